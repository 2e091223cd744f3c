import { addNote, tellCopies } from "@longtable/shared/board/board.commands";
import type { NoteId } from "@longtable/shared/kernel/ids";
import { UserError } from "@longtable/shared/kernel/userError";
import { type BoardUse, boardAccess } from "@longtable/shared/participation/permissions";
import type { z } from "zod";
import type { Sql } from "../../storage/storage.ts";
import type { CommandContext, Register } from "../../transport/commandRouter.ts";
import { knownAsOthers } from "./knownNotes.store.ts";
import { believeTold, isCopy, isToldEnough, keepOrigins, type NoteAt, toldRoom } from "./origins.store.ts";

interface ToldCopiesDeps {
  boardUse(sql: Sql, boardId: string): Promise<(BoardUse & { workshopId: string }) | null>;
}

/**
 * A note that is added by command as a copy of another goes with that one, also with one of another workshop. Told of a note here
 * that the sender may not read, or of one of their own, it is a note like any other; nobody's note but the new one is touched by
 * what is told.
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

/** The same for notes that come onto a board by its canvas: there only the sender knows what they are copies of. */
export function registerToldCopies(on: Register, deps: ToldCopiesDeps): void {
  on(tellCopies, async ({ boardId, copies }, context) => {
    const { sql, seat } = context;
    const use = await deps.boardUse(sql, boardId);
    const access = use?.workshopId === seat.workshopId ? boardAccess(seat, use) : "none";
    if (access === "none") throw new UserError("notFound", "board.notFound");
    if (access !== "edit") throw new UserError("forbidden", "board.boardReadOnly");
    const noteIds = copies.map(({ noteId }) => noteId);
    const others = await knownAsOthers(sql, seat.id, { boardId, noteIds, workshopId: seat.workshopId });
    const room = await toldRoom(sql, seat.id);
    for (const { noteId, from } of copies.slice(0, Math.max(room, 0))) {
      const to = { boardId, noteId };
      if (others.has(noteId) || !(await isTheirs(context, to)) || (await isToldEnough(sql, to))) continue;
      await keepTold(deps, context, from, to, { toldBy: seat.id });
    }
    await believeTold(sql, seat.id, { boardId, noteIds });
    return {};
  });
}

/**
 * Whether a note that is not known as another's is the sender's own, also one that was taken off since, or still on its way:
 * nobody says of others' notes with which they go.
 */
async function isTheirs({ sql, seat, boards }: CommandContext, { boardId, noteId }: NoteAt): Promise<boolean> {
  if (await sql.get("SELECT 1 FROM notes WHERE board_id = ? AND id = ?", boardId, noteId)) return true;
  const deeds = await sql.all<{ is_own: number | null }>(
    "SELECT json_extract(row_json, '$.seat_id') = ? AS is_own FROM note_deeds WHERE board_id = ? AND note_id = ?",
    ...[seat.id, boardId, noteId],
  );
  if (deeds.length > 0) return deeds.some(({ is_own }) => Number(is_own) === 1);
  return (await boards.roomIfSound(boardId))?.board.hasNote(noteId as NoteId) === false;
}

async function follow(deps: ToldCopiesDeps, context: CommandContext, from: NoteAt, noteId: NoteId): Promise<void> {
  const boardId = await boardOf(context.sql, context.seat.workshopId, noteId);
  if (boardId !== null) await keepTold(deps, context, from, { boardId, noteId });
}

async function keepTold(
  deps: ToldCopiesDeps,
  context: CommandContext,
  from: NoteAt,
  to: NoteAt,
  how: { toldBy?: string } = {},
): Promise<void> {
  const { sql, seat } = context;
  const use = await deps.boardUse(sql, from.boardId);
  // Whether they may read another workshop's board is not for this seat to say; to be wrong costs nobody but them their note.
  const mayBe = use && (use.workshopId !== seat.workshopId || boardAccess(seat, use) !== "none");
  if (!mayBe) return;
  const authorId = await authorOf(context, from, use.workshopId === seat.workshopId);
  // A second copy of one's own words is one's own; of a copy that is one's own it still goes with the first of them.
  if (authorId === undefined || (authorId === seat.id && !(await isCopy(sql, from)))) return;
  await keepOrigins(sql, [{ from, authorId, to: { ...to, workshopId: seat.workshopId }, ...how }]);
}

/**
 * Whose a note is that stands on its board, or was taken off it a short while ago; undefined where there is none. Of another
 * workshop the tables alone are asked: its boards are not opened for what somebody tells from outside.
 */
async function authorOf(
  { sql, boards }: CommandContext,
  { boardId, noteId }: NoteAt,
  isHere: boolean,
): Promise<string | null | undefined> {
  const row = await sql.get<{ seat_id: string | null }>(
    "SELECT seat_id FROM notes WHERE board_id = ? AND id = ?",
    boardId,
    noteId,
  );
  if (row && !isHere) return row.seat_id;
  const room = isHere ? await boards.roomIfSound(boardId) : null;
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
