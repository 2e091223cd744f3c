import { addNote, editNote, moveNote, removeNote } from "@longtable/shared/board/board.commands";
import { addNoteDenial } from "@longtable/shared/board/board.rules";
import { orderIn, placeFor, targetFrom, usualKind } from "@longtable/shared/board/board.targets";
import { stackOf } from "@longtable/shared/board/merges.rules";
import type { NoteId } from "@longtable/shared/kernel/ids";
import { UserError } from "@longtable/shared/kernel/userError";
import { newId } from "../../kernel/newId.ts";
import type { Seat } from "../../kernel/seat.ts";
import type { Sql } from "../../storage/storage.ts";
import type { Register } from "../../transport/commandRouter.ts";
import { addNoteRow, removeNoteRow } from "./board.store.ts";
import { createNoteDoor, type NoteDoorDeps, requireUnlocked, wordsFor } from "./noteDoor.ts";

export interface BoardDeps {
  /** What is to stand beside a new note of this seat: its name while names are on for all, and that it was entered for someone. */
  marksFor(sql: Sql, seat: Seat): Promise<{ by?: string; isByProxy?: boolean }>;
  boardUse: NoteDoorDeps["boardUse"];
}

/** Notes by command: from phones, and from any program. The server writes them in its own hand. */
export function createBoardFeature({ boardUse, marksFor }: BoardDeps) {
  const { openBoard, openNote } = createNoteDoor({ boardUse });
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

      on(editNote, async ({ noteId, boardId, text, from, kind, status, channel, assetKind, linkIds }, context) => {
        const { room } = await openNote(context, noteId, boardId);
        await room.edit(
          context.sql,
          (board, origin) => {
            const change = {
              ...(text !== undefined && { text, ...(from !== undefined && { from }) }),
              ...(kind && { kind }),
              ...(status !== undefined && { status }),
              ...(channel !== undefined && { channel }),
              ...(assetKind !== undefined && { assetKind }),
              ...(linkIds !== undefined && {
                linkIds: linkIds && [...new Set(linkIds)].filter((id) => id !== noteId && board.hasNote(id)),
              }),
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
            const notes = board.listNotes();
            const order = spot && afterNoteId === undefined ? null : orderIn(notes, noteId, place, afterNoteId);
            board.doc.transact(() => {
              board.changeNote(noteId, { place, ...(order !== null && { order }), ...spot }, origin);
              // Its other wordings come along, so that they are found beside it should it go.
              const [head, ...others] = stackOf(notes, noteId);
              if (head === noteId) for (const id of others) board.changeNote(id, { place }, origin);
            }, origin);
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
