import type { BoardContent } from "../board/board.doc.ts";
import type { PlacedNotes } from "../board/board.placing.ts";
import type { Note } from "../board/board.types.ts";
import { type MapLine, placeLines, sortLanes } from "../journey/journey.rules.ts";
import type { Lane, Layer, Stage, Step } from "../journey/journey.types.ts";
import { lastMade } from "../kernel/lastMade.ts";
import { curveNode, feelingScale, measureCurve } from "./curve.scene.ts";
import { LANE_NAME_WIDTH, STEP_WIDTH } from "./journey.metrics.ts";
import { headNodes, type MapColumn, measureHeads } from "./journeyHeads.scene.ts";
import { layNotes } from "./laidNotes.ts";
import { placeEdited } from "./placeEdited.ts";
import { type RoomFeelings, roomFeelings } from "./roomCurve.scene.ts";
import { scenarioRows } from "./scenarios.scene.ts";
import type { Colour, Scene, SceneItem, SceneNode } from "./scene.types.ts";
import { standingNodes } from "./standing.scene.ts";
import { textBlock } from "./textBlock.ts";
import { trayNodes } from "./tray.scene.ts";
import type { SceneWords } from "./words.ts";

const CELL_PADDING = 5;
const NOTE_GAP = 6;
const NOTE_WIDTH = STEP_WIDTH - 2 * CELL_PADDING;
const LANE_LEAST_HEIGHT = 64;
const LEAST_TRAY_WIDTH = 600;
const VISIBILITY_HEIGHT = 24;

const LANE_GROUND: Record<Layer, Colour> = {
  tangible: "ground",
  user: "ground",
  frontstage: "ground",
  backstage: "sunken",
  support: "sunken",
  analysis: "ground",
};

/** Lays out a journey map: stages and steps across, lanes down, notes flowing inside their cell, the unplaced tray below. */
export function journeyScene(content: BoardContent, words: SceneWords, pageWidth?: number): Scene {
  const columns = mapColumns(content.steps, content.stages);
  const rated = roomFeelings(content.marks?.feelings);
  const lanes = sortLanes(content.lanes);
  const placed = placeEdited(content);
  const scenarios = content.marks?.scenarios;
  const heads = measureHeads(columns, content.stages, words, scenarios);
  const lines = new Map(placeLines(lanes).map(({ line, aboveLaneIndex }) => [aboveLaneIndex, line]));
  const width = LANE_NAME_WIDTH + Math.max(columns.length, 1) * STEP_WIDTH;

  const nodes: SceneNode[] = [];
  const breaksY: number[] = [];
  let y = heads.height;
  lanes.forEach((lane, index) => {
    if (index > 0) breaksY.push(y);
    const line = lines.get(index);
    if (line) {
      const node = lineNode(line, y, width, words);
      nodes.push(node);
      y += node.height;
    }
    const row = laneRow(lane, y, { columns, rated }, placed, width, words);
    for (const node of row.nodes) nodes.push(node);
    y += row.height;
  });
  const lives = scenarioRows(scenarios, columns, y, words);
  breaksY.push(...lives.breaksY);
  y += lives.height;
  const trayRoom = pageWidth ? wholeSteps(pageWidth) : Math.max(width, LEAST_TRAY_WIDTH);
  const tray = trayNodes(placed.unplaced, { y: y + 24, width: trayRoom }, words.unplaced, true, words);
  if (tray.nodes.length > 0) breaksY.push(y);
  const height = tray.nodes.length > 0 ? tray.bottom : y;
  const sceneWidth = Math.max(width, lives.width, tray.nodes.length > 0 ? trayRoom : 0);
  const background: SceneNode = {
    key: "background",
    role: "background",
    x: 0,
    y: 0,
    width: sceneWidth,
    height,
    items: [{ type: "rect", x: 0, y: 0, width: sceneWidth, height, fill: "ground" }],
    label: "",
  };
  return {
    title: content.title,
    width: sceneWidth,
    height,
    nodes: [
      background,
      ...headNodes(columns, heads, words),
      ...standingNodes(content.marks?.standing, words),
      ...nodes,
      ...lives.nodes,
      ...tray.nodes,
    ],
    headerHeight: heads.height,
    headerWidth: LANE_NAME_WIDTH,
    breaksX: [...columns.slice(1).map(({ x }) => x), ...lives.breaksX],
    breaksY,
  };
}

/** On paper the tray is as wide as the steps that fit a page. */
function wholeSteps(pageWidth: number): number {
  return LANE_NAME_WIDTH + Math.max(2, Math.floor((pageWidth - LANE_NAME_WIDTH) / STEP_WIDTH)) * STEP_WIDTH;
}

/** Steps in the order they are drawn, stage by stage. A stage without steps keeps one empty column, so that it is seen. */
const mapColumns = lastMade((steps: readonly Step[], stages: readonly Stage[]): MapColumn[] => {
  const known = new Set<string>(stages.map(({ id }) => id));
  const ordered: Omit<MapColumn, "x" | "number">[] = [
    ...stages.flatMap((stage): Omit<MapColumn, "x" | "number">[] => {
      const own = steps.filter(({ stageId }) => stageId === stage.id);
      return own.length > 0 ? own.map((step) => ({ step, stage })) : [{ step: null, stage }];
    }),
    ...steps.filter(({ stageId }) => !known.has(stageId)).map((step) => ({ step, stage: null })),
  ];
  let number = 0;
  return ordered.map(({ step, stage }, index) => {
    if (step) number += 1;
    return { step, stage, x: LANE_NAME_WIDTH + index * STEP_WIDTH, number };
  });
});

function laneRow(
  lane: Lane,
  y: number,
  { columns, rated }: { columns: readonly MapColumn[]; rated: RoomFeelings },
  placed: PlacedNotes,
  width: number,
  words: SceneWords,
): { nodes: SceneNode[]; height: number } {
  const curveHeight = lane.type === "emotion" ? measureCurve(columns, rated, words) : 0;
  const name = textBlock(lane.label, {
    x: 14,
    y: y + 9,
    maxWidth: LANE_NAME_WIDTH - (curveHeight > 0 ? 46 : 24),
    size: 14,
    lineHeight: 17.5,
    weight: 700,
    fill: "ink",
  });
  const notes: SceneNode[] = [];
  let bottom = y + Math.max(LANE_LEAST_HEIGHT, name.height + 18, curveHeight);
  for (const column of columns) {
    bottom = Math.max(bottom, flowNotes(lane, column, y + curveHeight, { placed, words, into: notes }));
  }
  const height = bottom - y;
  const ground = LANE_GROUND[lane.layer];
  const laneNode: SceneNode = {
    key: `lane:${lane.id}`,
    role: "lane",
    id: lane.id,
    x: 0,
    y,
    width,
    height,
    items: [
      { type: "rect", x: 0, y, width, height, fill: ground },
      { type: "rect", x: 0, y, width: LANE_NAME_WIDTH, height, fill: ground === "ground" ? "surface" : ground },
      { type: "line", points: [0, y + height, width, y + height], stroke: "hair", strokeWidth: 1 },
      ...name.items,
      ...(curveHeight > 0 ? feelingScale(LANE_NAME_WIDTH - 26, y, { columns, rated }) : []),
    ],
    label: lane.label,
  };
  const curve = curveHeight > 0 ? [curveNode(lane, columns, { y, right: width, rated }, words)] : [];
  const grid = laneCells(lane, columns, y, height, curveHeight);
  const edge: SceneItem = {
    type: "line",
    points: [LANE_NAME_WIDTH, y, LANE_NAME_WIDTH, y + height],
    stroke: "line",
    strokeWidth: 1,
  };
  return { nodes: [{ ...laneNode, items: [...laneNode.items, edge] }, ...grid, ...curve, ...notes], height };
}

/** Puts a cell's notes under one another from its top `y` on; answers where the cell must end at least. */
function flowNotes(
  lane: Lane,
  { step, x }: MapColumn,
  y: number,
  { placed, words, into }: { placed: PlacedNotes; words: SceneWords; into: SceneNode[] },
): number {
  const notes = step ? placed.inCell(step.id, lane.id) : [];
  if (notes.length === 0) return y;
  const { nodes, bottom } = stackNotes(notes, x + CELL_PADDING, y + CELL_PADDING, words);
  for (const node of nodes) into.push(node);
  return bottom + CELL_PADDING;
}

const stackNotes = lastMade((notes: readonly Note[], x: number, y: number, words: SceneWords) => {
  let bottom = y - NOTE_GAP;
  const nodes = layNotes(notes, NOTE_WIDTH, words).map((laid) => {
    const at = { x, y: bottom + NOTE_GAP };
    bottom = at.y + laid.shape.height;
    return laid.node(at, true);
  });
  return { nodes, bottom };
});

const laneCells = lastMade(
  (lane: Lane, columns: readonly MapColumn[], y: number, height: number, curveHeight: number): readonly SceneNode[] =>
    columns.map((column) => {
      const bounds = { x: column.x, y, height };
      return column.step
        ? cellNode(lane, column.step, bounds, curveHeight)
        : emptyCell(lane, column, bounds, curveHeight);
    }),
);

interface CellBounds {
  x: number;
  y: number;
  height: number;
}

/** @param curveHeight - above the notes a curve runs from step to step, so no edge is drawn there. */
function cellNode(lane: Lane, step: Step, cell: CellBounds, curveHeight: number): SceneNode {
  return {
    key: `cell:${step.id}:${lane.id}`,
    role: "cell",
    ...cell,
    width: STEP_WIDTH,
    items: [cellEdge(cell, curveHeight)],
    label: `${step.label}, ${lane.label}`,
  };
}

/** Under a stage that has no steps yet: nothing can be put here. */
function emptyCell(lane: Lane, column: MapColumn, cell: CellBounds, curveHeight: number): SceneNode {
  const key = `empty:${column.stage?.id ?? ""}:${lane.id}`;
  const items = [cellEdge(cell, curveHeight)];
  return { key, role: "background", ...cell, width: STEP_WIDTH, items, label: "" };
}

function cellEdge({ x, y, height }: CellBounds, curveHeight: number): SceneItem {
  const right = x + STEP_WIDTH;
  return { type: "line", points: [right, y + curveHeight, right, y + height], stroke: "hair", strokeWidth: 1 };
}

/** Visibility is a full band of the table's edge; the other lines are ink with a label that stays in the names' column. */
function lineNode(line: MapLine, y: number, width: number, words: SceneWords): SceneNode {
  const label = words.lines[line];
  if (line === "visibility") {
    const bounds = { x: 0, y, width, height: VISIBILITY_HEIGHT };
    const text = { maxWidth: width, size: 13, lineHeight: 17, fill: "on-oak", y: y + 3.5 };
    const items: SceneItem[] = [
      { type: "rect", ...bounds, fill: "oak" },
      ...textBlock(label, { ...text, x: 14, weight: 700 }).items,
      ...textBlock(words.visibilityHint, { ...text, x: LANE_NAME_WIDTH + 14, weight: 400 }).items,
    ];
    return { key: `line:${line}`, role: "line", ...bounds, items, label: `${label}. ${words.visibilityHint}.` };
  }
  const text = textBlock(label, {
    x: 14,
    y: y + 3,
    maxWidth: LANE_NAME_WIDTH - 28,
    size: 12.5,
    lineHeight: 16,
    weight: 700,
    fill: "ground",
  });
  const bounds = { x: 0, y, width, height: text.height + 6 };
  const middle = y + bounds.height / 2;
  const items: SceneItem[] = [
    { type: "rect", ...bounds, fill: line === "interaction" ? "ground" : "sunken" },
    { type: "line", points: [0, middle, width, middle], stroke: "ink-2", strokeWidth: 2 },
    { type: "rect", x: 8, y: y + 2, width: text.width + 12, height: text.height + 2, radius: 9, fill: "ink-2" },
    ...text.items,
  ];
  return { key: `line:${line}`, role: "line", ...bounds, items, label };
}
