/** A font as PDFKit's own reader opens it; what it can do with letters is not part of PDFKit's types. */
export interface ShapingFont {
  hasGlyphForCodePoint(code: number): boolean;
  layout(text: string, features?: Readonly<Record<string, boolean>>, ...more: unknown[]): unknown;
}

/** Letters that stand alone: no marks that join, and none whose form its neighbours change. */
const PLAIN = /^[\u0020-\u007e\u00a0-\u017f\u2010-\u2027\u20ac]*$/;

/**
 * Spares plain words the features that compose letters with marks or join them: searching for them takes most of the time
 * a page of text costs, and finds nothing. Kerning stays, so widths are the same; words with an f keep their ligatures.
 */
export function shapePlainly(font: ShapingFont): void {
  const layout = font.layout.bind(font);
  font.layout = (text, features, ...more) =>
    layout(text, features ?? (PLAIN.test(text) ? plainFeatures(text) : undefined), ...more);
}

const plainFeatures = (text: string) => ({
  ccmp: false,
  rlig: false,
  mark: false,
  mkmk: false,
  liga: text.includes("f"),
});
