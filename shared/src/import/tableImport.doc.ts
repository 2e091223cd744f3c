import type * as Y from "yjs";
import type { BoardDoc } from "../board/board.doc.ts";
import type { NoteId } from "../kernel/ids.ts";
import type { NewParts } from "./table.parts.ts";
import type { TablePlan } from "./table.plan.ts";

/** What an import put on a board, by id, so that it can be taken back as one. */
export interface MadeOnBoard {
  noteIds: NoteId[];
  parts: Record<keyof NewParts, string[]>;
}

/** Writes a plan as one edit: its parts first, then its notes, in the order of the table, behind what is there. */
export function writePlan(
  board: BoardDoc,
  { notes, parts }: Pick<TablePlan, "notes" | "parts">,
  origin: unknown,
): MadeOnBoard {
  board.doc.transact(() => {
    for (const stage of parts.stages) board.addStage(stage, origin);
    for (const step of parts.steps) board.addStep(step, origin);
    for (const lane of parts.lanes) board.addLane(lane, origin);
    for (const column of parts.columns) board.addColumn(column, origin);
    for (const cluster of parts.clusters) board.addCluster(cluster, origin);
    board.addNotes(
      notes.map(({ line: _line, ...note }) => note),
      origin,
    );
  }, origin);
  const ids = Object.entries(parts).map(([name, list]) => [name, list.map(({ id }: { id: string }) => id)]);
  return { noteIds: notes.map(({ id }) => id), parts: Object.fromEntries(ids) as MadeOnBoard["parts"] };
}

/** Takes the notes of an import off again, whatever they say by now, and its parts where nothing else stands in them; one edit. */
export function takeBackPlan(board: BoardDoc, { noteIds, parts }: MadeOnBoard, origin: unknown): void {
  const gone = new Set<string>(noteIds);
  const used = new Set<string>();
  for (const { id, place, clusterId } of board.listNotes()) {
    if (gone.has(id)) continue;
    for (const partId of [...Object.values(place ?? {}), clusterId]) if (typeof partId === "string") used.add(partId);
  }
  const isFree = (id: string) => !used.has(id);
  board.doc.transact(() => {
    board.removeNotes(noteIds, origin);
    const drop = (root: keyof NewParts, free: (id: string) => boolean) => {
      const map = board.doc.getMap<Y.Map<unknown>>(root);
      for (const id of parts[root]) if (free(id)) map.delete(id);
    };
    for (const root of ["columns", "clusters", "lanes", "steps"] as const) drop(root, isFree);
    const homes = new Set<string>(board.listSteps().map(({ stageId }) => stageId));
    drop("stages", (id) => !homes.has(id));
  }, origin);
}
