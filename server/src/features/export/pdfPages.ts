import type { BoardSource } from "@longtable/shared/export/exportModel";
import type { ExportWords } from "@longtable/shared/export/exportWords";
import { keyItems } from "@longtable/shared/export/key";
import { splitPages } from "@longtable/shared/export/pages";
import { boardScene } from "@longtable/shared/scene/board.scene";
import type { Scene } from "@longtable/shared/scene/scene.types";
import { textBlock } from "@longtable/shared/scene/textBlock";
import { asArtifact, type Pdf, paintItems, paintRegion, type Section } from "./pdfPainter.ts";

/** A4 across, in points, with margins of 17 mm (LOOK, print). */
export const PAPER = { width: 841.89, height: 595.28, margin: 48 };
const TITLE_HEIGHT = 32;
const FOOTER_HEIGHT = 18;
const ROOM_WIDTH = PAPER.width - 2 * PAPER.margin;

/** Notes are 13 units: 9 points where a map is cut, 12 where all of it fits. */
const LEAST_SCALE = 9 / 13;
const MOST_SCALE = 12 / 13;

/** What the pages of one document share. */
export interface Book {
  doc: Pdf;
  root: Section;
  words: ExportWords;
  /** Titles for the foot of each page, in page order. */
  feet: string[];
}

/** Starts a page; `foot` stands at its bottom. */
export function addPage(book: Book, foot: string): void {
  book.doc.addPage({ size: "A4", layout: "landscape", margin: 0 });
  book.feet.push(foot);
}

/** Adds a board on as many pages as it takes, with its title, its key and a bookmark. */
export function addBoard(book: Book, { board, content, tables }: BoardSource): void {
  const key = keyItems(content, book.words, ROOM_WIDTH / KEY_SCALE);
  const keyHeight = key.height * KEY_SCALE + (key.height > 0 ? 8 : 0);
  const room = {
    width: ROOM_WIDTH,
    height: PAPER.height - 2 * PAPER.margin - TITLE_HEIGHT - FOOTER_HEIGHT - keyHeight,
  };
  const limits = { ...room, leastScale: LEAST_SCALE, mostScale: MOST_SCALE };
  const pages = splitPages(sceneForPaper({ content, tables }, room), limits);
  const section = openSection(book, board.title);
  const tagged = new Set<string>();
  pages.forEach((page, index) => {
    addPage(book, board.title);
    if (index === 0) book.doc.outline.addItem(board.title);
    paintTitle(book, section, board.title, index === 0);
    const at = { x: PAPER.margin, y: PAPER.margin + TITLE_HEIGHT, scale: page.scale };
    for (const region of page.regions) paintRegion(book.doc, region, at, section, tagged);
    paintKey(book, key.items, PAPER.height - PAPER.margin - FOOTER_HEIGHT - key.height * KEY_SCALE);
  });
}

const KEY_SCALE = 0.72;

/** Lays a board out for paper. The height of the heads is only known once it is laid out, so it is done twice. */
function sceneForPaper(
  { content, tables = {} }: { content: BoardSource["content"]; tables: BoardSource["tables"] },
  room: { width: number; height: number },
): Scene {
  const page = { width: room.width / LEAST_SCALE, height: room.height / LEAST_SCALE };
  const aspect = room.width / room.height;
  const { headerHeight } = boardScene(content, { aspect, page, tables });
  return boardScene(content, { aspect, tables, page: { ...page, height: page.height - headerHeight } });
}

/** Adds the pages of a result, one scene each. */
export function addResult(book: Book, title: string, scenes: readonly Scene[]): void {
  const section = openSection(book, title);
  const tagged = new Set<string>();
  scenes.forEach((scene, index) => {
    addPage(book, title);
    if (index === 0) book.doc.outline.addItem(title);
    const whole = { x: 0, y: 0, width: scene.width, height: scene.height };
    const scale = Math.min(ROOM_WIDTH / scene.width, (PAPER.height - 2 * PAPER.margin - FOOTER_HEIGHT) / scene.height);
    const region = { source: whole, x: 0, y: 0, nodes: [...scene.nodes] };
    paintRegion(book.doc, region, { x: PAPER.margin, y: PAPER.margin, scale }, section, tagged);
  });
}

/** A part of the tagged document with its own title. */
export function openSection({ doc, root }: Book, title: string): Section {
  const section = doc.struct("Sect", { title });
  root.add(section);
  return section;
}

function paintTitle({ doc }: Book, section: Section, title: string, isFirst: boolean): void {
  const line = { x: PAPER.margin, y: PAPER.margin - 6, maxWidth: ROOM_WIDTH, size: 15, lineHeight: 20 };
  const [first] = textBlock(title, { ...line, weight: 700, fill: "ink" }).items;
  const draw = () => paintItems(doc, first ? [first] : []);
  if (isFirst) section.add(doc.struct("H1", {}, draw));
  else asArtifact(doc, draw);
}

function paintKey({ doc }: Book, items: ReturnType<typeof keyItems>["items"], y: number): void {
  if (items.length === 0) return;
  asArtifact(doc, () => {
    doc.save();
    doc.translate(PAPER.margin, y).scale(KEY_SCALE);
    paintItems(doc, items);
    doc.restore();
  });
}

/** Writes the foot of every page, now that their number is known: title, when it was read, page. */
export function paintFeet({ doc, words, feet }: Book, readAt: string): void {
  const count = feet.length;
  const y = PAPER.height - PAPER.margin + 8;
  const right = PAPER.width - PAPER.margin;
  feet.forEach((foot, index) => {
    doc.switchToPage(index);
    const text = { type: "text", y, size: 9, weight: 400, fill: "ink-2", width: 0 } as const;
    const [title] = textBlock(foot, {
      x: 0,
      y: 0,
      maxWidth: 330,
      size: 9,
      lineHeight: 12,
      weight: 400,
      fill: "ink-2",
    }).items;
    asArtifact(doc, () =>
      paintItems(doc, [
        { ...text, x: PAPER.margin, text: words.readAt(readAt) },
        ...(title ? [{ ...title, x: PAPER.width / 2, y, anchor: "middle" as const }] : []),
        { ...text, x: right, text: words.page(index + 1, count), anchor: "end" },
      ]),
    );
  });
}
