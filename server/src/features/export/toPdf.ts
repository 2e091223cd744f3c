import { agreementLines, ENGLISH_AGREEMENT_WORDS } from "@longtable/shared/agreement/agreement.lines";
import type { RoundSource } from "@longtable/shared/export/exportedRound";
import type { BoardSource, WorkshopSource } from "@longtable/shared/export/exportModel";
import { ENGLISH_EXPORT_WORDS, type ExportWords } from "@longtable/shared/export/exportWords";
import { roundScenes } from "@longtable/shared/export/roundScenes";
import { reportOf } from "@longtable/shared/followThrough/report";
import { type ReportLine, reportLines } from "@longtable/shared/followThrough/report.markdown";
import { ENGLISH_REPORT_WORDS } from "@longtable/shared/followThrough/reportWords";
import { ENGLISH_REFLECTION_WORDS, reflectionLines } from "@longtable/shared/reflection/reflection.lines";
import { textBlock } from "@longtable/shared/scene/textBlock";
import PDFDocument from "pdfkit";
import { FONT_FILES } from "./exportFonts.ts";
import { addBoard, addPage, addResult, type Book, openSection, PAPER, paintFeet } from "./pdfPages.ts";
import { paintItems, type Section } from "./pdfPainter.ts";

export interface PdfOptions {
  /** Milliseconds since 1970. */
  readAt: number;
  /** BCP 47, for the document and its date; English when left out. */
  lang?: string;
  words?: ExportWords;
}

/** One board as a PDF on A4: real text in the bundled font, tagged, with its closed rounds after it. */
export function boardPdf(source: BoardSource, options: PdfOptions): Promise<Uint8Array> {
  return writePdf(source.board.title, options, (book) => {
    addBoard(book, source);
    for (const round of source.rounds) addRound(book, round);
  });
}

/** A whole workshop as a PDF: cover, each board, each closed round, decisions. */
export function workshopPdf(source: WorkshopSource, options: PdfOptions): Promise<Uint8Array> {
  return writePdf(source.workshop.title, options, (book) => {
    addCover(book, source);
    for (const board of source.boards) addBoard(book, board);
    for (const round of source.boards.flatMap(({ rounds }) => rounds)) addRound(book, round);
    if (source.decisions.length > 0) addDecisions(book, source.decisions);
    const agreed = agreementLines(source);
    if (agreed.length > 0) addLines(book, ENGLISH_AGREEMENT_WORDS.heading, agreed);
    addAfterwards(book, source);
  });
}

async function writePdf(title: string, options: PdfOptions, write: (book: Book) => void): Promise<Uint8Array> {
  const { readAt, lang = "en-GB", words = ENGLISH_EXPORT_WORDS } = options;
  const doc = new PDFDocument({
    autoFirstPage: false,
    bufferPages: true,
    pdfVersion: "1.7",
    tagged: true,
    displayTitle: true,
    lang,
    info: { Title: title, Creator: "Longtable", CreationDate: new Date(readAt) },
  });
  const chunks: Buffer[] = [];
  const finished = new Promise<Uint8Array>((resolve, reject) => {
    doc.on("data", (chunk: Buffer) => chunks.push(chunk));
    doc.on("end", () => resolve(new Uint8Array(Buffer.concat(chunks))));
    doc.on("error", reject);
  });
  for (const [weight, file] of Object.entries(FONT_FILES)) doc.registerFont(weight, file);
  const root = doc.struct("Document");
  doc.addStructure(root);
  const book: Book = { doc, root, words, feet: [] };
  write(book);
  const time = new Intl.DateTimeFormat(lang, { dateStyle: "long", timeStyle: "short" }).format(readAt);
  paintFeet(book, time);
  doc.end();
  return finished;
}

function addRound(book: Book, source: RoundSource): void {
  const scenes = roundScenes(source, book.words);
  if (scenes.length > 0) addResult(book, book.words.result(source.question), scenes);
}

/** Where the next line of a text page goes. */
interface Cursor {
  y: number;
}

interface Paragraph {
  tag: "H1" | "H2" | "P";
  text: string;
  size: number;
  weight: 400 | 700;
  fill?: string;
  after?: number;
  indent?: number;
}

const FOOT = PAPER.height - PAPER.margin - 12;
/** At most 68 characters a line (LOOK, type). */
const MEASURE = 440;

function paragraph(
  book: Book,
  section: Section,
  cursor: Cursor,
  foot: string,
  { tag, text, ...style }: Paragraph,
): void {
  const { size, weight, fill = "ink", after = 6, indent = 0 } = style;
  const at = { x: PAPER.margin + indent, maxWidth: MEASURE, size, lineHeight: size * 1.35, weight, fill };
  const { height } = textBlock(text, { ...at, y: 0 });
  if (cursor.y + height > FOOT && cursor.y > PAPER.margin) {
    addPage(book, foot);
    cursor.y = PAPER.margin;
  }
  const block = textBlock(text, { ...at, y: cursor.y });
  section.add(book.doc.struct(tag, {}, () => paintItems(book.doc, block.items)));
  cursor.y += height + after;
}

function addCover(book: Book, { workshop, activities, boards, participants }: WorkshopSource): void {
  const { words } = book;
  const section = openSection(book, workshop.title);
  addPage(book, workshop.title);
  book.doc.outline.addItem(workshop.title);
  const cursor = { y: PAPER.margin + 20 };
  const write = (part: Paragraph) => paragraph(book, section, cursor, workshop.title, part);
  write({ tag: "H1", text: workshop.title, size: 27, weight: 700, after: 12 });
  write({ tag: "P", text: words.people(participants.count), size: 12.5, weight: 400, after: 6 });
  if (workshop.isSample) write({ tag: "P", text: words.invented, size: 12.5, weight: 700, after: 6 });
  cursor.y += 12;
  write({ tag: "H2", text: words.contents, size: 15, weight: 700, after: 8 });
  const listed = new Set<string>();
  for (const activity of activities) {
    write({ tag: "P", text: activity.title, size: 12, weight: 700, after: 1 });
    write({ tag: "P", text: activity.prompt, size: 10.5, weight: 400, fill: "ink-2", after: 2 });
    for (const { id, title } of activity.boards) {
      listed.add(id);
      write({ tag: "P", text: title, size: 10.5, weight: 400, indent: 14, after: 1 });
    }
    cursor.y += 5;
  }
  for (const { board } of boards) {
    if (!listed.has(board.id)) write({ tag: "P", text: board.title, size: 10.5, weight: 400, after: 1 });
  }
}

/** What became of it all, and how we worked; nothing when there is nothing yet. */
function addAfterwards(book: Book, { workshop, followThrough, decisions, reflection }: WorkshopSource): void {
  const report = followThrough ? reportOf({ workshop, followThrough, decisions }) : null;
  const hasReport = report && report.ideas.length + report.unanswered + report.commitments.length > 0;
  if (hasReport) addLines(book, ENGLISH_REPORT_WORDS.heading, reportLines({ ...report, decisions: [] }));
  const lines = reflection ? reflectionLines(reflection) : [];
  if (lines.length > 0) addLines(book, ENGLISH_REFLECTION_WORDS.heading, lines);
}

const LINE_STYLES = {
  heading: { tag: "H2", size: 15, weight: 700, after: 6 },
  entry: { tag: "P", size: 11, weight: 700, after: 2 },
  detail: { tag: "P", size: 10.5, weight: 400, after: 3, indent: 14 },
} as const;

function addLines(book: Book, heading: string, lines: readonly ReportLine[]): void {
  const section = openSection(book, heading);
  addPage(book, heading);
  book.doc.outline.addItem(heading);
  const cursor = { y: PAPER.margin };
  paragraph(book, section, cursor, heading, { tag: "H1", text: heading, size: 23, weight: 700, after: 14 });
  for (const { kind, text } of lines) {
    if (kind !== "detail") cursor.y += 5;
    paragraph(book, section, cursor, heading, { ...LINE_STYLES[kind], text });
  }
}

function addDecisions(book: Book, decisions: WorkshopSource["decisions"]): void {
  const { words } = book;
  const section = openSection(book, words.decisions);
  addPage(book, words.decisions);
  book.doc.outline.addItem(words.decisions);
  const cursor = { y: PAPER.margin };
  const write = (part: Paragraph) => paragraph(book, section, cursor, words.decisions, part);
  write({ tag: "H1", text: words.decisions, size: 23, weight: 700, after: 14 });
  for (const { question, state } of decisions) {
    write({ tag: "H2", text: question, size: 12.5, weight: 700, after: 1 });
    write({ tag: "P", text: words.decisionStates[state], size: 11, weight: 400, fill: "ink-2", after: 12 });
  }
}
