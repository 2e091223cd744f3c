import { fileURLToPath } from "node:url";

const fontFile = (name: string) => fileURLToPath(new URL(`../../../../shared/fonts/${name}`, import.meta.url));

/** The bundled font files, by weight; the scene's line breaks are measured from the same ones. */
export const FONT_FILES = {
  400: fontFile("AtkinsonHyperlegibleNext-Regular.ttf"),
  700: fontFile("AtkinsonHyperlegibleNext-Bold.ttf"),
} as const;

export const FONT_FAMILY = "Atkinson Hyperlegible Next";
