import type { ShapedRun } from "./plainShaping.ts";

/** A font of a document, as PDFKit holds it; not part of its types. */
interface EmbeddedFont {
  id: string;
  ref(): unknown;
  encode(text: string): [codes: string[], positions: (ShapedRun["positions"][number] & { advanceWidth: number })[]];
}

interface Known {
  font: EmbeddedFont;
  /** Words as they are shown, with the space after them; null for those that are set letter by letter. */
  words: Map<string, string | null>;
}

const fonts = new WeakMap<PDFKit.PDFDocument, Map<string, Known>>();

function known(doc: PDFKit.PDFDocument, name: string): Known {
  const own = fonts.get(doc) ?? new Map<string, Known>();
  fonts.set(doc, own);
  const found = own.get(name);
  if (found) return found;
  const { _font: font } = doc.font(name) as unknown as { _font: EmbeddedFont };
  const made = { font, words: new Map() };
  own.set(name, made);
  return made;
}

/** Software that reads a page takes a gap of a tenth of the letters' size for a space; in units of a thousandth. */
const WIDEST_GAP = 80;

/** Letters and the gaps between them; null where letters stand above or beside each other, as in scripts that join. */
function shown({ font, words }: Known, word: string): string | null {
  const found = words.get(word);
  if (found !== undefined) return found;
  const [codes, positions] = font.encode(word);
  const isPlain = positions.every(({ xOffset, yOffset }) => xOffset === 0 && yOffset === 0);
  const parts = codes.map((code, index) => {
    const position = positions[index];
    const gap = position ? Math.min(position.xAdvance - position.advanceWidth, WIDEST_GAP) : 0;
    return gap === 0 ? `<${code}>` : `<${code}>${rounded(-gap)}`;
  });
  const made = isPlain ? parts.join("").replaceAll("><", "") : null;
  words.set(word, made);
  return made;
}

const rounded = (value: number) => Math.round(value * 1000) / 1000;

const WORDS = /[^ \t]*[ \t]|[^ \t]+/g;

export interface PlacedText {
  text: string;
  x: number;
  /** Of its base line. */
  y: number;
  font: string;
  size: number;
  /** Red, green and blue, 0 to 1. */
  colour: string;
}

/**
 * Sets a line with its left edge there, in the document's current units. PDFKit's own way asks again for each line what is
 * the same for all of them; what it needs more of a font for is left to it.
 */
export function setText(doc: PDFKit.PDFDocument, { text, x, y, font: name, size, colour }: PlacedText): void {
  const own = known(doc, name);
  const words = (text.match(WORDS) ?? []).map((word) => shown(own, word));
  if (words.includes(null) || text.includes("\n")) {
    doc.addContent(`${colour} rg`);
    doc.font(name).fontSize(size).text(text, x, y, { lineBreak: false, baseline: "alphabetic" });
    return;
  }
  const { id } = own.font;
  const { fonts } = doc.page as unknown as { fonts: Record<string, unknown> };
  fonts[id] ??= own.font.ref();
  const place = `1 0 0 -1 ${rounded(x)} ${rounded(y)} Tm /${id} ${rounded(size)} Tf`;
  doc.addContent(`BT ${colour} rg ${place} [${words.join("").replaceAll("><", "")}] TJ ET`);
}
