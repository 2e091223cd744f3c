import PDFDocument from "pdfkit";
import { expect, it } from "vitest";
import { FONT_FILES } from "./exportFonts.ts";
import { type ShapingFont, shapePlainly } from "./plainShaping.ts";

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
  "PVj7mKjKPyEHGfJT WAYTyo LTVA “Tä”—‘y’… 1/2 10:45 r. y, Ţ",
  "back, ",
  "ft053r9yfiPqjpfl fb fh fk ftfy afAffj fÄf",
  "12: ",
  "(say! ",
  "soft\u00adhyphen",
  "مرحبا",
];

it("sparing plain words what finds nothing leaves each letter and each width as it was", () => {
  const [whole, spared] = [openFont(), openFont()];
  shapePlainly(spared);
  const shapes = (font: ShapingFont) =>
    WORDS.map((words) => {
      const { glyphs, positions, advanceWidth } = font.layout(words);
      const places = positions.map(({ xAdvance, yAdvance, xOffset, yOffset }) => [
        xAdvance,
        yAdvance,
        xOffset,
        yOffset,
      ]);
      return { words, ids: glyphs.map(({ id }) => id), places, advanceWidth };
    });
  expect(shapes(spared)).toEqual(shapes(whole));
});
