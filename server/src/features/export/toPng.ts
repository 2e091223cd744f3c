import { toSvg } from "@longtable/shared/export/toSvg";
import type { Scene } from "@longtable/shared/scene/scene.types";
import { Resvg } from "@resvg/resvg-js";
import { FONT_FAMILY, FONT_FILES } from "./exportFonts.ts";

/** Twice screen size, so that small words stay sharp on paper. */
const ZOOM = 2;
const MOST_SIDE = 8000;
/** Four bytes a pixel while it is painted. */
const MOST_PIXELS = 32_000_000;

/** Paints a scene as a PNG, as large as it may be (`mostSide` in pixels): a huge board is scaled down, never refused. */
export function toPng(scene: Scene, mostSide = MOST_SIDE): Uint8Array {
  const zoom = Math.min(
    ZOOM,
    mostSide / Math.max(scene.width, scene.height),
    Math.sqrt(MOST_PIXELS / (scene.width * scene.height)),
  );
  const width = Math.max(1, Math.floor(scene.width * zoom));
  const image = new Resvg(toSvg(scene), {
    fitTo: { mode: "width", value: width },
    font: { loadSystemFonts: false, fontFiles: Object.values(FONT_FILES), defaultFontFamily: FONT_FAMILY },
  });
  return image.render().asPng();
}
