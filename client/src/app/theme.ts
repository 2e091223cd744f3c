/** What a person may choose; `device` follows the device's own setting. */
export const THEMES = ["device", "light", "dark", "contrast"] as const;
export type Theme = (typeof THEMES)[number];

const KEY = "longtable.theme";

/** The person's choice so far. */
export function chosenTheme(): Theme {
  try {
    const kept = localStorage.getItem(KEY);
    return THEMES.find((theme) => theme === kept) ?? "device";
  } catch {
    return "device";
  }
}

/** Puts a theme on the page and remembers it on this device. */
export function chooseTheme(theme: Theme): void {
  try {
    if (theme === "device") localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
  } catch {
    // Without storage the choice lives until the device itself changes its look.
  }
  document.documentElement.dataset.theme = theme === "device" ? deviceTheme() : theme;
}

function deviceTheme(): string {
  if (matchMedia("(prefers-contrast: more)").matches) return "contrast";
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}
