import PDFDocument from "pdfkit";
import { expect, it } from "vitest";
import { FONT_FILES } from "./exportFonts.ts";
import { type ShapingFont, shapePlainly } from "./plainShaping.ts";

interface Run {
  glyphs: { id: number }[];
  advanceWidth: number;
}

function openFont(): ShapingFont {
  const doc = new PDFDocument({ autoFirstPage: false });
  doc.registerFont("400", FONT_FILES[400]);
  return (doc.font("400") as unknown as { _font: { font: ShapingFont } })._font.font;
}

const WORDS = [
  "Ring me back, even to say when.",
  "AVATAR To. office fjord affirm",
  "naïve café Zoë",
  "e\u0301 i\u0307 Z\u030c",
  "½ 3/4",
  "مرحبا",
];

it("sparing plain words what finds nothing leaves each letter and each width as it was", () => {
  const [whole, spared] = [openFont(), openFont()];
  shapePlainly(spared);
  const shapes = (font: ShapingFont) =>
    WORDS.map((words) => {
      const { glyphs, advanceWidth } = font.layout(words) as Run;
      return { words, ids: glyphs.map(({ id }) => id), advanceWidth };
    });
  expect(shapes(spared)).toEqual(shapes(whole));
});
