import type { BoardContent } from "../board/board.doc.ts";
import type { PlacedNotes } from "../board/board.placing.ts";
import type { Note } from "../board/board.types.ts";
import { type NoteShape, shapeNote } from "./note.scene.ts";
import type { TextItem } from "./scene.types.ts";
import { textBlock } from "./textBlock.ts";
import type { SceneWords } from "./words.ts";

/** Wide enough for five words a line, so that an idea stays short to read from the back. */
export const NOTE_WIDTH = 168;
/** A board of 2,000 notes still gets wider, but not without end. */
const MOST_LANES = 80;

interface ShapedNote {
  note: Note;
  shape: NoteShape;
}

/** Notes of one cluster in one column; `label` is empty for those in none. */
export interface NoteGroup {
  id: string;
  label: string;
  notes: ShapedNote[];
}

/** A column with its notes in groups and the number of note lanes it is drawn with. */
export interface ColumnPlan {
  column: { id: string; label: string; count: number };
  groups: NoteGroup[];
  lanes: number;
}

/** Where a column's notes and headings stand, relative to the heads' foot. */
export interface Flow {
  notes: (ShapedNote & { lane: number; y: number })[];
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
    const notes = placed.inColumn(id).map((note) => ({ note, shape: shapeNote(note, NOTE_WIDTH, words) }));
    return { column: { id, label, count: notes.length }, groups: groupNotes(notes, content.clusters), lanes: 1 };
  });
  const heights = plans.map((plan) => flowColumn(plan, gaps.noteGap, page?.height).height);
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
    heights[index] = flowColumn(plan, gaps.noteGap, page?.height).height;
  }
  return plans;
}

const lanesIn = (width: number, gap: number) => Math.max(1, Math.floor((width + gap) / (NOTE_WIDTH + gap)));
const longestGroup = ({ groups }: ColumnPlan) => Math.max(0, ...groups.map(({ notes }) => notes.length));

function groupNotes(notes: readonly ShapedNote[], clusters: BoardContent["clusters"]): NoteGroup[] {
  const known = new Set<string>(clusters.map(({ id }) => id));
  const inCluster = ({ note }: ShapedNote) =>
    note.clusterId !== null && known.has(note.clusterId) ? note.clusterId : "";
  const groups: NoteGroup[] = [{ id: "none", label: "", notes: notes.filter((shaped) => inCluster(shaped) === "") }];
  for (const { id, label } of clusters) {
    groups.push({ id, label, notes: notes.filter((shaped) => inCluster(shaped) === id) });
  }
  return groups.filter((group) => group.notes.length > 0);
}

/** Stacks a column's groups; inside a group each note goes to the shortest lane, so that adding one moves no other. */
export function flowColumn(
  { groups, lanes }: ColumnPlan,
  noteGap: number,
  pageHeight = Number.POSITIVE_INFINITY,
): Flow {
  const flow: Flow = { notes: [], headings: [], height: 0 };
  let top = 0;
  for (const group of groups) {
    const heading = headingText(group, lanes * (NOTE_WIDTH + noteGap) - noteGap);
    if (heading) {
      const y = onOnePage(top, heading.height + (group.notes[0]?.shape.height ?? 0), pageHeight);
      const text = heading.items.map((item) => ({ ...item, y: item.y + y }));
      flow.headings.push({ group, y, height: heading.height, text });
      top = y + heading.height + 4;
    }
    const bottoms = Array.from({ length: lanes }, () => top);
    for (const shaped of group.notes) {
      const lane = bottoms.indexOf(Math.min(...bottoms));
      const y = onOnePage(bottoms[lane] ?? top, shaped.shape.height, pageHeight);
      flow.notes.push({ ...shaped, lane, y });
      bottoms[lane] = y + shaped.shape.height + noteGap;
    }
    flow.height = Math.max(...bottoms) - noteGap;
    top = flow.height + 16;
  }
  return flow;
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
