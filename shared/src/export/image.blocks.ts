import type { BoardExport, ExportedEvidence } from "./exportModel.ts";
import type { ReportBlock } from "./report.blocks.ts";

/** The pictures on a board's notes, each with its note's words. */
export const imageBlocks = ({ notes }: Pick<BoardExport, "notes">): ReportBlock[] =>
  notes.flatMap(({ image, text }): ReportBlock[] =>
    image ? [{ kind: "image", imageId: image.imageId, alt: image.alt, text }] : [],
  );

/** The picture of a story that stands in a report. */
export function storyImageBlocks(
  storyId: string | undefined,
  evidence: readonly ExportedEvidence[] | undefined,
): ReportBlock[] {
  const image = evidence?.find(({ id }) => id === storyId)?.image;
  return image ? [{ kind: "image", imageId: image.imageId, alt: image.alt, text: image.alt }] : [];
}
