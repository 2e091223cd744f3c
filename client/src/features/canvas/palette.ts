import type { Colour } from "@longtable/shared/scene/scene.types";

/** Turns a colour's token into a value the canvas can paint. */
export type Palette = (colour: Colour) => string;

/** The colours of the theme that `element` stands in now; each is read once. */
export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const known = new Map<Colour, string>();
  return (colour) => {
    const held = known.get(colour);
    if (held !== undefined) return held;
    const value = style.getPropertyValue(`--${colour}`).trim() || style.getPropertyValue("--ink").trim();
    known.set(colour, value);
    return value;
  };
}

/** Calls back when the theme changes, by choice or by the system's. */
export function followTheme(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  const looks = ["(prefers-color-scheme: dark)", "(prefers-contrast: more)", "(forced-colors: active)"];
  const queries = looks.map((query) => matchMedia(query));
  for (const query of queries) query.addEventListener("change", onChange);
  return () => {
    observer.disconnect();
    for (const query of queries) query.removeEventListener("change", onChange);
  };
}

/** Calls back when the page is zoomed, or moved to a screen of another sharpness. */
export function followSharpness(onChange: () => void): () => void {
  let query: MediaQueryList | null = null;
  const listen = () => {
    query?.removeEventListener("change", changed);
    query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    query.addEventListener("change", changed);
  };
  const changed = () => {
    listen();
    onChange();
  };
  listen();
  return () => query?.removeEventListener("change", changed);
}

/** Waits for the weights that scenes use, at most two seconds: a board in another font is better than none. */
export async function loadSceneFonts(family: string): Promise<void> {
  const first = family.split(",")[0] ?? family;
  const weights = [400, 700].map((weight) => document.fonts.load(`${weight} 16px ${first}`));
  const patience = new Promise((resolve) => setTimeout(resolve, 2_000));
  await Promise.race([Promise.all(weights).catch(() => undefined), patience]);
}
