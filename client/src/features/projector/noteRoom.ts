import { breakLines, measureText, signsOf } from "@longtable/shared/scene/textLayout";

/** How many of a row's three places a note takes. */
export type Span = 1 | 2 | 3;

/** What stands in a note with its words, as the wall says it. */
export interface Below {
  /** Table, tags, votes and the like in one line of text; empty when there is none. */
  facts: string;
  /** The first question, concern or gap pinned to it. */
  pin: string | null;
  /** True when a picture stands beside the words. */
  hasPicture: boolean;
}

/** All sizes here are in px at 1920 × 1080; they are those of `boards.css`, `projector.css`, `wallTables.css` and `images.css`. */
const NOTE = { above: 18, under: 4, stamp: 76 };
const ROOM: Record<Span, number> = { 1: 500, 2: 1096, 3: 1692 };
const SHORT = { size: 56, line: 66.1 };
const LONG = { size: 44, line: 52.8 };
/** How high a picture is at most, and the share of a note's width that is left beside it. */
const PICTURE = { height: 176, beside: 0.54 };
const FACTS = { size: 34, line: 45.9, gap: 8 };
const PIN = { size: 34, line: 44.2, most: 2, mark: 46 };
const HEAD = { size: 76, line: 44, most: 2, width: 1250, part: 190 };
const KICKER = { size: 44, line: 26.5 };
const SAMPLE = 18;
/** A row's height where the lines above it are single ones, and what is between two rows. */
const ROW = 326;
const GAP = 28;

/** Measured in the bold cut, which is wider than the one on the wall: what is said to fit, fits. */
const countLines = (text: string, maxWidth: number, size: number, firstIndent = 0) =>
  breakLines(text, { maxWidth, size, weight: 700, firstIndent }).length;

/** How high words are around a picture that stands at their end of the first lines, with what follows them. */
function wordsHeight(text: string, { facts, hasPicture }: Below, width: number, isLong: boolean): number {
  const { size, line } = isLong ? LONG : SHORT;
  const factsHeight = (room: number) =>
    facts === "" ? 0 : FACTS.gap + countLines(facts, room, FACTS.size) * FACTS.line;
  const broken = (words: string, maxWidth: number, firstIndent = 0) =>
    breakLines(words, { maxWidth, size, weight: 700, firstIndent });
  // Lines are broken on the wall where there is room, not where somebody broke them.
  const words = text.replace(/\s+/g, " ");
  if (!hasPicture) return broken(words, width, NOTE.stamp).length * line + factsHeight(width);
  const beside = width * PICTURE.beside;
  const lines = broken(words, beside, NOTE.stamp);
  const most = Math.ceil(PICTURE.height / line);
  if (lines.length <= most) return Math.max(PICTURE.height, lines.length * line + factsHeight(beside));
  const rest = lines.slice(most).map((one) => one.text);
  return (most + broken(rest.join(" "), width).length) * line + factsHeight(width);
}

/** Whether a note is readable whole in a room this high, in letters of 56 px or, when it is long, of 44 px. */
export function fitsIn(text: string, below: Below, span: Span, isLong: boolean, height: number): boolean {
  const width = ROOM[span];
  const pinLines = below.pin === null ? 0 : Math.min(PIN.most, countLines(below.pin, width, PIN.size, PIN.mark));
  const words = wordsHeight(text, below, width, isLong);
  return NOTE.above + words + pinLines * PIN.line + NOTE.under <= height;
}

/** What of a note stands on the wall. */
export interface Shown {
  text: string;
  below: Below;
}

/**
 * What a note shows that takes both rows of its page: all, or else with `hint` in place of what is found elsewhere. First that is
 * what stands below its words, then its picture, and words at last, which then end with an ellipsis.
 */
export function tallNote(text: string, below: Below, row: number, hint: string): Shown {
  const fits = (shown: Shown) => fitsIn(shown.text, shown.below, 3, true, 2 * row + GAP);
  const less: Below = { ...below, facts: hint };
  const wordsAlone: Below = { facts: hint, pin: null, hasPicture: false };
  const whole = [below, less, { ...less, pin: null }, wordsAlone].find((one) => fits({ text, below: one }));
  if (whole) return { text, below: whole };
  return { text: cutTo(text, (words) => fits({ text: words, below: wordsAlone })), below: wordsAlone };
}

/** As much of a text as fits, with an ellipsis. */
function cutTo(text: string, fits: (words: string) => boolean): string {
  const signs = signsOf(text);
  const cut = (count: number) => `${signs.slice(0, count).join("").trimEnd()}…`;
  let least = 0;
  let most = signs.length - 1;
  while (least < most) {
    const count = Math.ceil((least + most) / 2);
    if (fits(cut(count))) least = count;
    else most = count - 1;
  }
  return cut(least);
}

/** How high each of a page's two rows is under such a head. */
export function rowHeight({
  kicker,
  heading,
  isSample,
}: {
  kicker: string;
  heading: string;
  isSample: boolean;
}): number {
  const wraps = (text: string, { size }: { size: number }) => measureText(text, size, 700) > HEAD.width;
  const lost = [
    wraps(heading, { size: HEAD.size }) && HEAD.line,
    wraps(kicker, KICKER) && KICKER.line,
    isSample && SAMPLE,
  ];
  return ROW - lost.reduce<number>((sum, one) => sum + (one || 0), 0);
}

/** A heading that leaves room in its two lines for which part of how many it is, with an ellipsis where it is cut. */
export function shortHeading(text: string): string {
  const leavesRoom = (words: string) => {
    const lines = breakLines(words, { maxWidth: HEAD.width, size: HEAD.size, weight: 700 });
    const isLastFree = measureText(lines.at(-1)?.text ?? "", HEAD.size, 700) <= HEAD.width - HEAD.part;
    return lines.length < HEAD.most || (lines.length === HEAD.most && isLastFree);
  };
  return leavesRoom(text) ? text : cutTo(text, leavesRoom);
}
