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

const widths: Record<FontWeight, Map<number, number>> = { 400: readRuns(400), 700: readRuns(700) };

function readRuns(weight: FontWeight): Map<number, number> {
  const { unitsPerEm, runs } = FONT_METRICS[weight];
  const found = new Map<number, number>();
  for (const [first, ...advances] of runs as readonly (readonly number[])[]) {
    advances.forEach((advance, index) => {
      found.set((first ?? 0) + index, advance / unitsPerEm);
    });
  }
  return found;
}

const ZERO_WIDTH_JOINER = 0x200d;

/** Width of a text in em. Code points outside the bundled font count by script; joined emoji count once. */
export function advanceWidth(text: string, weight: FontWeight): number {
  const known = widths[weight];
  let sum = 0;
  let joined = false;
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    if (code === ZERO_WIDTH_JOINER) joined = true;
    else {
      if (!joined) sum += known.get(code) ?? fallbackWidth(char, code, known);
      joined = false;
    }
  }
  return sum;
}

/** Looked up once per code point; the map stays below the number of characters people write with. */
function fallbackWidth(char: string, code: number, known: Map<number, number>): number {
  const width = FALLBACKS.find(([pattern]) => pattern.test(char))?.[1] ?? 0;
  if (known.size < 20_000) known.set(code, width);
  return width;
}
