import { addNote, editNote, moveNote, removeNote } from "@longtable/shared/board/board.commands";
import { isPlaceLocked, type LockedPart, locksFor } from "@longtable/shared/board/board.locks";
import { addNoteDenial, changeNoteDenial, type NoteDenial } from "@longtable/shared/board/board.rules";
import { orderIn, placeFor, targetFrom, usualKind } from "@longtable/shared/board/board.targets";
import type { Place } from "@longtable/shared/board/board.types";
import type { NoteId, WorkshopId } from "@longtable/shared/kernel/ids";
import { UserError } from "@longtable/shared/kernel/userError";
import { type BoardUse, boardAccess } from "@longtable/shared/participation/permissions";
import type { Access } from "@longtable/shared/participation/roles";
import type { BoardRoom } from "../../collaboration/boardRoom.ts";
import { newId } from "../../kernel/newId.ts";
import type { Seat } from "../../kernel/seat.ts";
import type { Sql } from "../../storage/storage.ts";
import type { CommandContext, Register } from "../../transport/commandRouter.ts";
import { addNoteRow, findNote, removeNoteRow } from "./board.store.ts";

export interface BoardDeps {
  /** What is to stand beside a new note of this seat: its name while names are on for all, and that it was entered for someone. */
  marksFor(sql: Sql, seat: Seat): Promise<{ by?: string; isByProxy?: boolean }>;
  boardUse(
    sql: Sql,
    boardId: string,
  ): Promise<(BoardUse & { workshopId: WorkshopId; lockedParts: readonly LockedPart[] }) | null>;
}

/** A board as one seat may use it. */
interface OpenBoard {
  room: BoardRoom;
  access: Access;
  /** A host has locked all of it, and the seat with the others. */
  isLocked: boolean;
  /** Parts that are locked for this seat. */
  locks: readonly LockedPart[];
}

/** Notes by command: from phones, and from any program. The server writes them in its own hand. */
export function createBoardFeature({ boardUse, marksFor }: BoardDeps) {
  async function openBoard(context: CommandContext, boardId: string): Promise<OpenBoard> {
    const use = await boardUse(context.sql, boardId);
    if (use?.workshopId !== context.seat.workshopId) throw new UserError("notFound", "board.notFound");
    const access = boardAccess(context.seat, use);
    // Another table's board is as little there as another workshop's.
    if (access === "none") throw new UserError("notFound", "board.notFound");
    const locks = locksFor(context.seat.role, use.lockedParts);
    return { room: await context.boards.room(boardId), access, isLocked: use.isLocked, locks };
  }

  /** The note a command is about, once this seat is known to be allowed to change it. */
  async function openNote(context: CommandContext, noteId: NoteId, boardId: string | undefined) {
    const { seat, sql } = context;
    const found = await findNote(sql, seat.workshopId, noteId, boardId);
    if (!found) throw new UserError("notFound", "board.noteNotFound");
    const opened = await openBoard(context, found.boardId);
    const { room, access } = opened;
    const denial = changeNoteDenial(access, found.seatId === seat.id);
    if (denial) throw new UserError("forbidden", wordsFor(denial, opened));
    const note = room.board.note(noteId);
    if (!note) throw new UserError("notFound", "board.noteNotFound");
    requireUnlocked(opened, note.place);
    return { ...opened, authorId: found.seatId };
  }

  return {
    register(on: Register): void {
      on(addNote, async ({ boardId, text, kind, at, ...target }, context) => {
        const opened = await openBoard(context, boardId);
        const { room, access } = opened;
        const denial = addNoteDenial(access, room.board.noteCount());
        if (denial) throw new UserError(denial === "boardFull" ? "conflict" : "forbidden", wordsFor(denial, opened));
        requireUnlocked(opened, placeFor(room.board, target));
        const noteId = newId<NoteId>();
        const { seat, sql } = context;
        await addNoteRow(sql, { id: noteId, boardId, workshopId: seat.workshopId, seatId: seat.id });
        const marks = await marksFor(sql, seat);
        await room.edit(
          sql,
          (board, origin) => {
            const place = placeFor(board, target);
            const spot = at && board.isFree() ? { at } : null;
            board.addNote({ id: noteId, text, kind: kind ?? usualKind(board), place, ...spot, ...marks }, origin);
          },
          { by: seat.id },
        );
        context.changed({ seatSlices: [{ seatId: seat.id, slices: ["me"] }] });
        return { noteId };
      });

      on(editNote, async ({ noteId, boardId, text, kind, status }, context) => {
        const { room } = await openNote(context, noteId, boardId);
        await room.edit(
          context.sql,
          (board, origin) => {
            const change = {
              ...(text !== undefined && { text }),
              ...(kind && { kind }),
              ...(status !== undefined && { status }),
            };
            board.changeNote(noteId, change, origin);
          },
          { by: context.seat.id },
        );
        return {};
      });

      on(moveNote, async ({ noteId, boardId, afterNoteId, at, ...target }, context) => {
        const opened = await openNote(context, noteId, boardId);
        const { room } = opened;
        requireUnlocked(opened, targetFrom(room.board, room.board.note(noteId)?.place ?? null, target));
        await room.edit(
          context.sql,
          (board, origin) => {
            const place = targetFrom(board, board.note(noteId)?.place ?? null, target);
            const spot = at && board.isFree() ? { at } : null;
            // A point alone moves a note on the board, and leaves its turn in the list as it is.
            const order =
              spot && afterNoteId === undefined ? null : orderIn(board.listNotes(), noteId, place, afterNoteId);
            board.changeNote(noteId, { place, ...(order !== null && { order }), ...spot }, origin);
          },
          { by: context.seat.id },
        );
        return {};
      });

      on(removeNote, async ({ noteId, boardId }, context) => {
        const { room, authorId } = await openNote(context, noteId, boardId);
        const { sql, seat } = context;
        await room.edit(sql, (board, origin) => board.removeNote(noteId, origin), { removes: true, by: seat.id });
        // Afterwards: whose it was is kept with the deed, so that it can be taken back.
        await removeNoteRow(sql, room.boardId, noteId);
        if (authorId) context.changed({ seatSlices: [{ seatId: authorId, slices: ["me"] }] });
        return {};
      });
    },
  };
}

/** Why not, as a key of the words: that a host has locked the board is worth saying. */
function wordsFor(denial: NoteDenial, { isLocked }: OpenBoard): string {
  return denial === "boardReadOnly" && isLocked ? "board.locked" : `board.${denial}`;
}

/** Refuses what begins or ends in a part that is locked for this seat. */
function requireUnlocked({ room, locks }: OpenBoard, place: Place): void {
  const stageOf = (stepId: string) => room.board.stageOf(stepId);
  if (isPlaceLocked(locks, place, { stageOf })) throw new UserError("forbidden", "board.partLocked");
}
