import type { BoardContent, BoardDoc } from "../board/board.doc.ts";
import type { Note } from "../board/board.types.ts";
import type { NoteId } from "../kernel/ids.ts";
import type { Structure } from "./merge.rules.ts";
import type { CopyStart } from "./tables.types.ts";

/** What a table's copy began with: ids of the structure, so that what was added or taken away since can be told. */
export interface CopiedStructure {
  ids: readonly string[];
  notes: number;
}

/** The notes that a copy begins with: none, those that hosts wrote, or all. */
export function notesToCopy(
  content: Pick<BoardContent, "notes">,
  start: CopyStart,
  isHosts: (noteId: NoteId) => boolean,
): Note[] {
  if (start === "structure") return [];
  return content.notes.filter(({ id }) => start === "all" || isHosts(id));
}

/** Every id of a board's structure. Two boards that were copied from one another share them. */
export function structureIds(content: BoardContent): string[] {
  const { stages, steps, lanes, columns, clusters, rows = [], boxNames = [], rings = [], sectors = [] } = content;
  const lists = [stages, steps, lanes, columns, rows, boxNames, rings, sectors, clusters];
  return lists.flatMap((list) => list.map(({ id }) => id as string));
}

/** Puts these parts of a structure onto a board, under the ids they have. */
export function addParts(board: BoardDoc, parts: Structure, origin: unknown): void {
  for (const stage of parts.stages) board.addStage(stage, origin);
  for (const step of parts.steps) board.addStep(step, origin);
  for (const lane of parts.lanes) board.addLane(lane, origin);
  for (const column of parts.columns) board.addColumn(column, origin);
  for (const row of parts.rows ?? []) board.addRow(row, origin);
  for (const ring of parts.rings ?? []) board.addRing(ring, origin);
  for (const sector of parts.sectors ?? []) board.addSector(sector, origin);
  for (const { rowId, columnId, label } of parts.boxNames ?? []) board.nameBox(rowId, columnId, label, origin);
  for (const cluster of parts.clusters) board.addCluster(cluster, origin);
}

/**
 * Writes a board's structure, with the same ids (METHODS I1), and these notes under new ids into an empty document.
 * Answers which note became which. Links to notes that were not copied are left out.
 */
export function writeCopy(
  board: BoardDoc,
  content: BoardContent,
  { notes, newId, origin }: { notes: readonly Note[]; newId(): NoteId; origin: unknown },
): Map<NoteId, NoteId> {
  const ids = new Map(notes.map(({ id }) => [id, newId()]));
  board.doc.transact(() => {
    board.create({ type: content.type, title: content.title }, origin);
    if (content.axes) board.setAxes(content.axes, origin);
    addParts(board, content, origin);
    for (const { order, linkIds, mergedInto, merged: _merged, ...note } of notes) {
      const into = mergedInto && ids.get(mergedInto);
      const links = linkIds?.flatMap((id) => ids.get(id) ?? []);
      board.addNote(
        {
          ...note,
          id: ids.get(note.id) ?? newId(),
          ...(order !== null && { order }),
          ...(links?.length && { linkIds: links }),
          ...(into && { mergedInto: into }),
        },
        origin,
      );
    }
  }, origin);
  return ids;
}
