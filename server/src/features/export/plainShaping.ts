interface Position {
  xAdvance: number;
  yAdvance: number;
  xOffset: number;
  yOffset: number;
}

interface Glyph {
  id: number;
}

/** Letters as they are set, in units of the font. */
export interface ShapedRun {
  glyphs: Glyph[];
  positions: Position[];
  advanceWidth: number;
}

/** A font as PDFKit's own reader opens it; what it can do with letters is not part of PDFKit's types. */
export interface ShapingFont {
  hasGlyphForCodePoint(code: number): boolean;
  layout(text: string, features?: Readonly<Record<string, boolean>>, ...more: unknown[]): ShapedRun;
}

/** Letters that stand alone: no marks that join, and none whose form its neighbours change. */
const PLAIN = /^[\u0020-\u007e\u00a0-\u00ac\u00ae-\u017f\u2010-\u2027\u20ac]*$/;

/** May be three letters in one, which no pair of them tells. */
const LONG_LIGATURE = /ff/;
const LETTER = /\p{Script=Latin}/u;
/** As fonts call them: Latin letters, and signs of all scripts. */
type Script = "latn" | "zyyy";

/** Two letters beside each other: how far the second stands from the first, or null where they change each other. */
type Pair = { glyph: Glyph; advance: number } | null;

/** What is known of a font's letters and pairs. Beside letters, signs and spaces may be the ones of their script. */
export interface PlainPairs {
  pairs: Record<Script, Map<string, Pair>>;
  letters: Record<Script, Map<string, ShapedRun>>;
}

export const plainPairs = (): PlainPairs => ({
  pairs: { latn: new Map(), zyyy: new Map() },
  letters: { latn: new Map(), zyyy: new Map() },
});

/**
 * Sets plain words letter by letter from what the font says once of each pair: asking it about each word takes most of the
 * time a page of text costs. Letters and widths are the same. Words with ligatures are asked about, without the features
 * that compose letters with marks or join them, which find nothing in plain words.
 *
 * @param known - of the very same font file, so that the next document need not ask again.
 */
export function shapePlainly(font: ShapingFont, known: PlainPairs = plainPairs()): void {
  const { pairs, letters } = known;
  const layout = font.layout.bind(font);

  const pairOf = (both: string, script: Script): Pair => {
    const known = pairs[script].get(both);
    if (known !== undefined) return known;
    const found = readPair(both, script);
    pairs[script].set(both, found);
    return found;
  };
  const letterOf = (letter: string, script: Script): ShapedRun => {
    const known = letters[script].get(letter) ?? layout(letter, plainFeatures(letter), script);
    letters[script].set(letter, known);
    return known;
  };
  const readPair = (both: string, script: Script): Pair => {
    const { glyphs, positions } = layout(both, plainFeatures(both), script);
    const alone = [...both].map((letter) => letterOf(letter, script));
    const isSame =
      glyphs.length === alone.length && glyphs.every(({ id }, index) => id === alone[index]?.glyphs[0]?.id);
    const [glyph, position] = [glyphs[0], positions[0]];
    if (!isSame || !glyph || !position || positions.some(isMoved)) return null;
    const last = alone.at(-1)?.positions[0];
    if (alone.length > 1 && positions[1]?.xAdvance !== last?.xAdvance) return null;
    return { glyph, advance: position.xAdvance };
  };
  const setPlainly = (text: string): ShapedRun | null => {
    const script = LETTER.test(text) ? "latn" : "zyyy";
    const glyphs: Glyph[] = [];
    const positions: Position[] = [];
    for (let index = 0; index < text.length; index += 1) {
      const pair = pairOf(text.slice(index, index + 2), script);
      if (!pair) return null;
      glyphs.push(pair.glyph);
      positions.push({ xAdvance: pair.advance, yAdvance: 0, xOffset: 0, yOffset: 0 });
    }
    // PDFKit scales the positions and asks for the width afterwards.
    return {
      glyphs,
      positions,
      get advanceWidth() {
        return positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0);
      },
    };
  };

  font.layout = (text, features, ...more) => {
    const isPlain = features === undefined && PLAIN.test(text);
    const set = isPlain && !LONG_LIGATURE.test(text) ? setPlainly(text) : null;
    return set ?? layout(text, isPlain ? plainFeatures(text) : features, ...more);
  };
}

const isMoved = ({ yAdvance, xOffset, yOffset }: Position) => yAdvance !== 0 || xOffset !== 0 || yOffset !== 0;

const plainFeatures = (text: string) => ({
  ccmp: false,
  rlig: false,
  mark: false,
  mkmk: false,
  liga: text.includes("f"),
});
