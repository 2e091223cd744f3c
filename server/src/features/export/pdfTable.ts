import type { ReportBlock } from "@longtable/shared/export/report.blocks";
import type { SceneItem, TextItem } from "@longtable/shared/scene/scene.types";
import { textBlock } from "@longtable/shared/scene/textBlock";
import { A4, type Book, type Cursor, MARGIN, TEXT_FOOT, turnPage } from "./pdfBook.ts";
import { asArtifact, paintItems, type Section } from "./pdfPainter.ts";

type TableBlock = Extract<ReportBlock, { kind: "table" }>;

const WIDTH = A4.width - 2 * MARGIN;
const SIZE = 8.5;
const LINE = 11.5;
const PAD = { x: 5, y: 4 };
/** Fewer characters than this and a head would be cut into letters. */
const LEAST_CHARS = 8;
const MOST_CHARS = 50;

interface Column {
  x: number;
  width: number;
}

/** Longer words than this may be cut; ids are shorter. */
const LONGEST_WORD = 24;

/** The column's share follows its longest text, within bounds; no word of it is cut that need not be. Shares of one. */
export function columnShares({ heads, rows }: Pick<TableBlock, "heads" | "rows">): number[] {
  const chars = heads.map((head, index) => {
    const texts = [head, ...rows.map((row) => String(row[index] ?? ""))];
    const longest = Math.max(...texts.map(({ length }) => length));
    const word = Math.max(...texts.flatMap((text) => text.split(/\s/)).map(({ length }) => length));
    // Capitals and figures of an id are wider than the letters of a text.
    return Math.max(LEAST_CHARS, Math.min(MOST_CHARS, longest + 2), Math.min(LONGEST_WORD, word) * 1.35 + 2);
  });
  const whole = chars.reduce((sum, count) => sum + count, 0);
  return chars.map((count) => count / whole);
}

/** Writes a table across the page. A page that goes on with it repeats its heads; a row is cut only where it is longer than a page. */
export function addTable(book: Book, section: Section, cursor: Cursor, block: TableBlock): void {
  const { doc } = book;
  let left = MARGIN;
  const columns = columnShares(block).map((share): Column => {
    const column = { x: left, width: share * WIDTH };
    left += column.width;
    return column;
  });
  const linesOf = (values: readonly (string | number | null)[], weight: 400 | 700) =>
    columns.map(({ width }, index) => {
      const text = String(values[index] ?? "");
      const maxWidth = width - 2 * PAD.x;
      return text === ""
        ? []
        : textBlock(text, { x: 0, y: 0, maxWidth, size: SIZE, lineHeight: LINE, weight, fill: "ink" }).items;
    });
  const heads = linesOf(block.heads, 700);
  const headHeight = heightOf(heads);
  const table = doc.struct("Table");
  section.add(table);

  const paintHeads = (isFirst: boolean) => {
    const background: SceneItem = {
      type: "rect",
      x: MARGIN,
      y: cursor.y,
      width: WIDTH,
      height: headHeight,
      fill: "ground",
    };
    asArtifact(doc, () => paintItems(book, [background]));
    const row = isFirst ? doc.struct("TR") : null;
    if (row) table.add(row);
    for (const [index, lines] of heads.entries()) {
      const items = placed(lines, columns[index], cursor.y);
      if (!row) {
        asArtifact(doc, () => paintItems(book, items));
        continue;
      }
      const cell = doc.struct("TH", { scope: "Column" } as object);
      row.add(cell);
      if (items.length > 0) cell.add(() => paintItems(book, items));
      cell.end();
    }
    row?.end();
    cursor.y += headHeight;
  };

  const roomFor = (height: number) => cursor.y + height <= TEXT_FOOT;
  if (!roomFor(headHeight + 3 * LINE) && cursor.y > MARGIN) turnPage(book, cursor);
  paintHeads(true);
  for (const values of block.rows) {
    let cells = linesOf(values, 400);
    const whole = heightOf(cells);
    const isLong = whole > TEXT_FOOT - MARGIN - headHeight;
    if (!roomFor(isLong ? 4 * LINE : whole)) {
      turnPage(book, cursor);
      paintHeads(false);
    }
    const row = doc.struct("TR");
    table.add(row);
    const elements = cells.map(() => {
      const cell = doc.struct("TD");
      row.add(cell);
      return cell;
    });
    for (;;) {
      const most = Math.max(1, Math.floor((TEXT_FOOT - cursor.y - 2 * PAD.y) / LINE));
      const now = cells.map((lines) => lines.slice(0, most));
      now.forEach((lines, index) => {
        const items = placed(lines, columns[index], cursor.y);
        if (items.length > 0) elements[index]?.add(() => paintItems(book, items));
      });
      const height = heightOf(now);
      paintRule(book, cursor.y + height);
      cursor.y += height;
      cells = cells.map((lines) => lines.slice(most).map((line) => ({ ...line, y: line.y - most * LINE })));
      if (cells.every((lines) => lines.length === 0)) break;
      turnPage(book, cursor);
      paintHeads(false);
    }
    for (const element of elements) element.end();
    row.end();
  }
  table.end();
  cursor.y += 14;
}

const heightOf = (cells: readonly (readonly TextItem[])[]) =>
  Math.max(1, ...cells.map(({ length }) => length)) * LINE + 2 * PAD.y;

/** Lines in their column, with the row's top there. */
function placed(lines: readonly TextItem[], column: Column | undefined, top: number): TextItem[] {
  return lines.map((line) => ({ ...line, x: line.x + (column?.x ?? 0) + PAD.x, y: line.y + top + PAD.y }));
}

function paintRule(book: Book, y: number): void {
  const rule: SceneItem = {
    ...{ type: "line", stroke: "hair", strokeWidth: 0.7 },
    points: [MARGIN, y, MARGIN + WIDTH, y],
  };
  asArtifact(book.doc, () => paintItems(book, [rule]));
}
