import { openBoard } from "@longtable/shared/board/board.doc";
import type { BoardId, NoteId, TableId } from "@longtable/shared/kernel/ids";
import { notesToCopy, structureIds, writeCopy } from "@longtable/shared/tables/copy.rules";
import { printOf } from "@longtable/shared/tables/merge.rules";
import type { Activity } from "@longtable/shared/workshop/workshop.schema";
import * as Y from "yjs";
import { newId } from "../../kernel/newId.ts";
import type { Sql } from "../../storage/storage.ts";
import type { CommandContext } from "../../transport/commandRouter.ts";
import { addCopy, copyNoteRow, hostNotes, listCopies, putLink } from "./copies.store.ts";
import { listTables, readSettings } from "./tables.store.ts";

export interface CopiesDeps {
  listActivities(sql: Sql, workshopId: string): Promise<Activity[]>;
  /** A board of this workshop's tables is there from now on, with so many notes. */
  begun(workshopId: string, boardId: string, notes: number): void;
  /** What stands behind a note stands behind its copy too; answers whether anything does. */
  carryEvidence(sql: Sql, copy: Record<"from" | "to", { boardId: BoardId; noteId: NoteId }>): Promise<boolean>;
}

/** Activities that happen at the tables and are open. */
export async function activitiesAtTables(
  { listActivities }: Pick<CopiesDeps, "listActivities">,
  sql: Sql,
  workshopId: string,
): Promise<Activity[]> {
  const activities = await listActivities(sql, workshopId);
  return activities.filter(({ place, state }) => place === "tables" && state === "open");
}

/**
 * Makes, for each table, its copy of every board of what runs at the tables, as the room's board is now; copies that are
 * there stay as they are. A board is read once and written to disk for all tables: none of the copies is in memory until
 * somebody comes to it.
 */
export function createCopies(deps: CopiesDeps) {
  return async function makeCopies(context: CommandContext): Promise<void> {
    const { sql, seat } = context;
    const tables = (await listTables(sql, seat.workshopId)).filter(({ endedAt }) => endedAt === null);
    const activities = tables.length === 0 ? [] : await activitiesAtTables(deps, sql, seat.workshopId);
    const boards = new Map(
      activities.flatMap((activity) => activity.boards.map((board) => [board.id, board] as const)),
    );
    if (boards.size === 0) return;
    const there = await listCopies(sql, seat.workshopId);
    for (const [index, origin] of [...boards.values()].entries()) {
      const without = tables.filter(
        ({ id }) => !there.some((copy) => copy.tableId === id && copy.originId === origin.id),
      );
      if (without.length === 0) continue;
      const begin = await prepare(context, origin.id);
      for (const { id: tableId, position } of without) {
        const boardId = newId<BoardId>();
        const place = { tableId, boardId, originId: origin.id, position: position * boards.size + index };
        await addCopy(sql, seat.workshopId, { ...place, type: origin.type, title: origin.title, start: begin.start });
        await context.boards.seed(boardId, begin.update);
        for (const { from, to, print } of begin.notes) {
          await putLink(sql, seat.workshopId, boardId, { fromBoard: origin.id, fromNote: from, toNote: to, print });
          const copy = { from: { boardId: origin.id, noteId: from }, to: { boardId, noteId: to } };
          // At the table it is nobody's own.
          await copyNoteRow(sql, seat.workshopId, { ...copy, hasAuthor: false });
          await deps.carryEvidence(sql, copy);
        }
        deps.begun(seat.workshopId, boardId, begin.notes.length);
      }
    }
    context.changed({ slices: ["boards", "tables"] });
  };
}

/** What all copies of a board begin with: one update, and which of its notes stand for which of the room's. */
async function prepare({ sql, seat, boards }: CommandContext, originId: BoardId) {
  const { copyStart } = await readSettings(sql, seat.workshopId);
  const content = (await boards.room(originId)).board.content();
  const ofHosts = await hostNotes(sql, originId);
  const notes = notesToCopy(content, copyStart, (id) => ofHosts.has(id));
  const doc = new Y.Doc();
  const ids = writeCopy(openBoard(doc), content, { notes, newId: () => newId<NoteId>(), origin: null });
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return {
    update,
    start: { ids: structureIds(content), notes: notes.length },
    notes: notes.map((note) => ({ from: note.id, to: ids.get(note.id) ?? note.id, print: printOf(note) })),
  };
}

/** The copies of one table, by the board they were made of. */
export const copiesOf = <Copy extends { tableId: TableId }>(copies: readonly Copy[], tableId: TableId): Copy[] =>
  copies.filter((copy) => copy.tableId === tableId);
