import { forgetWhenErased } from "../kernel/erasedWords.ts";
import type { FontWeight } from "./scene.types.ts";
import { advanceOf, advanceTable, advanceWidth } from "./textWidth.ts";

export type Direction = "ltr" | "rtl";

/** One line as it will be painted: nothing breaks it again. */
export interface TextLine {
  text: string;
  width: number;
  direction: Direction;
}

export interface BreakOptions {
  maxWidth: number;
  size: number;
  weight: FontWeight;
  /** Room kept free at the start of the first line, for a note's stamp. */
  firstIndent?: number;
}

const RTL = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const LETTER = /\p{L}/u;
const CONTROL = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;
const SPACES = /[ \u2000-\u200a\u3000]+/u;
/** Inside a word a line may end after a hyphen or slash that stands before a letter, and around ideographs and kana. */
const INNER_BREAK =
  /(?<=[-–—/])(?=\p{L})|(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}。、，！？])(?![。、，！？）」』])/u;

/** Cheap to ask first: most words have none of these. */
const MAY_BREAK_INSIDE = /[-–—/\u2e80-\uffef\ud800-\udfff]/;

let segmenter: Intl.Segmenter | null = null;
/** Made when a word is first cut: making it takes some 20 ms of a page's opening, and few boards have words so long. */
function graphemesOf(text: string) {
  segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  return segmenter.segment(text);
}

/** The signs of a text as people count them. */
export const signsOf = (text: string): readonly string[] =>
  PLAIN.test(text) ? text.split("") : Array.from(graphemesOf(text), ({ segment }) => segment);

/** Width of one line of text in board units, by the bundled font's metrics. */
export function measureText(text: string, size: number, weight: FontWeight): number {
  return advanceWidth(text, weight) * size;
}

/** The side a text starts on, by its first strong letter; left when it has none. */
export function directionOf(text: string): Direction {
  for (const char of text) {
    if (RTL.test(char)) return "rtl";
    if (LETTER.test(char)) return "ltr";
  }
  return "ltr";
}

/** Lines already broken, by their options and then their text: the latest, and those of the generation before. */
interface Generations {
  young: Map<string, readonly TextLine[]>;
  old: Map<string, readonly TextLine[]>;
}
const GENERATION = 4000;
const caches = new Map<string, Generations>();
forgetWhenErased(() => {
  caches.clear();
  latest = null;
});

/** One note after the other asks with the same options: making their key would cost more than the rest. */
let latest: (Required<BreakOptions> & { cache: Generations }) | null = null;

function cacheFor({ maxWidth, size, weight, firstIndent = 0 }: BreakOptions): Generations {
  const isLatest =
    latest?.maxWidth === maxWidth &&
    latest.size === size &&
    latest.weight === weight &&
    latest.firstIndent === firstIndent;
  if (latest && isLatest) return latest.cache;
  const key = `${maxWidth}|${size}|${weight}|${firstIndent}`;
  const cache = caches.get(key) ?? { young: new Map(), old: new Map() };
  caches.set(key, cache);
  latest = { maxWidth, size, weight, firstIndent, cache };
  return cache;
}

/** Breaks a text as `breakLines` does, for who remembers the lines themselves. */
export const breakText = (text: string, options: BreakOptions): readonly TextLine[] =>
  // Copied, since lists that grew line by line keep room for more; these stay.
  [...(breakPlain(text, options) ?? breakAny(text, options))];

/**
 * Breaks a text into lines no wider than `maxWidth`, the same way on every machine.
 *
 * Keeps the writer's own line ends, collapses runs of spaces, and cuts a word only when it is wider than a whole line,
 * never inside a grapheme. A paragraph's direction is that of its first strong letter. At least one line comes back.
 */
export function breakLines(text: string, options: BreakOptions): readonly TextLine[] {
  const cache = cacheFor(options);
  const known = cache.young.get(text);
  if (known) return known;
  const lines = cache.old.get(text) ?? breakText(text, options);
  if (cache.young.size >= GENERATION) {
    cache.old = cache.young;
    cache.young = new Map();
  }
  cache.young.set(text, lines);
  return lines;
}

/** A paragraph of letters, figures and marks that need none of the rules for other scripts, as most notes are. */
const PLAIN = /^[\x20-\x2c\x2e\x30-\x7e\u00a1-\u00ac\u00ae-\u017f\u2018-\u201d\u2026]*$/;
const SPACE = 0x20;

/** Breaks a plain text as `breakAny` does, in one pass; null for what it leaves to that one. */
export function breakPlain(text: string, { maxWidth, size, weight, firstIndent = 0 }: BreakOptions): TextLine[] | null {
  if (!PLAIN.test(text)) return null;
  const space = advanceOf(SPACE, weight) * size;
  const table = advanceTable(weight);
  const lines: TextLine[] = [];
  let [from, to, width, room] = [0, 0, 0, maxWidth - firstIndent];
  let isEmpty = true;
  let at = 0;
  while (at < text.length) {
    if (text.charCodeAt(at) === SPACE) {
      at += 1;
      continue;
    }
    const start = at;
    let ems = 0;
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === SPACE) break;
      const known = table[code] ?? -1;
      ems += known >= 0 ? known : advanceOf(code, weight);
    }
    const word = ems * size;
    // Runs of spaces are rare, and so are words that fill a line.
    const isSpread = !isEmpty && start !== to + 1;
    if (isSpread || word > maxWidth || (isEmpty && lines.length === 0 && word > room)) return null;
    if (!isEmpty && width + space + word > room) {
      lines.push({ text: text.slice(from, to), width, direction: "ltr" });
      room = maxWidth;
      isEmpty = true;
    }
    if (isEmpty) [from, width, isEmpty] = [start, 0, false];
    else width += space;
    width += word;
    to = at;
  }
  lines.push({ text: text.slice(from, to), width, direction: "ltr" });
  return lines;
}

/** Breaks whatever people write, by the rules of its script. */
export function breakAny(text: string, options: BreakOptions): TextLine[] {
  return text
    .split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/u)
    .flatMap((paragraph, index) =>
      breakParagraph(
        paragraph.replaceAll("\t", " ").replace(CONTROL, ""),
        options,
        index === 0 ? (options.firstIndent ?? 0) : 0,
      ),
    );
}

interface Piece {
  text: string;
  width: number;
  /** A space stands before it. */
  spaced: boolean;
}

function breakParagraph(paragraph: string, { maxWidth, size, weight }: BreakOptions, firstIndent: number): TextLine[] {
  const direction = directionOf(paragraph);
  const space = measureText(" ", size, weight);
  const lines: TextLine[] = [];
  let text = "";
  let width = 0;
  const room = () => maxWidth - (lines.length === 0 ? firstIndent : 0);
  const endLine = () => {
    lines.push({ text, width, direction });
    text = "";
    width = 0;
  };
  for (const piece of piecesOf(paragraph, size, weight)) {
    const gap = piece.spaced && text !== "" ? space : 0;
    if (text !== "" && width + gap + piece.width > room()) endLine();
    else if (gap > 0) {
      text += " ";
      width += gap;
    }
    if (width + piece.width <= room()) {
      text += piece.text;
      width += piece.width;
      continue;
    }
    if (text === "" && lines.length === 0 && piece.width <= maxWidth && firstIndent > 0) endLine();
    for (const { segment } of piece.width <= room() ? [{ segment: piece.text }] : graphemesOf(piece.text)) {
      const next = measureText(segment, size, weight);
      if (text !== "" && width + next > room()) endLine();
      text += segment;
      width += next;
    }
  }
  if (text !== "" || lines.length === 0) endLine();
  return lines;
}

function piecesOf(paragraph: string, size: number, weight: FontWeight): Piece[] {
  return paragraph
    .split(SPACES)
    .filter((word) => word !== "")
    .flatMap((word) =>
      (MAY_BREAK_INSIDE.test(word) ? word.split(INNER_BREAK) : [word]).map((text, index) => ({
        text,
        width: measureText(text, size, weight),
        spaced: index === 0,
      })),
    );
}
