import type { BoardContent } from "../board/board.doc.ts";
import type { PlacedNotes } from "../board/board.placing.ts";
import { lastMade } from "../kernel/lastMade.ts";
import { type LaidNote, layNotes } from "./laidNotes.ts";
import type { SceneNode, TextItem } from "./scene.types.ts";
import { textBlock } from "./textBlock.ts";
import type { SceneWords } from "./words.ts";

/** Wide enough for five words a line, so that an idea stays short to read from the back. */
export const NOTE_WIDTH = 168;
/** A board of 2,000 notes still gets wider, but not without end. */
const MOST_LANES = 80;
/** Not on paper: nothing is cut by a page's foot. */
export const UNBOUND = Number.POSITIVE_INFINITY;

/** Notes of one cluster in one column; `label` is empty for those in none. */
export interface NoteGroup {
  id: string;
  label: string;
  notes: readonly LaidNote[];
  /** All its notes' heights together. */
  load: number;
}

/** A column with its notes in groups and the number of note lanes it is drawn with. */
export interface ColumnPlan {
  column: { id: string; label: string; count: number };
  groups: readonly NoteGroup[];
  lanes: number;
}

/** Where a column's notes and headings stand, relative to the heads' foot. */
export interface Flow {
  notes: { laid: LaidNote; lane: number; y: number }[];
  headings: { group: NoteGroup; y: number; height: number; text: TextItem[] }[];
  height: number;
}

interface Gaps {
  columnGap: number;
  padding: number;
  noteGap: number;
}

/** Groups each column's notes by cluster and widens the tallest column until the board has the wanted shape. */
export function planColumns(
  content: BoardContent,
  placed: PlacedNotes,
  { aspect, page, words }: { aspect: number; page?: { width: number; height: number }; words: SceneWords },
  gaps: Gaps,
): ColumnPlan[] {
  const plans = content.columns.map(({ id, label }): ColumnPlan => {
    const notes = layNotes(placed.inColumn(id), NOTE_WIDTH, words);
    return { column: { id, label, count: notes.length }, groups: groupNotes(notes, content.clusters), lanes: 1 };
  });
  // How high a column would be is close to its notes' height over its lanes: laying it out each time would take long.
  const loads = plans.map(({ groups }) => groups.map(({ load, notes }) => load + notes.length * gaps.noteGap));
  const heightOf = (index: number) =>
    (loads[index] ?? []).reduce((sum, load) => sum + load / (plans[index]?.lanes ?? 1) + 16, 0);
  const heights = plans.map((_, index) => heightOf(index));
  const width = () =>
    plans.reduce((sum, { lanes }) => sum + lanes * (NOTE_WIDTH + gaps.noteGap) + 2 * gaps.padding + gaps.columnGap, 0);
  const mostLanes = Math.max(MOST_LANES, plans.length);
  const perColumn = page ? lanesIn(page.width - 2 * gaps.padding, gaps.noteGap) : MOST_LANES;
  for (let lanes = plans.length; lanes < mostLanes; lanes += 1) {
    const tallest = Math.max(...heights);
    if (width() >= aspect * tallest) break;
    const index = heights.indexOf(tallest);
    const plan = plans[index];
    if (!plan || plan.lanes >= Math.min(longestGroup(plan), perColumn)) break;
    plan.lanes += 1;
    heights[index] = heightOf(index);
  }
  return plans;
}

const lanesIn = (width: number, gap: number) => Math.max(1, Math.floor((width + gap) / (NOTE_WIDTH + gap)));
const longestGroup = ({ groups }: ColumnPlan) => Math.max(0, ...groups.map(({ notes }) => notes.length));

const NO_CLUSTERS: BoardContent["clusters"] = [];

/** Notes by cluster: those in none first, then cluster by cluster. */
export const groupNotes = (notes: readonly LaidNote[], clusters: BoardContent["clusters"]): readonly NoteGroup[] =>
  groupedNotes(notes, clusters.length === 0 ? NO_CLUSTERS : clusters);

const groupedNotes = lastMade(
  (notes: readonly LaidNote[], clusters: BoardContent["clusters"]): readonly NoteGroup[] => {
    const groups = new Map<string, NoteGroup & { notes: LaidNote[] }>();
    for (const { id, label } of [{ id: "", label: "" }, ...clusters])
      groups.set(id, { id: id || "none", label, notes: [], load: 0 });
    for (const laid of notes) {
      const group = groups.get(laid.note.clusterId ?? "") ?? groups.get("");
      group?.notes.push(laid);
      if (group) group.load += laid.shape.height;
    }
    return [...groups.values()].filter((group) => group.notes.length > 0);
  },
);

/** Stacks a column's groups below its head. */
export const flowColumn = ({ groups, lanes }: ColumnPlan, noteGap: number, pageHeight = UNBOUND): Flow =>
  flowGroups(groups, lanes, noteGap, 0, pageHeight);

/** Stacks groups from `first` on; inside a group each note goes to the shortest lane, so that adding one moves no other. */
export const flowGroups = lastMade(
  (groups: readonly NoteGroup[], lanes: number, noteGap: number, first: number, pageHeight: number) => {
    const flow: Flow = { notes: [], headings: [], height: 0 };
    let top = first;
    for (const group of groups) {
      const heading = headingText(group, lanes * (NOTE_WIDTH + noteGap) - noteGap);
      if (heading) {
        const y = onOnePage(top, heading.height + (group.notes[0]?.shape.height ?? 0), pageHeight);
        const text = heading.items.map((item) => ({ ...item, y: item.y + y }));
        flow.headings.push({ group, y, height: heading.height, text });
        top = y + heading.height + 4;
      }
      const bottoms = Array.from({ length: lanes }, () => top);
      for (const laid of group.notes) {
        const lane = leastOf(bottoms);
        const y = onOnePage(bottoms[lane] ?? top, laid.shape.height, pageHeight);
        flow.notes.push({ laid, lane, y });
        bottoms[lane] = y + laid.shape.height + noteGap;
      }
      flow.height = Math.max(...bottoms) - noteGap;
      top = flow.height + 16;
    }
    return flow;
  },
);

/** The notes of a flow whose top left corner stands at x, y. */
export const flowedNotes = lastMade(({ notes }: Flow, x: number, y: number, noteGap: number): readonly SceneNode[] =>
  notes.map(({ laid, lane, y: below }) => laid.node({ x: x + lane * (NOTE_WIDTH + noteGap), y: y + below }, false)),
);

/** Where the least stands; the first of several. */
function leastOf(values: readonly number[]): number {
  let least = 0;
  for (let at = 1; at < values.length; at += 1) if ((values[at] ?? 0) < (values[least] ?? 0)) least = at;
  return least;
}

/** `y`, or the top of the next page when something of this height would be cut. Taller than a page stays where it is. */
function onOnePage(y: number, height: number, pageHeight: number): number {
  if (!Number.isFinite(pageHeight) || height > pageHeight) return y;
  const page = Math.floor(y / pageHeight);
  return y + height > (page + 1) * pageHeight ? (page + 1) * pageHeight : y;
}

function headingText(group: NoteGroup, maxWidth: number) {
  if (group.label === "") return null;
  return textBlock(group.label, { x: 0, y: 0, maxWidth, size: 13.5, lineHeight: 17, weight: 700, fill: "ink" });
}
