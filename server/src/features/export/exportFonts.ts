import { fileURLToPath } from "node:url";

const fontFile = (path: string) => fileURLToPath(new URL(`../../../../${path}`, import.meta.url));

/** The bundled font files, by weight; the scene's line breaks are measured from the same ones. */
export const FONT_FILES = {
  400: fontFile("shared/fonts/AtkinsonHyperlegibleNext-Regular.ttf"),
  700: fontFile("shared/fonts/AtkinsonHyperlegibleNext-Bold.ttf"),
} as const;

/** What the first font lacks is looked for here, in this order; one weight has to do. */
export const FALLBACK_FILES = {
  signs: fontFile("server/fonts/DejaVuSans.ttf"),
  eastAsian: fontFile("server/fonts/DroidSansFallback.ttf"),
  emoji: fontFile("server/fonts/NotoEmoji-Regular.ttf"),
} as const;

export const FONT_FAMILY = "Atkinson Hyperlegible Next";
