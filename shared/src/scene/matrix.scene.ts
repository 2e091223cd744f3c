import { boxName } from "../board/board.areas.ts";
import type { BoardContent } from "../board/board.doc.ts";
import { areaKey } from "../board/board.placing.ts";
import type { Column, Row } from "../board/board.types.ts";
import { type Flow, flowedNotes, flowGroups, groupNotes, NOTE_WIDTH, type NoteGroup, UNBOUND } from "./columns.flow.ts";
import { layNotes } from "./laidNotes.ts";
import { placeEdited } from "./placeEdited.ts";
import type { Scene, SceneItem, SceneNode } from "./scene.types.ts";
import { type TextBlock, textBlock } from "./textBlock.ts";
import { trayNodes } from "./tray.scene.ts";
import type { SceneWords } from "./words.ts";

const NAMES_WIDTH = 150;
const PADDING = 10;
const NOTE_GAP = 8;
const AXIS_HEIGHT = 30;
const LEAST_BOX = 132;
/** A matrix of few columns has room for two notes beside each other from the start. */
const FEW_COLUMNS = 3;
const MOST_LANES = 80;

export interface MatrixOptions {
  /** Width to height the board should come near to. */
  aspect: number;
  /** On paper no column is wider than the page beside the row names. */
  page?: { width: number; height: number };
}

/** A box with its notes by cluster, its name, and how high its notes are together. */
interface Box {
  row: Row;
  column: Column;
  groups: readonly NoteGroup[];
  count: number;
  load: number;
}

const widthOf = (lanes: number) => lanes * NOTE_WIDTH + (lanes - 1) * NOTE_GAP + 2 * PADDING;

/**
 * Lays out a matrix: column names on top, row names at the side, each under the name of its axis, notes flowing inside
 * their box. Two rows and two columns make quadrants.
 */
export function matrixScene(content: BoardContent, words: SceneWords, { aspect, page }: MatrixOptions): Scene {
  const { columns, rows = [], axes } = content;
  const placed = placeEdited(content);
  const boxes = rows.map((row) =>
    columns.map((column): Box => {
      const notes = placed.inArea(areaKey({ rowId: row.id, columnId: column.id }));
      const shaped = layNotes(notes, NOTE_WIDTH, words);
      const groups = groupNotes(shaped, content.clusters);
      const load = groups.reduce((sum, group) => sum + group.load, notes.length * NOTE_GAP);
      return { row, column, groups, count: notes.length, load };
    }),
  );
  const lanes = lanesFor(boxes, columns.length, aspect, page ? page.width - NAMES_WIDTH : Number.POSITIVE_INFINITY);
  const lefts: number[] = [];
  let right = NAMES_WIDTH;
  for (const count of lanes) {
    lefts.push(right);
    right += widthOf(count);
  }
  const width = Math.max(right, NAMES_WIDTH + widthOf(1));
  const top = axes?.columns ? AXIS_HEIGHT : 0;
  const heads = columns.map((column, index) =>
    headText(column.label, lefts[index] ?? 0, widthOf(lanes[index] ?? 1), top),
  );
  const corner = headText(axes?.rows ?? "", 0, NAMES_WIDTH, top);
  const headerHeight = top + Math.max(40, ...[...heads, corner].map(({ height }) => height + 20));

  const body: SceneNode[] = [];
  const breaksY: number[] = [];
  let y = headerHeight;
  rows.forEach((row, index) => {
    if (index > 0) breaksY.push(y);
    const line = rowNodes(row, boxes[index] ?? [], { y, width, lefts, lanes }, content, words);
    body.push(...line.nodes);
    y += line.height;
  });
  const columnNodes = columns.map((column, index): SceneNode => {
    const x = lefts[index] ?? 0;
    const wide = widthOf(lanes[index] ?? 1);
    const items = [...(heads[index]?.items ?? []), ...(index > 0 ? [edge(x, top, y)] : [])];
    return {
      key: `column:${column.id}`,
      role: "column",
      id: column.id,
      x,
      y: top,
      width: wide,
      height: y - top,
      items,
      label: column.label,
    };
  });
  const tray = trayNodes(placed.unplaced, { y: y + 24, width: page?.width ?? width }, words.unplaced, false, words);
  if (tray.nodes.length > 0) breaksY.push(y);
  const height = tray.nodes.length > 0 ? tray.bottom : y;
  const sceneWidth = tray.nodes.length > 0 ? Math.max(width, page?.width ?? 0) : width;
  const ground: SceneNode = {
    key: "background",
    role: "background",
    x: 0,
    y: 0,
    width: sceneWidth,
    height,
    items: [
      { type: "rect", x: 0, y: 0, width: sceneWidth, height, fill: "ground" },
      { type: "rect", x: 0, y: 0, width, height: headerHeight, fill: "sunken" },
      ...corner.items,
      { type: "line", points: [0, headerHeight, width, headerHeight], stroke: "line", strokeWidth: 1.5 },
    ],
    label: axes?.rows ?? "",
  };
  return {
    title: content.title,
    width: sceneWidth,
    height,
    nodes: [ground, ...(axes?.columns ? [axisNode(axes.columns, width)] : []), ...columnNodes, ...body, ...tray.nodes],
    headerHeight,
    headerWidth: NAMES_WIDTH,
    breaksX: lefts.slice(1),
    breaksY,
  };
}

/** How many notes stand beside each other in each column: the fullest is widened until the board has the wanted shape. */
function lanesFor(boxes: readonly Box[][], columns: number, aspect: number, room: number): number[] {
  const atFirst = columns <= FEW_COLUMNS && widthOf(2) <= room ? 2 : 1;
  const lanes = Array.from({ length: columns }, (): number => atFirst);
  const most = Math.max(1, Math.floor((room - 2 * PADDING + NOTE_GAP) / (NOTE_WIDTH + NOTE_GAP)));
  const heightOf = (box: Box) => box.load / (lanes[columnIndex(box)] ?? 1);
  const order = new Map(boxes[0]?.map(({ column }, index) => [column.id as string, index]));
  const columnIndex = ({ column }: Box) => order.get(column.id) ?? 0;
  for (let step = 0; step < MOST_LANES; step += 1) {
    const tallest = boxes.map((line) => line.reduce((a, b) => (heightOf(b) > heightOf(a) ? b : a), line[0] as Box));
    const height = tallest.reduce((sum, box) => sum + Math.max(LEAST_BOX, box ? heightOf(box) : 0), 0);
    const width = lanes.reduce((sum, count) => sum + widthOf(count), NAMES_WIDTH);
    const fullest = tallest.toSorted((a, b) => heightOf(b) - heightOf(a))[0];
    if (!fullest || width >= aspect * height) break;
    const index = columnIndex(fullest);
    const now = lanes[index] ?? 1;
    if (now >= Math.min(most, fullest.count)) break;
    lanes[index] = now + 1;
  }
  return lanes;
}

function rowNodes(
  row: Row,
  boxes: readonly Box[],
  at: { y: number; width: number; lefts: readonly number[]; lanes: readonly number[] },
  content: BoardContent,
  words: SceneWords,
): { nodes: SceneNode[]; height: number } {
  const { y, width } = at;
  const name = headText(row.label, 0, NAMES_WIDTH, y);
  const filled = boxes.map((box, index) => {
    const [x, lanes] = [at.lefts[index] ?? 0, at.lanes[index] ?? 1];
    const place = { rowId: box.row.id, columnId: box.column.id };
    const title = boxTitle(boxName(content, place), x, widthOf(lanes), y);
    const flow = flowGroups(box.groups, lanes, NOTE_GAP, title.height, UNBOUND);
    return { box, place, x, lanes, title, flow };
  });
  const tallest = Math.max(0, ...filled.map(({ flow, title }) => Math.max(flow.height, title.height)));
  const height = Math.max(LEAST_BOX, name.height + 20, tallest + 2 * PADDING);
  const lane: SceneNode = {
    key: `row:${row.id}`,
    role: "lane",
    id: row.id,
    x: 0,
    y,
    width,
    height,
    items: [
      { type: "rect", x: NAMES_WIDTH, y, width: width - NAMES_WIDTH, height, fill: "surface" },
      { type: "rect", x: 0, y, width: NAMES_WIDTH, height, fill: "sunken" },
      { type: "line", points: [0, y + height, width, y + height], stroke: "line", strokeWidth: 1.5 },
      { type: "line", points: [NAMES_WIDTH, y, NAMES_WIDTH, y + height], stroke: "line", strokeWidth: 1.5 },
      ...name.items,
    ],
    label: row.label,
  };
  const nodes = filled.flatMap(({ box, place, x, lanes, title, flow }, index): SceneNode[] => {
    const label = [boxName(content, place), `${box.row.label}, ${box.column.label}`, words.notes(box.count)];
    const items = [...title.items, ...(index > 0 ? [edge(x, y, y + height)] : [])];
    const said = label.filter((part) => part !== "").join(". ");
    return [
      { key: areaKey(place), role: "cell", x, y, width: widthOf(lanes), height, items, label: said },
      ...flowNodes(flow, areaKey(place), { x: x + PADDING, y: y + PADDING, width: widthOf(lanes) - 2 * PADDING }),
    ];
  });
  return { nodes: [lane, ...nodes], height };
}

function flowNodes(flow: Flow, key: string, at: { x: number; y: number; width: number }): SceneNode[] {
  const headings = flow.headings.map(({ group, y, text, height }): SceneNode => {
    const items = text.map((item) => ({ ...item, x: item.x + at.x, y: item.y + at.y }));
    const bounds = { x: at.x, y: at.y + y, width: at.width, height };
    return { key: `cluster:${key}:${group.id}`, role: "cluster", id: group.id, ...bounds, items, label: group.label };
  });
  return [...headings, ...flowedNotes(flow, at.x, at.y, NOTE_GAP)];
}

const edge = (x: number, from: number, to: number): SceneItem => ({
  type: "line",
  points: [x, from, x, to],
  stroke: "hair",
  strokeWidth: 1,
});

function headText(label: string, x: number, width: number, y: number): TextBlock {
  const text = {
    x: x + 12,
    y: y + 10,
    maxWidth: width - 24,
    size: 14,
    lineHeight: 18,
    weight: 700,
    fill: "ink",
  } as const;
  return label === "" ? NO_TEXT : textBlock(label, text);
}

/** The name of a box stands over its notes, quieter than those of its row and column. */
function boxTitle(name: string, x: number, width: number, y: number): TextBlock {
  if (name === "") return NO_TEXT;
  const text = { x: x + PADDING, y: y + PADDING, maxWidth: width - 2 * PADDING, size: 12.5, lineHeight: 16 };
  const block = textBlock(name, { ...text, weight: 700, fill: "ink-2" });
  return { ...block, height: block.height + 6 };
}

const NO_TEXT: TextBlock = { items: [], width: 0, height: 0 };

function axisNode(label: string, width: number): SceneNode {
  const text = { x: NAMES_WIDTH + 12, y: 7, maxWidth: width - NAMES_WIDTH - 60, size: 13, lineHeight: 17 };
  const words = textBlock(label, { ...text, weight: 700, fill: "ink-2" });
  const from = NAMES_WIDTH + 24 + words.width;
  const middle = AXIS_HEIGHT / 2 + 1;
  const tip = width - 12;
  const items: SceneItem[] = [
    ...words.items,
    { type: "line", points: [from, middle, tip, middle], stroke: "ink-2", strokeWidth: 1.5 },
    {
      type: "line",
      points: [tip - 7, middle - 5, tip, middle, tip - 7, middle + 5],
      stroke: "ink-2",
      strokeWidth: 1.5,
    },
  ];
  return { key: "axis:columns", role: "title", x: 0, y: 0, width, height: AXIS_HEIGHT, items, label };
}
