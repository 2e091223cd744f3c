import { addNote } from "@longtable/shared/board/board.commands";
import type { Register } from "../../transport/commandRouter.ts";
import { takesPreWork } from "./agenda.store.ts";

/**
 * Registers `board.addNote` so that hosts are told how much has come in before the session. What is written alone is told to
 * nobody, not even as a count.
 */
export function countingPreWork(on: Register): Register {
  return (command, handler, keepNothing) => {
    const counted: typeof handler = async (input, context) => {
      const result = await handler(input, context);
      const { boardId, isPrivate } = input as { boardId: string; isPrivate?: boolean };
      if (!isPrivate && (await takesPreWork(context.sql, boardId))) context.changed({ counts: ["agenda"] });
      return result;
    };
    on(command, command.type === addNote.type ? counted : handler, keepNothing);
  };
}
