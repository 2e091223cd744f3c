import type { PlottedScenario } from "../board/board.marks.ts";
import { visitPlace } from "../scenarios/scenario.rules.ts";
import type { Scenario, Visit } from "../scenarios/scenario.schema.ts";
import { iconItems } from "./icons.ts";
import { LANE_NAME_WIDTH, STEP_WIDTH } from "./journey.metrics.ts";
import type { MapColumn } from "./journeyHeads.scene.ts";
import { gapsRow } from "./scenarioGaps.scene.ts";
import { FIT_ICONS, type ScenarioLook, scenarioLooks } from "./scenarioLook.ts";
import { wayItems } from "./scenarioPath.ts";
import { layWay, type Stop } from "./scenarioWay.ts";
import type { SceneItem, SceneNode } from "./scene.types.ts";
import { textBlock } from "./textBlock.ts";
import { measureText } from "./textLayout.ts";
import type { SceneWords } from "./words.ts";

const MARK = 22;
const ROW = { top: 14, bottom: 12, least: 84 } as const;
/** Between two lines of a way, room for the line that leads from one to the next. */
const TURN = 26;
const TEXT = { size: 12.5, lineHeight: 15.5, top: 7, width: STEP_WIDTH - 14 } as const;
const TAG = 24;

interface Placed extends Stop {
  x: number;
  y: number;
}

/** The rows of a board's people below its lanes, the height they take, and how far they reach past the last step. */
export interface ScenarioRows {
  nodes: SceneNode[];
  height: number;
  width: number;
  /** Where a page may end between two rows. */
  breaksY: number[];
  /** Where a page may end past the last step. */
  breaksX: number[];
}

const NONE: ScenarioRows = { nodes: [], height: 0, width: 0, breaksY: [], breaksX: [] };

/**
 * Every person plotted over a map has a row of their own under its steps, so that no way hides a word or another way. On a wall there
 * are none: there a life has pages of its own.
 */
export function scenarioRows(
  scenarios: readonly PlottedScenario[] | undefined,
  columns: readonly MapColumn[],
  top: number,
  words: SceneWords,
): ScenarioRows {
  if (!scenarios || scenarios.every(({ isForWall }) => isForWall)) return NONE;
  const columnOf = new Map(columns.flatMap(({ step }, index) => (step ? [[step.id as string, index] as const] : [])));
  const ways = scenarios.map((scenario) => layWay(scenario, columnOf, columns.length));
  const past = Math.max(-1, ...ways.flat().map(({ column }) => column)) + 1;
  const count = Math.max(columns.length, past, 1);
  const frame = { width: LANE_NAME_WIDTH + count * STEP_WIDTH, steps: LANE_NAME_WIDTH + columns.length * STEP_WIDTH };
  const looks = scenarioLooks(scenarios);
  const breaksY: number[] = [];
  let y = top;
  const nodes = scenarios.flatMap((scenario, index) => {
    breaksY.push(y);
    const look = looks[index] ?? { colour: "primary", line: "thick", tag: "" };
    const row = rowNodes(scenario, look, ways[index] ?? [], y, { ...frame, columns, words });
    y += row.height;
    return row.nodes;
  });
  const breaksX = Array.from(
    { length: count - columns.length },
    (_, index) => LANE_NAME_WIDTH + (columns.length + index) * STEP_WIDTH,
  );
  breaksY.push(y);
  const gaps = gapsRow(scenarios, y, frame.width, words);
  nodes.push(...gaps.nodes);
  y += gaps.height;
  return { nodes, height: y - top, width: frame.width, breaksY, breaksX };
}

interface Frame {
  columns: readonly MapColumn[];
  width: number;
  /** Where the last step ends. */
  steps: number;
  words: SceneWords;
}

function rowNodes(scenario: Scenario, look: ScenarioLook, stops: readonly Stop[], y: number, frame: Frame) {
  const { columns, width, words } = frame;
  const name = nameItems(scenario, look, y, words);
  const centre = (column: number) => LANE_NAME_WIDTH + (column + 0.5) * STEP_WIDTH;
  const placed: Placed[] = [];
  const visitNodes: SceneNode[] = [];
  let trackTop = y + ROW.top;
  for (let track = 0; track <= (stops.at(-1)?.track ?? -1); track += 1) {
    const own = stops.filter((stop) => stop.track === track);
    const middle = trackTop + MARK / 2;
    const made = own.map((stop) => {
      const at = { ...stop, x: centre(stop.column), y: middle };
      placed.push(at);
      return stopNode(scenario, look, at, columns, words);
    });
    visitNodes.push(...made);
    trackTop = Math.max(...made.map((node) => node.y + node.height)) + TURN;
  }
  const bottom = placed.length > 0 ? trackTop - TURN : y;
  const height = Math.max(ROW.least, name.height + 20, bottom - y + ROW.bottom);
  const items: SceneItem[] = [
    { type: "rect", x: 0, y, width: frame.steps, height, fill: "surface" },
    ...(width > frame.steps
      ? [{ type: "rect" as const, x: frame.steps, y, width: width - frame.steps, height, fill: "sunken" }]
      : []),
    { type: "line", points: [0, y + height, width, y + height], stroke: "hair", strokeWidth: 1 },
    { type: "line", points: [LANE_NAME_WIDTH, y, LANE_NAME_WIDTH, y + height], stroke: "line", strokeWidth: 1 },
    ...columns.map((column): SceneItem => {
      const right = column.x + STEP_WIDTH;
      return { type: "line", points: [right, y, right, y + height], stroke: "hair", strokeWidth: 1 };
    }),
    ...name.items,
    ...wayItems(placed, look, { start: LANE_NAME_WIDTH + 8, mark: MARK }),
    ...(placed.length > 0 ? [] : emptyItems(y, words)),
  ];
  const bounds = { x: 0, y, width, height };
  const label = words.scenarios.question(scenario.pseudonym);
  const row: SceneNode = { key: `scenario:${scenario.id}`, role: "scenario", id: scenario.id, ...bounds, items, label };
  return { nodes: [row, ...visitNodes], height };
}

/** Whose row it is: the letter and the line of the way, as a key to it, and who this is. */
function nameItems({ pseudonym, about }: Scenario, { colour, tag, line }: ScenarioLook, y: number, words: SceneWords) {
  const x = 14;
  const text = { x, maxWidth: LANE_NAME_WIDTH - 24 };
  const tagWidth = Math.max(TAG, measureText(tag, 13, 700) + 12);
  const middle = y + 12 + TAG / 2;
  const question = textBlock(words.scenarios.question(pseudonym), {
    ...text,
    y: y + 12 + TAG + 5,
    size: 14,
    lineHeight: 17.5,
    weight: 700,
    fill: "ink",
  });
  const who = about
    ? textBlock(about, {
        ...text,
        y: y + 12 + TAG + 7 + question.height,
        size: 12.5,
        lineHeight: 15.5,
        weight: 400,
        fill: "ink-2",
      })
    : null;
  const sample = wayItems(
    [],
    { colour, tag, line },
    { start: x + tagWidth + 4, mark: MARK, alone: [x + tagWidth + 4, x + tagWidth + 44, middle] },
  );
  const inside = measureText(tag, 13, 700);
  const items: SceneItem[] = [
    { type: "rect", x, y: y + 12, width: tagWidth, height: TAG, radius: 6, fill: colour },
    {
      type: "text",
      x: x + tagWidth / 2,
      y: middle + 4.6,
      text: tag,
      size: 13,
      weight: 700,
      fill: "surface",
      anchor: "middle",
      width: inside,
    },
    ...sample,
    ...question.items,
    ...(who?.items ?? []),
  ];
  return { items, height: 12 + TAG + 7 + question.height + (who?.height ?? 0) };
}

function stopNode(
  scenario: Scenario,
  { colour }: ScenarioLook,
  { x, y, visit, number, need }: Placed,
  columns: readonly MapColumn[],
  words: SceneWords,
): SceneNode {
  const own = words.scenarios;
  const lines: { text: string; weight: 400 | 700; fill: string }[] = visit
    ? [
        { text: `${number}. ${own.fits[visit.fit]}`, weight: 700, fill: "ink" },
        ...outsideWord(visit, columns, words).map((text) => ({ text, weight: 400 as const, fill: "ink-2" })),
        ...(visit.note ? [{ text: visit.note, weight: 400 as const, fill: "ink" }] : []),
        ...needsOf(scenario, visit).map(({ text }) => ({
          text: own.need(text),
          weight: 400 as const,
          fill: "ink-2",
        })),
      ]
    : [
        { text: own.gaps.noVisit, weight: 700, fill: "ink" },
        { text: own.need(need?.text ?? ""), weight: 400, fill: "ink-2" },
      ];
  let bottom = y + MARK / 2 + TEXT.top;
  const texts = lines.flatMap(({ text, weight, fill }) => {
    const { size, lineHeight, width } = TEXT;
    const block = textBlock(text, {
      x,
      y: bottom,
      maxWidth: width,
      size,
      lineHeight,
      weight,
      fill,
      anchor: "middle",
    });
    bottom += block.height;
    return block.items;
  });
  const icon = FIT_ICONS[visit ? visit.fit : "noVisit"];
  const mark = iconItems(icon, { x: x - MARK / 2, y: y - MARK / 2, size: MARK }, { ink: colour, cut: "surface" });
  const key = visit ? `visit:${scenario.id}:${visit.id}` : `need:${scenario.id}:${need?.id ?? ""}`;
  const bounds = { x: x - STEP_WIDTH / 2, y: y - MARK / 2 - 2, width: STEP_WIDTH };
  const label = visit
    ? visitLabel(scenario, visit, number, columns, words)
    : own.gap(scenario.pseudonym, need?.text ?? "", "noVisit");
  return { key, role: "visit", ...bounds, height: bottom - bounds.y, items: [...mark, ...texts], label };
}

const needsOf = ({ needs }: Scenario, { needIds }: Visit) => needs.filter(({ id }) => needIds.includes(id));

const idsOf = (columns: readonly MapColumn[]): ReadonlySet<string> =>
  new Set(columns.flatMap(({ step }) => (step ? [step.id as string] : [])));

/** Where a visit is that stands at no step; nothing for the others. */
function outsideWord(visit: Visit, columns: readonly MapColumn[], { scenarios: own }: SceneWords): string[] {
  const place = visitPlace(visit, idsOf(columns));
  return place === "step" ? [] : [own[place]];
}

function visitLabel(
  { pseudonym, visits }: Scenario,
  visit: Visit,
  number: number,
  columns: readonly MapColumn[],
  words: SceneWords,
): string {
  const step = columns.find(({ step: one }) => one !== null && one.id === visit.stepId)?.step?.label;
  const place = step ?? outsideWord(visit, columns, words).join("");
  const { fit, note } = visit;
  return words.scenarios.visit({ name: pseudonym, number, count: visits.length, place, fit, note });
}

function emptyItems(y: number, words: SceneWords): SceneItem[] {
  const style = { size: TEXT.size, lineHeight: TEXT.lineHeight, weight: 400, fill: "ink-2" } as const;
  return textBlock(words.scenarios.noVisits, { x: LANE_NAME_WIDTH + 14, y: y + 16, maxWidth: 300, ...style }).items;
}
