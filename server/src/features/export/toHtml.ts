import { ENGLISH_EXPORT_WORDS } from "@longtable/shared/export/exportWords";
import type { ReportBlock } from "@longtable/shared/export/report.blocks";
import { reportHtml } from "@longtable/shared/report/report.html";
import type { Making } from "./making.ts";
import type { Pictures } from "./pictures.ts";
import { dataUrl } from "./scenePixels.ts";
import { toPng } from "./toPng.ts";

/** Twice the width of the page's column: sharp on good screens, and small enough to send. */
const PIXELS = 1_800;

/** Writes a report as one HTML document that needs nothing from elsewhere: its pictures and its look are inside. */
export function toHtml(
  title: string,
  blocks: readonly ReportBlock[],
  pictures: Pictures,
  { options, progress }: Making,
): string {
  const of = blocks.filter(({ kind }) => kind === "board" || kind === "result" || kind === "image").length + 1;
  const side = Math.min(PIXELS, options.side);
  let done = 0;
  const html = reportHtml(blocks, {
    title,
    contents: ENGLISH_EXPORT_WORDS.contents,
    picturesOf(block) {
      progress(done, of);
      done += 1;
      return pictures(block).map((scene) => ({
        url: scene.file ? dataUrl(scene.file.type, scene.file.bytes) : dataUrl("image/png", toPng(scene, side)),
        width: scene.width,
        height: scene.height,
      }));
    },
  });
  progress(of, of);
  return html;
}
