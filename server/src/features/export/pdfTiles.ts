import type { SceneItem } from "@longtable/shared/scene/scene.types";
import { textBlock } from "@longtable/shared/scene/textBlock";
import { A4, addPage, type Book, openSection } from "./pdfBook.ts";
import { asArtifact, paintItems, type Section } from "./pdfPainter.ts";
import type { PosterSheet, Size } from "./pdfPoster.ts";

/** Points of a millimetre. */
const MM = 72 / 25.4;

/** What printers cannot reach, with room for the marks and the sheet's name. */
const EDGE = 12 * MM;
/** How much of a sheet lies under the next one. */
const OVERLAP = 10 * MM;
const MARK = 6 * MM;
const LABEL_SIZE = 9;

/** How a poster is cut: A4 across or upright, whichever takes fewer sheets. */
export interface Grid {
  sheet: Size;
  columns: number;
  rows: number;
  /** What of the poster one sheet shows, the overlap in it. */
  room: Size;
}

/** Cuts a poster of this size into as few A4 sheets as it takes. */
export function tileGrid(poster: Size): Grid {
  const grids = [A4, { width: A4.height, height: A4.width }].map((sheet): Grid => {
    const room = { width: sheet.width - 2 * EDGE, height: sheet.height - 2 * EDGE };
    const along = (length: number, own: number) => Math.max(1, Math.ceil((length - OVERLAP) / (own - OVERLAP)));
    return { sheet, room, columns: along(poster.width, room.width), rows: along(poster.height, room.height) };
  });
  return grids.reduce((best, grid) => (grid.columns * grid.rows < best.columns * best.rows ? grid : best));
}

/** Spreadsheet names of rows: A, B, …, Z, AA. */
const rowName = (row: number): string =>
  (row >= 26 ? rowName(Math.floor(row / 26) - 1) : "") + String.fromCharCode(65 + (row % 26));

/** Adds a poster as A4 sheets to be cut and glued, read across and then down: A1, A2, …, B1, … */
export function addTiles(book: Book, posters: readonly PosterSheet[]): void {
  for (const poster of posters) {
    const grid = tileGrid(poster);
    const section = openSection(book, poster.title);
    const tagged = new Set<string>();
    for (let index = 0; index < grid.columns * grid.rows; index += 1) {
      addTile(book, { poster, grid, index, section, tagged });
      if (index === 0) book.doc.outline.addItem(poster.title.toWellFormed());
    }
  }
}

interface Tile {
  poster: PosterSheet;
  grid: Grid;
  index: number;
  section: Section;
  tagged: Set<string>;
}

function addTile(book: Book, { poster, grid, index, section, tagged }: Tile): void {
  const { doc, words } = book;
  const { sheet, room, columns, rows } = grid;
  const [row, column] = [Math.floor(index / columns), index % columns];
  addPage(book, null, sheet);
  const from = { x: column * (room.width - OVERLAP), y: row * (room.height - OVERLAP) };
  doc.save();
  doc.rect(EDGE, EDGE, room.width, room.height).clip();
  doc.translate(EDGE - from.x, EDGE - from.y);
  poster.paint(section, tagged, { ...from, ...room });
  doc.restore();
  const name = words.tile(`${rowName(row)}${column + 1}`, index + 1, columns * rows);
  const label = { type: "text", size: LABEL_SIZE, fill: "ink", width: 0 } as const;
  asArtifact(doc, () => {
    if (column < columns - 1)
      paintStrip(book, { x: EDGE + room.width - OVERLAP, y: EDGE, width: OVERLAP, height: room.height });
    if (row < rows - 1)
      paintStrip(book, { x: EDGE, y: EDGE + room.height - OVERLAP, width: room.width, height: OVERLAP });
    paintItems(book, [
      ...cropMarks(room),
      { ...label, text: name, weight: 700, x: EDGE + 4, y: EDGE - 12 },
      ...quietLines(poster.title, { x: EDGE + 90, y: EDGE - 12, maxWidth: room.width - 90 }).slice(0, 1),
      ...quietLines(words.tileHow, { x: EDGE + 4, y: EDGE + room.height + 13, maxWidth: room.width - 8 }),
    ]);
  });
}

/** Words above or below the picture, the first of their lines on `y`: a sheet ends where its marks are. */
function quietLines(text: string, { x, y, maxWidth }: { x: number; y: number; maxWidth: number }): SceneItem[] {
  const style = { size: LABEL_SIZE, lineHeight: LABEL_SIZE * 1.2, weight: 400, fill: "ink-2" } as const;
  return textBlock(text, { ...style, x, y: y - LABEL_SIZE, maxWidth }).items;
}

/** Where the next sheet lies on this one; a veil, so that what is under it still shows for laying it straight. */
function paintStrip({ doc }: Book, { x, y, width, height }: { x: number; y: number } & Size): void {
  doc.save();
  doc.fillOpacity(0.12).rect(x, y, width, height).fill("#000000");
  doc.restore();
}

function cropMarks({ width, height }: Size): SceneItem[] {
  const corners = [
    [EDGE, EDGE, -1, -1],
    [EDGE + width, EDGE, 1, -1],
    [EDGE, EDGE + height, -1, 1],
    [EDGE + width, EDGE + height, 1, 1],
  ] as const;
  return corners.flatMap(([x, y, dx, dy]): SceneItem[] => [
    { type: "line", stroke: "ink", strokeWidth: 0.5, points: [x + dx * 3, y, x + dx * (3 + MARK), y] },
    { type: "line", stroke: "ink", strokeWidth: 0.5, points: [x, y + dy * 3, x, y + dy * (3 + MARK)] },
  ]);
}
