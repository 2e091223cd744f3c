import { setConstraint } from "@longtable/shared/board/constraint.commands";
import { constraintDenial } from "@longtable/shared/board/constraint.rules";
import { UserError } from "@longtable/shared/kernel/userError";
import type { CommandContext, Register } from "../../transport/commandRouter.ts";
import { findNote } from "./board.store.ts";

export interface ConstraintDeps {
  requireRight(context: Pick<CommandContext, "seat">, action: "editAnyNote"): void;
}

/** Hosts say what can change and what cannot, and which ideas that touches (METHODS M28). */
export function registerConstraintCommands(on: Register, { requireRight }: ConstraintDeps): void {
  on(setConstraint, async ({ boardId, noteId, level, reason, owner, linkIds }, context) => {
    requireRight(context, "editAnyNote");
    const found = await findNote(context.sql, context.seat.workshopId, noteId, boardId);
    if (!found) throw new UserError("notFound", "board.noteNotFound");
    const room = await context.boards.room(found.boardId);
    const linked = [...new Set(linkIds)].filter((id) => id !== noteId);
    if (![noteId, ...linked].every((id) => room.board.hasNote(id))) {
      throw new UserError("notFound", "board.noteNotFound");
    }
    const constraint = level && { level, reason: reason || null, owner: owner || null };
    const denial = constraint && constraintDenial(constraint);
    if (denial) throw new UserError("invalid", `board.${denial}`);
    await room.edit(context.sql, (board, origin) => {
      const links = constraint ? linkIds && linked : [];
      board.changeNote(
        noteId,
        { constraint, ...(constraint && { kind: "constraint" }), ...(links && { linkIds: links }) },
        origin,
      );
    });
    return {};
  });
}
