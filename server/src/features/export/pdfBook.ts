import type { ExportWords } from "@longtable/shared/export/exportWords";
import type { TextItem } from "@longtable/shared/scene/scene.types";
import { textBlock } from "@longtable/shared/scene/textBlock";
import PDFDocument from "pdfkit";
import { FALLBACK_FILES, FONT_FILES } from "./exportFonts.ts";
import { type Coverage, createFontRuns, MISSING_SIGN } from "./fontRuns.ts";
import { asArtifact, type Painter, paintItems, type Section } from "./pdfPainter.ts";
import { collected, gatherContent } from "./pdfWriting.ts";
import { type PlainPairs, plainPairs, type ShapingFont, shapePlainly } from "./plainShaping.ts";

/** Margins of 17 mm (LOOK, print), in points. */
export const MARGIN = 48;
/** A4 upright, in points. */
export const A4 = { width: 595.28, height: 841.89 };

interface Foot {
  /** Null for a page without a foot. */
  text: string | null;
  width: number;
  height: number;
}

/** What the pages of one document share. */
export interface Book extends Painter {
  root: Section;
  words: ExportWords;
  /** Titles for the foot of each page, in page order. */
  feet: Foot[];
  /** Letters that no font has, in the order in which they came. */
  missing: Set<string>;
}

interface BookOptions {
  title: string;
  words: ExportWords;
  /** BCP 47. */
  lang: string;
  /** Milliseconds since 1970. */
  readAt: number;
}

/** Writes a tagged document (PDF/UA-1, 1.7): real text in the bundled fonts, with a foot on each page and bookmarks. */
export async function writeBook(options: BookOptions, write: (book: Book) => void): Promise<Uint8Array> {
  const { title, words, lang, readAt } = options;
  const doc = new PDFDocument({
    autoFirstPage: false,
    bufferPages: true,
    pdfVersion: "1.7",
    // The types know the archive subsets alone.
    subset: "PDF/UA" as "PDF/A-1",
    tagged: true,
    // Words are remembered as they are written.
    fontLayoutCache: false,
    displayTitle: true,
    lang,
    info: { Title: title.toWellFormed(), Creator: "Longtable", CreationDate: new Date(readAt) },
  });
  const finished = collected(doc);
  for (const [name, file] of Object.entries({ ...FONT_FILES, ...FALLBACK_FILES })) doc.registerFont(name, file);
  for (const name of Object.keys(FONT_FILES)) shapePlainly(openFont(doc, name), pairsOf(name));
  const root = doc.struct("Document");
  doc.addStructure(root);
  const missing = new Set<string>();
  const fallbacks = Object.keys(FALLBACK_FILES).map((name) => coverageOf(doc, name));
  const firsts = { 400: coverageOf(doc, "400"), 700: coverageOf(doc, "700") };
  const runsOf = createFontRuns(fallbacks, "emoji", (char) => missing.add(char));
  const book: Book = {
    ...{ doc, root, words, missing, feet: [] },
    fontRuns: (text, weight) => runsOf(text, firsts[weight]),
  };
  write(book);
  paintMissing(book);
  const time = new Intl.DateTimeFormat(lang, { dateStyle: "long", timeStyle: "short", timeZone: "UTC" }).format(readAt);
  paintFeet(book, time);
  doc.end();
  return finished;
}

/** For as long as the thread lives: its fonts do not change. */
const pairs = new Map<string, PlainPairs>();

function pairsOf(name: string): PlainPairs {
  const known = pairs.get(name) ?? plainPairs();
  pairs.set(name, known);
  return known;
}

/** What a font has and how it joins letters is not part of the writer's types. */
const openFont = (doc: PDFKit.PDFDocument, name: string) =>
  (doc.font(name) as unknown as { _font: { font: ShapingFont } })._font.font;

/** Opens a font only when it is first asked: most documents need one. */
function coverageOf(doc: PDFKit.PDFDocument, name: string): Coverage {
  const known = new Map<number, boolean>();
  let font: ShapingFont | null = null;
  return {
    name,
    has(code) {
      const found = known.get(code);
      if (found !== undefined) return found;
      font ??= openFont(doc, name);
      const has = font.hasGlyphForCodePoint(code);
      known.set(code, has);
      return has;
    },
  };
}

/** Starts a page, A4 upright unless said otherwise; `foot` stands at its bottom, larger on larger paper. */
export function addPage(book: Book, foot: string | null, size: { width: number; height: number } = A4): void {
  book.doc.addPage({ size: [size.width, size.height], margin: 0 });
  gatherContent(book.doc.page);
  book.feet.push({ text: foot, ...size });
}

/** A part of the tagged document with its own title. */
export function openSection({ doc, root }: Book, title: string): Section {
  const section = doc.struct("Sect", { title: title.toWellFormed() });
  root.add(section);
  return section;
}

/** A part of a section, to be filled later: reading software comes to it here, wherever it is painted. */
export function openPart({ doc }: Book, section: Section, title: string): Section {
  const part = doc.struct("Sect", { title: title.toWellFormed() });
  section.add(part);
  return part;
}

/** Where the next line of a text page goes, and the page's foot. */
export interface Cursor {
  y: number;
  foot: string;
  /** Called when a page is full, for what comes between it and the next. */
  beforeTurn?(): void;
}

export interface Paragraph {
  tag: string;
  text: string;
  size: number;
  weight: 400 | 700;
  fill?: string;
  after?: number;
  indent?: number;
  /** Room that has to be left below it on the page, so that a heading does not stand alone. */
  keep?: number;
}

/** The lowest line of a text page. */
export const TEXT_FOOT = A4.height - MARGIN - 16;
/** At most 68 characters a line (LOOK, type). */
export const MEASURE = 440;

/** Writes a paragraph, on the next page what does not fit on this one. */
export function paragraph(book: Book, section: Section, cursor: Cursor, style: Paragraph): void {
  const { tag, text, size, weight, fill = "ink", after = 6, indent = 0, keep = 0 } = style;
  const lineHeight = size * 1.35;
  const block = textBlock(text, { x: MARGIN + indent, y: 0, maxWidth: MEASURE, size, lineHeight, weight, fill });
  if (cursor.y + Math.min(block.height, 4 * lineHeight) + keep > TEXT_FOOT && cursor.y > MARGIN) turnPage(book, cursor);
  const element = book.doc.struct(tag);
  section.add(element);
  let rest = block.items;
  let top = 0;
  while (rest.length > 0) {
    const fitting = Math.max(1, Math.floor((TEXT_FOOT - cursor.y) / lineHeight));
    const now = rest.slice(0, fitting).map((item) => ({ ...item, y: item.y - top + cursor.y }));
    element.add(() => paintItems(book, now));
    rest = rest.slice(fitting);
    top += now.length * lineHeight;
    cursor.y += now.length * lineHeight;
    if (rest.length > 0) turnPage(book, cursor);
  }
  element.end();
  cursor.y += after;
}

export function turnPage(book: Book, cursor: Cursor): void {
  cursor.beforeTurn?.();
  addPage(book, cursor.foot);
  cursor.y = MARGIN;
}

/** Says which letters are boxes: a reader shall not take them for somebody's words. */
function paintMissing(book: Book): void {
  const { missing, words } = book;
  if (missing.size === 0) return;
  const chars = [...missing].slice(0, 200);
  const codes = chars.map((char) => `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`);
  addPage(book, words.missingLetters);
  const section = openSection(book, words.missingLetters);
  book.doc.outline.addItem(words.missingLetters);
  const cursor = { y: MARGIN, foot: words.missingLetters };
  paragraph(book, section, cursor, { tag: "H2", text: words.missingLetters, size: 15, weight: 700 });
  paragraph(book, section, cursor, { tag: "P", text: words.missingWhy(MISSING_SIGN), size: 10.5, weight: 400 });
  paragraph(book, section, cursor, { tag: "P", text: codes.join(", "), size: 10.5, weight: 400 });
}

/** Writes the foot of every page, now that their number is known: when it was read, how to take words back, page. */
function paintFeet(book: Book, readAt: string): void {
  const { doc, words, feet } = book;
  for (const [index, { text: foot, width, height }] of feet.entries()) {
    doc.switchToPage(index);
    if (foot === null) continue;
    const size = Math.max(9, (Math.max(width, height) * 9) / A4.height / 1.6);
    const y = height - MARGIN + size + 1;
    const room = width - 2 * MARGIN;
    const line = (text: string, maxWidth: number): TextItem => {
      const style = { size, lineHeight: size * 1.3, weight: 400, fill: "ink-2" } as const;
      const [first] = textBlock(text, { x: 0, y: 0, maxWidth, ...style }).items;
      return { ...style, type: "text", x: MARGIN, y, text: first?.text ?? "", width: 0 };
    };
    asArtifact(doc, () =>
      paintItems(book, [
        line(words.readAt(readAt), room * 0.35),
        { ...line(foot, room * 0.4), x: width / 2, anchor: "middle" as const },
        { ...line(words.page(index + 1, feet.length), room * 0.2), x: width - MARGIN, anchor: "end" as const },
        { ...line(words.takeBack, room), y: y + size * 1.4 },
      ]),
    );
  }
}
