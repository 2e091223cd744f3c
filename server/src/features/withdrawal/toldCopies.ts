import { addNote } from "@longtable/shared/board/board.commands";
import type { NoteId } from "@longtable/shared/kernel/ids";
import { type BoardUse, boardAccess } from "@longtable/shared/participation/permissions";
import type { z } from "zod";
import type { Sql } from "../../storage/storage.ts";
import type { CommandContext, Register } from "../../transport/commandRouter.ts";
import { isCopy, keepOrigins, type NoteAt } from "./origins.store.ts";

interface ToldCopiesDeps {
  boardUse(sql: Sql, boardId: string): Promise<(BoardUse & { workshopId: string }) | null>;
}

/**
 * A note that is added by command as a copy of another goes with that one. Told of a note that the sender may not read, or of
 * one of their own, it is a note like any other; nobody's note but the new one is touched by what is told.
 */
export function followingToldCopies(register: Register, deps: ToldCopiesDeps): Register {
  return (command, handler, keepNothing) => {
    const following: typeof handler = async (input, context) => {
      const { copyOf, ...note } = input as z.output<typeof addNote.input>;
      const output = await handler(note as typeof input, context);
      const { noteId } = output as z.output<typeof addNote.output>;
      if (copyOf && noteId) await follow(deps, context, copyOf, noteId);
      return output;
    };
    register(command, command.type === addNote.type ? following : handler, keepNothing);
  };
}

async function follow(deps: ToldCopiesDeps, context: CommandContext, from: NoteAt, noteId: NoteId): Promise<void> {
  const { sql, seat } = context;
  const use = await deps.boardUse(sql, from.boardId);
  if (use?.workshopId !== seat.workshopId || boardAccess(seat, use) === "none") return;
  const authorId = await authorOf(context, from);
  // A second copy of one's own words is one's own; of a copy that is one's own it still goes with the first of them.
  if (authorId === undefined || (authorId === seat.id && !(await isCopy(sql, from)))) return;
  const { workshopId } = seat;
  const boardId = await boardOf(sql, workshopId, noteId);
  if (boardId !== null) await keepOrigins(sql, [{ from, authorId, to: { boardId, noteId, workshopId } }]);
}

/** Whose a note is that stands on its board, or was taken off it a short while ago; undefined where there is none. */
async function authorOf(
  { sql, boards }: CommandContext,
  { boardId, noteId }: NoteAt,
): Promise<string | null | undefined> {
  const row = await sql.get<{ seat_id: string | null }>(
    "SELECT seat_id FROM notes WHERE board_id = ? AND id = ?",
    boardId,
    noteId,
  );
  const room = await boards.roomIfSound(boardId);
  if (room?.board.hasNote(noteId)) return row?.seat_id ?? null;
  const deed = await sql.get<{ row_json: string | null }>(
    `SELECT row_json FROM note_deeds WHERE board_id = ? AND note_id = ? AND what = 'remove' ORDER BY seq DESC LIMIT 1`,
    boardId,
    noteId,
  );
  if (!deed) return undefined;
  return (JSON.parse(deed.row_json ?? "null") as { seat_id?: string | null } | null)?.seat_id ?? null;
}

/** The board that a new note is on, or is for while it is held back. */
async function boardOf(sql: Sql, workshopId: string, noteId: NoteId): Promise<string | null> {
  const row = await sql.get<{ board_id: string }>(
    `SELECT board_id FROM notes WHERE workshop_id = ? AND id = ?
     UNION ALL SELECT board_id FROM held_notes WHERE workshop_id = ? AND id = ? AND is_change = 0`,
    ...[workshopId, noteId, workshopId, noteId],
  );
  return row?.board_id ?? null;
}
