import type { NewNote } from "@longtable/shared/board/board.doc";
import { placeFor } from "@longtable/shared/board/board.targets";
import type { NoteId } from "@longtable/shared/kernel/ids";
import { LIMITS } from "@longtable/shared/kernel/limits";
import { BoardFullError, type BoardRoom } from "../../collaboration/boardRoom.ts";
import type { CommandContext } from "../../transport/commandRouter.ts";
import { dropHeld, type HeldRow } from "./held.store.ts";
import type { HeldDeps } from "./held.ts";

type Rows = Pick<HeldDeps, "addNoteRow" | "removeNoteRow" | "onPut" | "countsPreWork">;

/**
 * Puts held notes onto their board in the given order, as one edit, and keeps whose they are. Answers which found no
 * room: they stay held as they were.
 */
export async function putOnBoard(
  context: CommandContext,
  rows: Rows,
  boardId: string,
  notes: readonly HeldRow[],
): Promise<{ put: HeldRow[]; noRoom: HeldRow[] }> {
  const room = await context.boards.room(boardId);
  const changes = notes.filter(({ id }) => room.board.hasNote(id));
  const fresh = notes.filter((held) => !changes.includes(held));
  const free = Math.max(0, LIMITS.notesPerBoard - room.board.noteCount());
  const put = [...changes, ...fresh.slice(0, free)];
  if (put.length === 0 || !(await write(context, room, put, changes))) return { put: [], noRoom: [...notes] };
  for (const held of put) {
    await rows.addNoteRow(context.sql, held);
    await dropHeld(context.sql, held);
  }
  await rows.onPut(context, room, put);
  await tellCount(context, rows, boardId);
  return { put, noRoom: fresh.slice(free) };
}

/** False when the board's document is as large as it may be. */
async function write(
  { sql }: CommandContext,
  room: BoardRoom,
  put: readonly HeldRow[],
  changes: readonly HeldRow[],
): Promise<boolean> {
  try {
    await room.edit(sql, (board, origin) => {
      for (const { id, note } of changes) {
        board.changeNote(id, { text: note.text, ...(note.kind && { kind: note.kind }) }, origin);
      }
      const fresh = put.filter((held) => !changes.includes(held));
      board.addNotes(
        fresh.map((held) => asNew(held, placeFor(board, held.note.place ?? {}))),
        origin,
      );
    });
    return true;
  } catch (error) {
    // Said before anything was changed.
    if (error instanceof BoardFullError) return false;
    throw error;
  }
}

/** One that stood on the board before goes back to its place in the order; a new one, behind all others. */
function asNew({ id, note: { order, ...note }, wasShown }: HeldRow, place: NewNote["place"]): NewNote {
  return { ...note, id, place: place ?? null, ...(wasShown && order !== undefined && { order }) };
}

/** Takes notes off a board as one edit, with the rows that say whose they are. */
export async function takeFromBoard(
  context: CommandContext,
  rows: Rows,
  room: BoardRoom,
  ids: readonly NoteId[],
): Promise<void> {
  const { sql } = context;
  for (const id of ids) await rows.removeNoteRow(sql, room.boardId, id);
  await room.edit(sql, (board, origin) => board.removeNotes(ids, origin), { removes: true });
  await tellCount(context, rows, room.boardId);
}

/** Before the session hosts see how many notes have come in: it is another number now. */
async function tellCount(context: CommandContext, { countsPreWork }: Rows, boardId: string): Promise<void> {
  if (await countsPreWork(context.sql, boardId)) context.changed({ counts: ["agenda"] });
}
