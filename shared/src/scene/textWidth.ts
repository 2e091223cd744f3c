import { FONT_METRICS } from "./fontMetrics.gen.ts";
import type { FontWeight } from "./scene.types.ts";

/** Distance from the baseline to the top and to the bottom of a line, in em; the same for both weights. */
export const ASCENT = FONT_METRICS[400].ascent / FONT_METRICS[400].unitsPerEm;
export const DESCENT = FONT_METRICS[400].descent / FONT_METRICS[400].unitsPerEm;

/** Widths in em of what the bundled font lacks: rather too wide, so that another font's glyphs still fit the line. */
const FALLBACKS: readonly (readonly [RegExp, number])[] = [
  [/[\p{Mn}\p{Me}\p{Cf}\p{Emoji_Modifier}]/u, 0],
  [/\p{Regional_Indicator}/u, 0.65],
  [/\p{Extended_Pictographic}/u, 1.3],
  [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uff60]/u, 1],
  [/[\p{Script=Arabic}\p{Script=Hebrew}]/u, 0.58],
  [/\p{Lu}/u, 0.72],
  [/./u, 0.62],
];

/** Code points below this are looked up in a table; hardly anybody writes others. */
const TABLE_SIZE = 0x3000;
const UNKNOWN = -1;

const widths: Record<FontWeight, Float32Array> = { 400: readRuns(400), 700: readRuns(700) };

function readRuns(weight: FontWeight): Float32Array {
  const { unitsPerEm, runs } = FONT_METRICS[weight];
  const table = new Float32Array(TABLE_SIZE).fill(UNKNOWN);
  for (const [first, ...advances] of runs as readonly (readonly number[])[]) {
    advances.forEach((advance, index) => {
      table[(first ?? 0) + index] = advance / unitsPerEm;
    });
  }
  return table;
}

const ZERO_WIDTH_JOINER = 0x200d;

/** Width of a text in em. Code points outside the bundled font count by script; joined emoji count once. */
export function advanceWidth(text: string, weight: FontWeight): number {
  const table = widths[weight];
  let sum = 0;
  let joined = false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.codePointAt(index) ?? 0;
    if (code > 0xffff) index += 1;
    if (code === ZERO_WIDTH_JOINER) joined = true;
    else {
      if (!joined) sum += widthOf(code, table);
      joined = false;
    }
  }
  return sum;
}

/** Widths in em by code point, as far as they are known yet; negative where they are not. */
export const advanceTable = (weight: FontWeight): Readonly<Float32Array> => widths[weight];

/** Width of one code point in em. */
export const advanceOf = (code: number, weight: FontWeight): number => widthOf(code, widths[weight]);

function widthOf(code: number, table: Float32Array): number {
  const known = table[code];
  if (known !== undefined && known !== UNKNOWN) return known;
  const char = String.fromCodePoint(code);
  const width = FALLBACKS.find(([pattern]) => pattern.test(char))?.[1] ?? 0;
  if (code < TABLE_SIZE) table[code] = width;
  return width;
}
