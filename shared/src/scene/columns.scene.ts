import type { BoardContent } from "../board/board.doc.ts";
import { type ColumnPlan, type Flow, flowColumn, flowedNotes, NOTE_WIDTH, planColumns } from "./columns.flow.ts";
import { placeEdited } from "./placeEdited.ts";
import type { Scene, SceneItem, SceneNode } from "./scene.types.ts";
import { type TextBlock, textBlock } from "./textBlock.ts";
import { trayNodes } from "./tray.scene.ts";
import type { SceneWords } from "./words.ts";

const COLUMN_GAP = 16;
const PADDING = 10;
const NOTE_GAP = 8;
const LEAST_WIDTH = 600;

export interface ColumnsOptions {
  /** Width to height the board should come near to. */
  aspect: number;
  /** On paper: no column is wider, and no note crosses a multiple of its height, counted from the heads' foot. */
  page?: { width: number; height: number };
}

const columnWidth = (lanes: number) => lanes * NOTE_WIDTH + (lanes - 1) * NOTE_GAP + 2 * PADDING;

/**
 * Lays out a columns board: heads on top, notes below, in as many lanes per column as a board needs to look like a
 * board and not like a ribbon. Notes of one cluster stand together under the cluster's name.
 */
export function columnsScene(content: BoardContent, words: SceneWords, options: ColumnsOptions): Scene {
  const placed = placeEdited(content);
  const gaps = { columnGap: COLUMN_GAP, padding: PADDING, noteGap: NOTE_GAP };
  const plans = planColumns(content, placed, { ...options, words }, gaps);
  const heads = plans.map((plan) => headText(plan, words));
  const headerHeight = Math.max(44, ...heads.map(({ height }) => height + 20));
  let x = 0;
  const flows = plans.map((plan) => {
    const at = x;
    x += columnWidth(plan.lanes) + COLUMN_GAP;
    return { plan, x: at, flow: flowColumn(plan, NOTE_GAP, options.page?.height) };
  });
  const boardWidth = Math.max(x - COLUMN_GAP, options.page ? 0 : LEAST_WIDTH, columnWidth(1));
  const trayWidth = options.page?.width ?? boardWidth;
  const bodyHeight = Math.max(120, ...flows.map(({ flow }) => flow.height + PADDING));
  const columns = flows.flatMap(({ plan, x: at, flow }) =>
    columnNodes(plan, flow, { x: at, headerHeight, bodyHeight }, words),
  );
  const mapBottom = headerHeight + bodyHeight;
  const tray = trayNodes(placed.unplaced, { y: mapBottom + 24, width: trayWidth }, words.unplaced, false, words);
  const height = tray.nodes.length > 0 ? tray.bottom : mapBottom;
  const width = tray.nodes.length > 0 ? Math.max(boardWidth, trayWidth) : boardWidth;
  const background: SceneNode = {
    key: "background",
    role: "background",
    x: 0,
    y: 0,
    width,
    height,
    items: [{ type: "rect", x: 0, y: 0, width, height, fill: "ground" }],
    label: "",
  };
  const pageBreaks = options.page ? multiples(options.page.height, headerHeight, mapBottom) : [];
  return {
    title: content.title,
    width,
    height,
    nodes: [background, ...columns, ...tray.nodes],
    headerHeight,
    headerWidth: 0,
    breaksX: flows.slice(1).map((flow) => flow.x - COLUMN_GAP / 2),
    breaksY: [...pageBreaks, ...(tray.nodes.length > 0 ? [mapBottom] : [])],
  };
}

function multiples(step: number, from: number, to: number): number[] {
  const found: number[] = [];
  for (let y = from + step; y < to; y += step) found.push(y);
  return found;
}

function headText({ column, lanes }: ColumnPlan, words: SceneWords, x = 0): TextBlock & { countItems: SceneItem[] } {
  const maxWidth = columnWidth(lanes) - 2 * PADDING;
  const text = { x: x + PADDING, maxWidth };
  const name = textBlock(column.label, { ...text, y: 9, size: 15, lineHeight: 19, weight: 700, fill: "ink" });
  const count = textBlock(words.notes(column.count), {
    ...text,
    y: 9 + name.height,
    size: 12,
    lineHeight: 16,
    weight: 400,
    fill: "ink-2",
  });
  return { ...name, height: name.height + count.height, countItems: count.items };
}

function columnNodes(
  plan: ColumnPlan,
  flow: Flow,
  at: { x: number; headerHeight: number; bodyHeight: number },
  words: SceneWords,
): SceneNode[] {
  const width = columnWidth(plan.lanes);
  const { x, headerHeight } = at;
  const height = headerHeight + at.bodyHeight;
  const head = headText(plan, words, x);
  const column: SceneNode = {
    key: `column:${plan.column.id}`,
    role: "column",
    id: plan.column.id,
    x,
    y: 0,
    width,
    height,
    items: [
      {
        type: "rect",
        x: x + 0.5,
        y: 0.5,
        width: width - 1,
        height: height - 1,
        radius: 6,
        fill: "surface",
        stroke: "hair",
        strokeWidth: 1,
      },
      { type: "rect", x, y: 0, width, height: headerHeight - 6, radius: [6, 6, 0, 0], fill: "sunken" },
      { type: "line", points: [x, headerHeight - 6, x + width, headerHeight - 6], stroke: "line", strokeWidth: 1.5 },
      ...head.items,
      ...head.countItems,
    ],
    label: `${plan.column.label}, ${words.notes(plan.column.count)}`,
  };
  const top = headerHeight;
  const clusters = flow.headings.map(({ group, y, text, height: high }): SceneNode => {
    const items = text.map((item) => ({ ...item, x: item.x + x + PADDING, y: item.y + top }));
    const bounds = { x: x + PADDING, y: top + y, width: width - 2 * PADDING, height: high };
    const key = `cluster:${plan.column.id}:${group.id}`;
    return { key, role: "cluster", id: group.id, ...bounds, items, label: group.label };
  });
  return [column, ...clusters, ...flowedNotes(flow, x + PADDING, top, NOTE_GAP)];
}
