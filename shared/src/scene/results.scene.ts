import type { Candidate, TallyRow } from "../voting/voting.schema.ts";
import { places } from "../voting/voting.tally.ts";
import type { Scene, SceneItem, SceneNode } from "./scene.types.ts";
import { type TextBlock, textBlock } from "./textBlock.ts";
import { measureText } from "./textLayout.ts";
import { ENGLISH_SCENE_WORDS, type SceneWords } from "./words.ts";

/** A closed round as it is shown: the words that were voted on, and the count. */
export interface Results {
  question: string;
  candidates: readonly Candidate[];
  tally: readonly TallyRow[];
  /** How many people have a ballot in. */
  voted: number;
  /** Whose dots they are; everyone's when left out. */
  who?: string;
  /** By note where each group counts the same: these are shown in place of dots; `tally` is in their order. */
  equal?: ReadonlyMap<string, { share: number; place: number }>;
  /** Under the title in place of who voted. */
  counted?: string;
  /** A line below the last row. */
  foot?: string;
}

/** Sizes of the wall at 1920 × 1080 less its margins: labels may go to 38, nothing is smaller (LOOK, type). */
const WIDTH = 1760;
const PAGE_HEIGHT = 920;
const PLACE_WIDTH = 84;
const FIGURE_RIGHT = 1190;
const BAR_LEFT = 1216;
const BAR_HEIGHT = 40;
const LABEL = { size: 40, lineHeight: 46, weight: 400, fill: "ink" } as const;
const ROW_LEAST = 94;
const ROW_PADDING = 10;
const FOOT_GAP = 24;

interface Row {
  noteId: string;
  dots: number;
  /** How long the bar is beside the others'. */
  value: number;
  place: number;
  figure: string;
  /** The figure for a reader who hears it. */
  said: string;
  label: TextBlock;
  text: string;
  height: number;
}

/**
 * Ranked bars of a closed round, one scene a page: what does not fit goes on the next page and is never shrunk.
 * Equal dots share a place; nought dots is a thin line. Bars have the same length per dot on every page.
 *
 * @param pageHeight - of the wall when left out; paper is higher.
 */
export function resultsScenes(
  results: Results,
  words: SceneWords = ENGLISH_SCENE_WORDS,
  pageHeight: number = PAGE_HEIGHT,
): Scene[] {
  const texts = new Map<string, string>(results.candidates.map(({ noteId, text }) => [noteId, text]));
  const ranks = places(results.tally);
  const rows = results.tally.map((row, index): Row => {
    const text = texts.get(row.noteId) ?? "";
    const label = textBlock(text, { x: 0, y: 0, maxWidth: FIGURE_RIGHT - PLACE_WIDTH - 120, ...LABEL });
    const height = Math.max(ROW_LEAST, label.height + 2 * ROW_PADDING);
    const { noteId, dots, voters } = row;
    const own = results.equal?.get(noteId);
    const percent = `${Math.round((own?.share ?? 0) * 100)} %`;
    const figures = own
      ? { value: own.share, place: own.place, figure: percent, said: percent }
      : { value: dots, place: ranks[index] ?? 1, figure: String(dots), said: words.voters(voters, dots) };
    return { noteId, dots, ...figures, label, text, height };
  });
  const most = Math.max(0, ...rows.map(({ value }) => value)) || 1;
  const title = (page: string) => titleNode(results, rows, page, words);
  const pages = paginate(rows, pageHeight - title("").height);
  return pages.map((page, index) => {
    const head = title(pages.length > 1 ? words.page(index + 1, pages.length) : "");
    let y = head.height;
    const nodes = page.map((row) => {
      const node = rowNode(row, y, most);
      y += row.height;
      return node;
    });
    const foot = results.foot && index === pages.length - 1 ? [footNode(results.foot, y)] : [];
    const height = Math.max(y + (foot[0]?.height ?? 0), head.height + ROW_LEAST);
    return {
      title: results.question,
      width: WIDTH,
      height,
      nodes: [background(height), head, ...nodes, ...foot],
      headerHeight: head.height,
      headerWidth: 0,
      breaksX: [],
      breaksY: nodes.slice(1).map((node) => node.y),
    };
  });
}

function paginate(rows: readonly Row[], room: number): Row[][] {
  const pages: Row[][] = [[]];
  let used = 0;
  for (const row of rows) {
    if (used + row.height > room && (pages.at(-1)?.length ?? 0) > 0) {
      pages.push([]);
      used = 0;
    }
    pages.at(-1)?.push(row);
    used += row.height;
  }
  return pages;
}

function background(height: number): SceneNode {
  const items: SceneItem[] = [{ type: "rect", x: 0, y: 0, width: WIDTH, height, fill: "ground" }];
  return { key: "background", role: "background", x: 0, y: 0, width: WIDTH, height, items, label: "" };
}

function footNode(text: string, y: number): SceneNode {
  const style = { x: 0, maxWidth: WIDTH, size: 38, lineHeight: 46, weight: 400, fill: "ink-2" } as const;
  const block = textBlock(text, { ...style, y: y + FOOT_GAP });
  const height = FOOT_GAP + block.height;
  return { key: "foot", role: "row", x: 0, y, width: WIDTH, height, items: block.items, label: text };
}

function titleNode(results: Results, rows: readonly Row[], page: string, words: SceneWords): SceneNode {
  const who = results.who ?? words.everyone;
  const dots = rows.reduce((sum, row) => sum + row.dots, 0);
  const voters = results.counted ?? words.voters(results.voted, dots);
  const question = {
    x: 0,
    y: 0,
    maxWidth: FIGURE_RIGHT - 110,
    size: 60,
    lineHeight: 66,
    weight: 700,
    fill: "ink",
  } as const;
  const side = { x: BAR_LEFT, maxWidth: WIDTH - BAR_LEFT, size: 38, lineHeight: 44 };
  const asked = textBlock(results.question, question);
  const counted = textBlock(voters, { ...side, y: 0, weight: 400, fill: "ink-2" });
  const paged = page === "" ? null : textBlock(page, { ...side, y: 0, weight: 400, fill: "ink-2" });
  const named = textBlock(who, { ...side, y: 0, weight: 700, fill: "ink" });
  const sideHeight = named.height + counted.height + (paged?.height ?? 0);
  const height = Math.max(asked.height, sideHeight) + 24;
  const top = height - 24 - sideHeight;
  const items: SceneItem[] = [
    ...textBlock(results.question, { ...question, y: height - 24 - asked.height }).items,
    ...(paged ? textBlock(page, { ...side, y: top, weight: 400, fill: "ink-2" }).items : []),
    ...textBlock(who, { ...side, y: top + (paged?.height ?? 0), weight: 700, fill: "ink" }).items,
    ...textBlock(voters, { ...side, y: height - 24 - counted.height, weight: 400, fill: "ink-2" }).items,
    { type: "line", points: [0, height - 4, FIGURE_RIGHT - 110, height - 4], stroke: "ink", strokeWidth: 3.5 },
    { type: "line", points: [FIGURE_RIGHT - 80, height - 4, WIDTH, height - 4], stroke: "ink", strokeWidth: 3.5 },
  ];
  const label = [results.question, who, voters, page].filter((part) => part !== "").join(". ");
  return { key: "title", role: "title", x: 0, y: 0, width: WIDTH, height, items, label };
}

function rowNode(row: Row, y: number, most: number): SceneNode {
  const middle = y + row.height / 2;
  const labelTop = middle - row.label.height / 2;
  const baseline = middle + 17;
  const figure = { type: "text", y: baseline, weight: 700 } as const;
  const place = String(row.place);
  // A share has up to five signs in the room of three.
  const size = row.figure.length > 3 ? 42 : 52;
  const length = (WIDTH - BAR_LEFT) * (row.value / most);
  const bar: SceneItem =
    row.value === 0
      ? { type: "rect", x: BAR_LEFT, y: middle - BAR_HEIGHT / 2, width: 3, height: BAR_HEIGHT, fill: "line" }
      : {
          type: "rect",
          x: BAR_LEFT,
          y: middle - BAR_HEIGHT / 2,
          width: Math.max(length, 3),
          height: BAR_HEIGHT,
          radius: 3,
          fill: "primary",
        };
  const items: SceneItem[] = [
    { ...figure, x: 0, y: middle + 13.5, text: place, size: 40, fill: "ink-2", width: measureText(place, 40, 700) },
    ...textBlock(row.text, { x: PLACE_WIDTH, y: labelTop, maxWidth: FIGURE_RIGHT - PLACE_WIDTH - 120, ...LABEL }).items,
    {
      ...figure,
      x: FIGURE_RIGHT,
      text: row.figure,
      size,
      fill: "ink",
      anchor: "end",
      width: measureText(row.figure, size, 700),
    },
    bar,
    { type: "line", points: [0, y + row.height, FIGURE_RIGHT - 110, y + row.height], stroke: "hair", strokeWidth: 2.5 },
    {
      type: "line",
      points: [FIGURE_RIGHT - 80, y + row.height, WIDTH, y + row.height],
      stroke: "hair",
      strokeWidth: 2.5,
    },
  ];
  const bounds = { x: 0, y, width: WIDTH, height: row.height };
  const label = `${place}. ${row.text} ${row.said}.`;
  return { key: `row:${row.noteId}`, role: "row", id: row.noteId, ...bounds, items, label };
}
