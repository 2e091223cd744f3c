// Before the first paint, so that nobody is flashed with a theme they did not choose; then as the device changes.
(() => {
  const looks = [
    ["contrast", matchMedia("(prefers-contrast: more)")],
    ["dark", matchMedia("(prefers-color-scheme: dark)")],
  ];
  const show = () => {
    let chosen = null;
    try {
      chosen = localStorage.getItem("longtable.theme");
    } catch {
      // Without storage it is the device's.
    }
    const device = looks.find(([, query]) => query.matches)?.[0] ?? "light";
    document.documentElement.dataset.theme = ["light", "dark", "contrast"].includes(chosen) ? chosen : device;
  };
  show();
  for (const [, query] of looks) query.addEventListener("change", show);
})();
