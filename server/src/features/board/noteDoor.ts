import { type LockedPart, locksFor, placeLock } from "@longtable/shared/board/board.locks";
import { changeNoteDenial, type NoteDenial } from "@longtable/shared/board/board.rules";
import type { Place } from "@longtable/shared/board/board.types";
import { heldNotes } from "@longtable/shared/board/heldNotes";
import { takingOf } from "@longtable/shared/held/held.rules";
import type { Taking } from "@longtable/shared/held/held.types";
import type { NoteId, WorkshopId } from "@longtable/shared/kernel/ids";
import { UserError } from "@longtable/shared/kernel/userError";
import { type BoardUse, boardAccess } from "@longtable/shared/participation/permissions";
import type { Access } from "@longtable/shared/participation/roles";
import type { BoardRoom } from "../../collaboration/boardRoom.ts";
import type { Sql } from "../../storage/storage.ts";
import type { CommandContext } from "../../transport/commandRouter.ts";
import { findNote } from "./board.store.ts";

export interface NoteDoorDeps {
  boardUse(
    sql: Sql,
    boardId: string,
  ): Promise<(BoardUse & { workshopId: WorkshopId; lockedParts: readonly LockedPart[] }) | null>;
}

/** A board as one seat may use it. */
export interface OpenBoard {
  room: BoardRoom;
  access: Access;
  /** A host has locked all of it, and the seat with the others. */
  isLocked: boolean;
  /** Parts that are locked for this seat. */
  locks: readonly LockedPart[];
  /** How it takes what this seat writes now. */
  taking: Taking;
}

/** The way of commands to boards and notes: opened once this seat is known to be allowed. */
export function createNoteDoor({ boardUse }: NoteDoorDeps) {
  async function openBoard(context: CommandContext, boardId: string): Promise<OpenBoard> {
    const use = await boardUse(context.sql, boardId);
    if (use?.workshopId !== context.seat.workshopId) throw new UserError("notFound", "board.notFound");
    const access = boardAccess(context.seat, use);
    // Another table's board is as little there as another workshop's.
    if (access === "none") throw new UserError("notFound", "board.notFound");
    const taking = takingOf(context.seat.role, use);
    const locks = locksFor(context.seat.role, use.lockedParts);
    return { room: await context.boards.room(boardId), access, isLocked: use.isLocked, locks, taking };
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
    requireNotesUnlocked(opened, [noteId]);
    return { ...opened, authorId: found.seatId };
  }

  return { openBoard, openNote };
}
export type NoteDoor = ReturnType<typeof createNoteDoor>;

/** Why not, as a key of the words: that a host has locked the board is worth saying. */
export function wordsFor(denial: NoteDenial, { isLocked }: OpenBoard): string {
  return denial === "boardReadOnly" && isLocked ? "board.locked" : `board.${denial}`;
}

/** Refuses what begins or ends in a part that is locked for this seat. */
export function requireUnlocked(opened: OpenBoard, place: Place): void {
  if (lockOf(opened)(place)) throw partLocked();
}

/** Refuses what changes notes that stand in a locked part, or are shown with one that does. */
export function requireNotesUnlocked(opened: OpenBoard, ids: readonly NoteId[]): void {
  if (opened.locks.length === 0) return;
  if (ids.some(heldNotes(opened.room.board.listNotes(), lockOf(opened)))) throw partLocked();
}

const lockOf = ({ room, locks }: OpenBoard) => placeLock(locks, { stageOf: (stepId) => room.board.stageOf(stepId) });
const partLocked = () => new UserError("forbidden", "board.partLocked");
