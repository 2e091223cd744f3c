import type { ReportBlock } from "@longtable/shared/export/report.blocks";
import type { SceneItem, TextItem } from "@longtable/shared/scene/scene.types";
import { textBlock } from "@longtable/shared/scene/textBlock";
import { columnShares } from "./columnShares.ts";
import { A4, type Book, type Cursor, MARGIN, TEXT_FOOT, turnPage } from "./pdfBook.ts";
import { asArtifact, paintItems, type Section } from "./pdfPainter.ts";

type TableBlock = Extract<ReportBlock, { kind: "table" }>;

const WIDTH = A4.width - 2 * MARGIN;
const SIZE = 8.5;
const LINE = 11;
const PAD = { x: 4, y: 2.5 };
interface Column {
  x: number;
  width: number;
}

/** A table of so few rows stands whole on one page. */
const KEPT_WHOLE = 8;

function laidOut(block: TableBlock) {
  let left = MARGIN;
  const columns = columnShares(block, WIDTH / SIZE).map((share): Column => {
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
  return { columns, linesOf };
}

/** What has to stand on one page with what leads to a table: all of a short one, of others its heads and first row; in points. */
export function startOfTable(block: TableBlock): number {
  const { linesOf } = laidOut(block);
  const first = block.rows.slice(0, block.rows.length > KEPT_WHOLE ? 1 : KEPT_WHOLE);
  const height = first.reduce((sum, row) => sum + heightOf(linesOf(row, 400)), heightOf(linesOf(block.heads, 700)));
  return Math.min(height, (TEXT_FOOT - MARGIN) / 2);
}

/** Writes a table across the page. A page that goes on with it repeats its heads; a row is cut only where it is longer than a page. */
export function addTable(book: Book, section: Section, cursor: Cursor, block: TableBlock): void {
  const { doc } = book;
  const { columns, linesOf } = laidOut(block);
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
  const page = TEXT_FOOT - MARGIN - headHeight;
  /** What has to stand together: a long row's first lines, and the last row with the one before it. */
  const needed = (index: number): number => {
    const own = heightOf(linesOf(block.rows[index] ?? [], 400));
    if (own > page) return 4 * LINE;
    const last = index === block.rows.length - 2 ? heightOf(linesOf(block.rows[index + 1] ?? [], 400)) : 0;
    return own + last > page ? own : own + last;
  };
  if (!roomFor(startOfTable(block)) && cursor.y > MARGIN) turnPage(book, cursor);
  paintHeads(true);
  for (const [index, values] of block.rows.entries()) {
    let cells = linesOf(values, 400);
    if (!roomFor(needed(index))) {
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
      now.forEach((lines, at) => {
        const items = placed(lines, columns[at], cursor.y);
        if (items.length > 0) elements[at]?.add(() => paintItems(book, items));
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
