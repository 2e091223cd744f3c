import type { Constraint } from "@longtable/shared/board/board.types";
import type { NoteId } from "@longtable/shared/kernel/ids";
import { may } from "@longtable/shared/participation/permissions";
import type { BoardRoom, SeatDeeds } from "../../collaboration/boardRoom.ts";
import type { Seat } from "../../kernel/seat.ts";
import type { Sql } from "../../storage/storage.ts";

interface GuardDeps {
  /** What a removed note was, as long as it can be taken back; null for one that nobody removed. */
  removedAs(sql: Sql, boardId: string, noteId: string): Promise<{ was: { constraint?: Constraint | null } } | null>;
}

/**
 * Puts back, in the same transaction, what somebody's canvas wrote of how much can change: that is for hosts to say (METHODS
 * M28). A note that was removed comes back with what hosts had said.
 */
export function keepingConstraints({ removedAs }: GuardDeps) {
  return async (sql: Sql, { role }: Pick<Seat, "role">, room: BoardRoom, deeds: SeatDeeds["deeds"]): Promise<void> => {
    if (may(role, "editAnyNote")) return;
    const said: { id: NoteId; constraint: Constraint | null }[] = [];
    for (const { noteId, what, before, after } of deeds) {
      if (what === "remove" || !after) continue;
      if (what === "change" && !("constraint" in after) && !("constraint" in (before ?? {}))) continue;
      const was = what === "add" ? (await removedAs(sql, room.boardId, noteId))?.was : before;
      const constraint = was?.constraint ?? null;
      if (JSON.stringify(constraint) !== JSON.stringify(after.constraint ?? null)) {
        said.push({ id: noteId as NoteId, constraint });
      }
    }
    if (said.length === 0) return;
    await room.edit(
      sql,
      (board, origin) => {
        for (const { id, constraint } of said) board.changeNote(id, { constraint }, origin);
      },
      { removes: true },
    );
  };
}
