import { addNote } from "@longtable/shared/board/board.commands";
import type { IdeaBoxItemId } from "@longtable/shared/kernel/ids";
import { LIMITS } from "@longtable/shared/kernel/limits";
import { UserError } from "@longtable/shared/kernel/userError";
import { type BoardUse, boardAccess, may } from "@longtable/shared/participation/permissions";
import { newId } from "../../kernel/newId.ts";
import type { Sql } from "../../storage/storage.ts";
import type { CommandContext, Register } from "../../transport/commandRouter.ts";
import { addIdeaBoxItem, listIdeaBox, standingOf } from "./followThrough.store.ts";

interface LateNoteDeps {
  boardUse(sql: Sql, boardId: string): Promise<(BoardUse & { workshopId: string }) | null>;
}

/**
 * Registers `board.addNote` so that a note which comes when the workshop has closed goes to the ideas box instead of nowhere
 * (METHODS M27). Its answer names no note: like every late idea it has no author, and no receipt that says whose it was.
 */
export function keepingLateNotes(on: Register, { boardUse }: LateNoteDeps): Register {
  /** A board of the workshop that somebody who may write reads now because the workshop is over. */
  async function isLate({ sql, seat }: CommandContext, boardId: string): Promise<boolean> {
    if (!may(seat.role, "addNotes") || (await standingOf(sql, seat.workshopId)).closedAt === null) return false;
    const use = await boardUse(sql, boardId);
    return use?.workshopId === seat.workshopId && boardAccess(seat, use) === "read";
  }

  return (command, handler, keepNothing) => {
    const late: typeof handler = async (input, context) => {
      const { boardId, text, isPrivate } = input as { boardId: string; text: string; isPrivate?: boolean };
      // What nobody else was to see is no late idea: its writer is told, and may send it.
      if (isPrivate || !(await isLate(context, boardId))) return handler(input, context);
      const { sql, seat, now } = context;
      if ((await listIdeaBox(sql, seat.workshopId)).length >= LIMITS.ideaBoxPerWorkshop) {
        throw new UserError("conflict", "followThrough.full");
      }
      const item = {
        id: newId<IdeaBoxItemId>(),
        text,
        source: "late",
        state: "waiting",
        sentAt: now,
        boardId: null,
      } as const;
      await addIdeaBoxItem(sql, seat.workshopId, item);
      context.changed({ slices: ["followThrough"] });
      return {} as Awaited<ReturnType<typeof handler>>;
    };
    on(command, command.type === addNote.type ? late : handler, keepNothing);
  };
}
