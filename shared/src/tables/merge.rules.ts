import type { BoardContent } from "../board/board.doc.ts";
import { placeOfKey, placeFinder as placeOnBoard } from "../board/board.placing.ts";
import type { Note, Place } from "../board/board.types.ts";
import type { BoardId, NoteId, TableId } from "../kernel/ids.ts";
import { LIMITS } from "../kernel/limits.ts";
import { stable } from "../kernel/stable.ts";

/** What of a note can change at its table after it was merged, as it was at a moment. */
export type Print = Pick<Note, "text" | "kind" | "place">;

export const printOf = ({ text, kind, place }: Print): Print => ({ text, kind, place });

/** A note of one board that stands for one of another, and how it was when it was last brought over. */
export interface NoteLink {
  fromBoard: BoardId;
  fromNote: NoteId;
  toNote: NoteId;
  print: Print;
}

/** A table's board to be merged. */
export interface MergeSource {
  tableId: TableId;
  boardId: BoardId;
  content: BoardContent;
  /** Ids of the structure it began with. */
  startIds: ReadonlySet<string>;
  /** The notes it began with, by its own ids, as they were then. */
  startNotes: ReadonlyMap<NoteId, Print>;
}

const PARTS = ["stages", "steps", "lanes", "columns", "rows", "rings", "sectors", "clusters"] as const;
type Part = (typeof PARTS)[number];

/** Lists of parts; those that a board has none of may be left out. */
export type Structure = Pick<BoardContent, Part | "boxNames">;

export interface MergePlan {
  /** Parts that tables added to their boards. */
  structure: Structure;
  add: { from: MergeSource; note: Note; place: Place }[];
  change: { from: MergeSource; link: NoteLink; print: Print; fields: Partial<Print> }[];
  /** Notes that changed at the table, and in the room too: the room's stay. */
  kept: number;
  /** By how many notes the room's board would be too full. */
  over: number;
}

/**
 * Works out what the room's board gets from the tables' boards. A note that was merged before comes once: it is changed
 * where it changed at its table and not in the room since, and stays away where the room took it off. What a table
 * began with is the room's already, unless its words are others now.
 */
export function planMerge(room: BoardContent, sources: readonly MergeSource[], links: readonly NoteLink[]): MergePlan {
  const structure = addedStructure(room, sources);
  const known = new Map(links.map((link) => [keyOf(link.fromBoard, link.fromNote), link]));
  const roomNotes = new Map(room.notes.map((note) => [note.id, note]));
  const placeIn = placeFinder(room, structure);
  const plan: MergePlan = { structure, add: [], change: [], kept: 0, over: 0 };
  for (const from of sources) {
    for (const note of from.content.notes) {
      const link = known.get(keyOf(from.boardId, note.id));
      if (!link) {
        const start = from.startNotes.get(note.id);
        if (start?.text !== note.text) plan.add.push({ from, note, place: placeIn(note.place) });
        continue;
      }
      const print = printOf(note);
      const ours = roomNotes.get(link.toNote);
      if (!ours || isSame(print, link.print)) continue;
      const fields = changedFields({ table: print, before: link.print, room: ours }, placeIn);
      if (fields === null) plan.kept += 1;
      else plan.change.push({ from, link, print, fields });
    }
  }
  plan.over = Math.max(0, room.notes.length + plan.add.length - LIMITS.notesPerBoard);
  return plan;
}

const keyOf = (boardId: string, noteId: string) => `${boardId} ${noteId}`;
const isSame = (one: unknown, other: unknown) => stable(one) === stable(other);

interface ThreeWays {
  table: Print;
  before: Print;
  room: Print;
}

/** What changed at the table and not in the room; null when the room's hand is on all of it. */
function changedFields({ table, before, room }: ThreeWays, placeIn: (place: Place) => Place): Partial<Print> | null {
  const fields: Partial<Print> = {};
  if (table.text !== before.text && room.text === before.text) fields.text = table.text;
  if (table.kind !== before.kind && room.kind === before.kind) fields.kind = table.kind;
  const movedAtTable = !isSame(table.place, before.place);
  if (movedAtTable && isSame(room.place, placeIn(before.place))) fields.place = placeIn(table.place);
  return Object.keys(fields).length > 0 ? fields : null;
}

/** A place as the room's board will have it; null, the unplaced tray, where a part of it is not there. */
function placeFinder(room: BoardContent, added: Structure) {
  const find = placeOnBoard({
    steps: [...room.steps, ...added.steps],
    lanes: [...room.lanes, ...added.lanes],
    columns: [...room.columns, ...added.columns],
    rows: [...(room.rows ?? []), ...(added.rows ?? [])],
    rings: [...(room.rings ?? []), ...(added.rings ?? [])],
    sectors: [...(room.sectors ?? []), ...(added.sectors ?? [])],
  });
  return (place: Place): Place => placeOfKey(find(place)) ?? null;
}

const MOST: Readonly<Record<Part, number>> = {
  stages: LIMITS.stagesPerBoard,
  steps: LIMITS.stepsPerBoard,
  lanes: LIMITS.lanesPerBoard,
  columns: LIMITS.columnsPerBoard,
  rows: LIMITS.rowsPerBoard,
  rings: LIMITS.ringsPerBoard,
  sectors: LIMITS.sectorsPerBoard,
  clusters: LIMITS.clustersPerBoard,
};

/** Steps, columns and sets that were made at a table; not those that the room has taken off since. */
function addedStructure(room: BoardContent, sources: readonly MergeSource[]): Structure {
  const newOf = <Entry extends { id: string }>(name: Part, list: (content: BoardContent) => Entry[] | undefined) => {
    const known = new Set<string>(room[name]?.map(({ id }) => id));
    const most = Math.max(0, MOST[name] - known.size);
    const parts = sources.flatMap(
      ({ content, startIds }) => list(content)?.filter(({ id }) => !startIds.has(id)) ?? [],
    );
    const fresh = parts.filter(({ id }) => !known.has(id) && known.add(id) !== undefined);
    return fresh.slice(0, most);
  };
  const stages = newOf("stages", (content) => content.stages);
  const stageIds = new Set([...room.stages, ...stages].map(({ id }) => id));
  return {
    stages,
    steps: newOf("steps", (content) => content.steps).filter(({ stageId }) => stageIds.has(stageId)),
    lanes: newOf("lanes", (content) => content.lanes),
    columns: newOf("columns", (content) => content.columns),
    rows: newOf("rows", (content) => content.rows),
    rings: newOf("rings", (content) => content.rings),
    sectors: newOf("sectors", (content) => content.sectors),
    clusters: newOf("clusters", (content) => content.clusters),
  };
}
