import type { BoardSource } from "@longtable/shared/export/exportModel";
import { keyItems } from "@longtable/shared/export/key";
import { splitPages } from "@longtable/shared/export/pages";
import { boardScene } from "@longtable/shared/scene/board.scene";
import type { Scene } from "@longtable/shared/scene/scene.types";
import { textBlock } from "@longtable/shared/scene/textBlock";
import { A4, addPage, type Book, MARGIN, openSection } from "./pdfBook.ts";
import { asArtifact, paintItems, paintRegion, type Section } from "./pdfPainter.ts";
import { withPixels } from "./scenePixels.ts";

/** A4 across, in points. */
const PAPER = { width: A4.height, height: A4.width };
const TITLE_HEIGHT = 32;
const FOOTER_HEIGHT = 18;
const ROOM_WIDTH = PAPER.width - 2 * MARGIN;

/** Notes are 13 units: 9 points where a map is cut, 12 where all of it fits. */
const LEAST_SCALE = 9 / 13;
const MOST_SCALE = 12 / 13;

/** As a picture of a report, whose lists say the same words, a board is better whole than large. */
const LEAST_OF_PICTURE = 5.5 / 13;

const KEY_SCALE = 0.72;

/** Where a board stands in a document. */
export interface BoardPlace {
  section: Section;
  /** Of its title: 1 where the document is about this board alone. */
  level: number;
  foot: string;
  /** Headings of the sections that it begins. */
  above?: readonly { level: number; text: string }[];
  /** For bookmarks. */
  onFirstPage?(): void;
  /** True where its heading stands elsewhere, and it is what that speaks of. */
  isPicture?: boolean;
}

/** Adds a board on as many pages across as it takes, with its title and its key. */
export function addBoard(book: Book, source: BoardSource, place: BoardPlace): void {
  const { section, level, foot, above = [], onFirstPage, isPicture = false } = place;
  const { board, content } = source;
  const key = keyItems(content, book.words, ROOM_WIDTH / KEY_SCALE);
  const keyHeight = key.height * KEY_SCALE + (key.height > 0 ? 8 : 0);
  const room = { width: ROOM_WIDTH, height: PAPER.height - 2 * MARGIN - TITLE_HEIGHT - FOOTER_HEIGHT - keyHeight };
  const leastScale = isPicture ? LEAST_OF_PICTURE : LEAST_SCALE;
  const limits = { ...room, leastScale, mostScale: MOST_SCALE };
  const pages = splitPages(sceneForPaper(source, room, leastScale), limits);
  const tagged = new Set<string>();
  pages.forEach((page, index) => {
    addPage(book, foot, PAPER);
    if (index === 0) {
      onFirstPage?.();
      paintAbove(book, section, above);
    }
    paintTitle(book, board.title, index === 0 && !isPicture ? { section, level } : null);
    const at = { x: MARGIN, y: MARGIN + TITLE_HEIGHT, scale: page.scale, level };
    for (const region of page.regions) paintRegion(book, region, at, section, tagged);
    paintKey(book, key.items, { x: MARGIN, y: PAPER.height - MARGIN - FOOTER_HEIGHT - key.height * KEY_SCALE });
  });
}

/** Lays a board out for paper. The height of the heads is only known once it is laid out, so it is done twice. */
export function sceneForPaper(
  { content, tables = {}, imageFiles }: Pick<BoardSource, "content" | "tables" | "imageFiles">,
  room: { width: number; height: number },
  leastScale: number,
): Scene {
  const page = { width: room.width / leastScale, height: room.height / leastScale };
  const aspect = room.width / room.height;
  const { headerHeight } = boardScene(content, { aspect, page, tables });
  const scene = boardScene(content, { aspect, tables, page: { ...page, height: page.height - headerHeight } });
  return withPixels(scene, imageFiles);
}

/** Adds the pages of a result, one scene each. */
export function addResult(book: Book, title: string, scenes: readonly Scene[]): void {
  const section = openSection(book, title);
  const tagged = new Set<string>();
  scenes.forEach((scene, index) => {
    addPage(book, title, PAPER);
    if (index === 0) book.doc.outline.addItem(title);
    const whole = { x: 0, y: 0, width: scene.width, height: scene.height };
    const scale = Math.min(ROOM_WIDTH / scene.width, (PAPER.height - 2 * MARGIN - FOOTER_HEIGHT) / scene.height);
    const region = { source: whole, x: 0, y: 0, nodes: [...scene.nodes] };
    paintRegion(book, region, { x: MARGIN, y: MARGIN, scale, level: 2 }, section, tagged);
  });
}

/** The names of the sections that begin here, small, over the board's own title. */
function paintAbove(book: Book, section: Section, above: readonly { level: number; text: string }[]): void {
  above.forEach(({ level, text }, index) => {
    const line = { x: MARGIN, y: MARGIN - 20 - 12 * (above.length - 1 - index), maxWidth: ROOM_WIDTH, lineHeight: 12 };
    const [first] = textBlock(text, { ...line, size: 9, weight: 700, fill: "ink-2" }).items;
    if (first) section.add(book.doc.struct(`H${level}`, {}, () => paintItems(book, [first])));
  });
}

/** Only the first of a board's pages has a title to be read; on the others it says where one is. */
function paintTitle(book: Book, title: string, heading: { section: Section; level: number } | null): void {
  const { doc } = book;
  const line = { x: MARGIN, y: MARGIN - 6, maxWidth: ROOM_WIDTH, size: 15, lineHeight: 20 };
  const [first] = textBlock(title, { ...line, weight: 700, fill: "ink" }).items;
  const draw = () => paintItems(book, first ? [first] : []);
  if (heading) heading.section.add(doc.struct(`H${heading.level}`, {}, draw));
  else asArtifact(doc, draw);
}

/** What the marks mean, with its upper left corner there. */
export function paintKey(
  book: Book,
  items: ReturnType<typeof keyItems>["items"],
  at: { x: number; y: number; scale?: number },
): void {
  if (items.length === 0) return;
  const { doc } = book;
  asArtifact(doc, () => {
    doc.save();
    doc.translate(at.x, at.y).scale(at.scale ?? KEY_SCALE);
    paintItems(book, items);
    doc.restore();
  });
}
