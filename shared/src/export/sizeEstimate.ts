import type { BoardSource } from "./exportModel.ts";
import type { ExportOptions } from "./exportOptions.ts";
import { type ExportFormat, type ExportScope, fitsBoard, formatsOf } from "./formats.ts";

/** What a size is guessed from: how many notes are on each board, and whether it is a map. */
type Sized = Pick<BoardSource, "board"> & { content: Pick<BoardSource["content"], "notes"> };

const KB = 1_000;
/** Sides of the pictures in Word and on web pages, and of those on slides, in pixels. */
const ON_PAPER = 2_400;
const ON_SLIDE = 1_600;
/** A slide shows about so many notes; a board that would take more slides than this is shown in fewer. */
const [ON_A_SLIDE, MOST_SLIDES, WHOLE] = [10, 24, 4];

/** Bytes of a picture: the fuller of letters, the larger, until they are too small to matter. */
const picture = (side: number, notes: number): number => side * side * (0.02 + (0.25 * notes) / (notes + 60));

function slides(notes: number): number {
  const wanted = 1 + notes / ON_A_SLIDE;
  return wanted > MOST_SLIDES ? WHOLE : wanted;
}

/** Bytes of one board in one format, as files of the sample and of boards up to 2,000 notes came out. */
function boardBytes(format: ExportFormat, notes: number, { side }: Pick<ExportOptions, "side">): number {
  switch (format) {
    case "pdf":
      return 20 * KB + notes * 1.4 * KB;
    case "docx":
    case "html":
      return 14 * KB + picture(ON_PAPER, notes);
    case "pptx":
      return 15 * KB + slides(notes) * picture(ON_SLIDE, 50);
    case "png":
      return picture(side, notes);
    case "xlsx":
      return 3 * KB + notes * 0.05 * KB;
    case "svg":
      return 8 * KB + notes * 1.3 * KB;
    case "csv":
      return 0.2 * KB + notes * 0.22 * KB;
    case "md":
    case "mmd":
      return 0.5 * KB + notes * 0.18 * KB;
    case "json":
      return 2 * KB + notes * 0.6 * KB;
    case "zip":
      return 0;
  }
}

/** Two figures are as many as a guess deserves. */
const rounded = (bytes: number): number => Number(bytes.toPrecision(2));

/**
 * How large each file will be, in bytes: a guess, right to about a factor of three, made without making anything.
 *
 * @param options - the size of a picture, where it is one.
 */
export function estimateSizes(
  scope: ExportScope,
  boards: readonly Sized[],
  options: Pick<ExportOptions, "side">,
): Partial<Record<ExportFormat, number>> {
  const single = (format: ExportFormat): number =>
    boards.reduce((sum, { content }) => sum + boardBytes(format, content.notes.length, options), 0);
  const inZip = boards.reduce((sum, { board, content }) => {
    const formats = formatsOf("board").filter((format) => fitsBoard(format, board));
    return sum + formats.reduce((all, format) => all + boardBytes(format, content.notes.length, options), 0);
  }, 0);
  const sizes = formatsOf(scope).map((format): [ExportFormat, number] => {
    if (format !== "zip") return [format, rounded(single(format))];
    const whole = scope === "board" ? 0 : formatsOf("workshop").reduce((sum, one) => sum + single(one), 0);
    return [format, rounded(inZip + whole)];
  });
  return Object.fromEntries(sizes);
}
