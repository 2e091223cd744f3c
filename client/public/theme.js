// Runs before the first paint, so that nobody is flashed with a theme they did not choose.
(() => {
  const asks = (query) => matchMedia(query).matches;
  let chosen = null;
  try {
    chosen = localStorage.getItem("longtable.theme");
  } catch {
    // Storage may be switched off; the device's own setting is used.
  }
  const device = asks("(prefers-contrast: more)")
    ? "contrast"
    : asks("(prefers-color-scheme: dark)")
      ? "dark"
      : "light";
  document.documentElement.dataset.theme = ["light", "dark", "contrast"].includes(chosen) ? chosen : device;
})();
