import { addNote, editNote, moveNote, removeNote } from "@longtable/shared/board/board.commands";
import type { BoardDoc } from "@longtable/shared/board/board.doc";
import { isPlaceLocked, type LockedPart, locksFor } from "@longtable/shared/board/board.locks";
import { orderAfterAll, orderBetween } from "@longtable/shared/board/board.order";
import { addNoteDenial, changeNoteDenial, type NoteDenial } from "@longtable/shared/board/board.rules";
import type { Note, NoteKind, Place } from "@longtable/shared/board/board.types";
import type { ColumnId, LaneId, NoteId, StepId, WorkshopId } from "@longtable/shared/kernel/ids";
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

interface Target {
  stepId?: StepId | undefined;
  laneId?: LaneId | undefined;
  columnId?: ColumnId | undefined;
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
      on(addNote, async ({ boardId, text, kind, ...target }, context) => {
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
            board.addNote({ id: noteId, text, kind: kind ?? usualKind(board), place, ...marks }, origin);
          },
          { by: seat.id },
        );
        context.changed({ seatSlices: [{ seatId: seat.id, slices: ["me"] }] });
        return { noteId };
      });

      on(editNote, async ({ noteId, boardId, text, kind }, context) => {
        const { room } = await openNote(context, noteId, boardId);
        await room.edit(
          context.sql,
          (board, origin) => {
            board.changeNote(noteId, { ...(text !== undefined && { text }), ...(kind && { kind }) }, origin);
          },
          { by: context.seat.id },
        );
        return {};
      });

      on(moveNote, async ({ noteId, boardId, afterNoteId, ...target }, context) => {
        const opened = await openNote(context, noteId, boardId);
        const { room } = opened;
        requireUnlocked(opened, targetFrom(room.board, room.board.note(noteId)?.place ?? null, target));
        await room.edit(
          context.sql,
          (board, origin) => {
            const place = targetFrom(board, board.note(noteId)?.place ?? null, target);
            board.changeNote(noteId, { place, order: orderIn(board, noteId, place, afterNoteId) }, origin);
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

/** What people add to an idea board are ideas, to a map notes, unless they say otherwise. */
function usualKind(board: BoardDoc): NoteKind {
  return board.listColumns().length > 0 ? "idea" : "note";
}

/** The wished place if the board has it, else the first column; null, the unplaced tray, on a map (METHODS I3). */
function placeFor(board: BoardDoc, { stepId, laneId, columnId }: Target): Place {
  if (columnId && board.hasColumn(columnId)) return { columnId };
  if (stepId && laneId && board.hasStep(stepId) && board.hasLane(laneId)) return { stepId, laneId };
  const first = board.listColumns()[0];
  return first && !stepId ? { columnId: first.id } : null;
}

/** Where a move leads from a note's place: what is not named stays, so that a note can be reordered where it is. */
function targetFrom(board: BoardDoc, from: Place, target: Target): Place {
  if (!target.columnId && !target.stepId && !target.laneId) return from;
  if (target.columnId || from === null || !("stepId" in from)) return placeFor(board, target);
  return placeFor(board, { stepId: target.stepId ?? from.stepId, laneId: target.laneId ?? from.laneId });
}

/** An order key after the named note of the same place; first when null; last when left out or when it is not there. */
function orderIn(board: BoardDoc, noteId: NoteId, place: Place, afterNoteId: NoteId | null | undefined): string {
  const there = board.listNotes().filter((note) => note.id !== noteId && samePlace(note, place));
  const after = there.findIndex((note) => note.id === afterNoteId);
  if (afterNoteId === null) return orderBetween(null, there[0]?.order ?? null);
  if (after < 0) return orderAfterAll(there.map((note) => note.order));
  return orderBetween(there[after]?.order ?? null, there[after + 1]?.order ?? null);
}

const samePlace = (note: Note, place: Place) => JSON.stringify(note.place) === JSON.stringify(place);
