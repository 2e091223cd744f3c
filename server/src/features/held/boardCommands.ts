import { addNote, editNote, moveNote, removeNote } from "@longtable/shared/board/board.commands";
import { addNoteDenial, changeNoteDenial } from "@longtable/shared/board/board.rules";
import { placeFor, targetFrom } from "@longtable/shared/board/board.targets";
import { takingOf } from "@longtable/shared/held/held.rules";
import type { AnyCommand } from "@longtable/shared/kernel/command";
import type { NoteId } from "@longtable/shared/kernel/ids";
import { UserError } from "@longtable/shared/kernel/userError";
import { type BoardUse, boardAccess, may } from "@longtable/shared/participation/permissions";
import type { z } from "zod";
import type { CommandContext, Register } from "../../transport/commandRouter.ts";
import { boardOfNow, hasEnded } from "./following.ts";
import { wasRevealed } from "./held.store.ts";
import { type HeldDeps, isLockedFor } from "./held.ts";
import type { HeldWriting } from "./writing.ts";

type InputOf<C extends AnyCommand> = z.output<C["input"]>;
/** The answer when the command was about a held note; null leaves it to the board. */
type Taker = (input: never, context: CommandContext) => Promise<Record<string, unknown> | null>;

const isRunning = ({ state }: BoardUse["activities"][number]): boolean => state === "open" || state === "revealed";

/**
 * Registers the board's commands for notes so that what is to be held is held: the same commands, ids and answers, so that
 * a phone need not know which it will be. Whatever is refused is left to the board, which says why in its own words.
 */
export function holdingFirst(
  on: Register,
  writing: HeldWriting,
  { boardUse, findNote }: Pick<HeldDeps, "boardUse" | "findNote">,
): Register {
  async function useOf({ sql, seat }: CommandContext, boardId: string) {
    const use = await boardUse(sql, boardId);
    return use?.workshopId === seat.workshopId ? use : null;
  }

  /** How a board takes a change of a note that stands on it; null when this seat may not change it anyway. */
  async function takingOfNote(context: CommandContext, noteId: NoteId, boardId: string | undefined) {
    const { sql, seat } = context;
    const found = await findNote(sql, seat.workshopId, noteId, boardId);
    const use = found && (await useOf(context, found.boardId));
    if (!found || !use) return null;
    const isOwn = found.seatId === seat.id;
    if (changeNoteDenial(boardAccess(seat, use), isOwn) !== null) return null;
    const taking = takingOf(seat.role, use);
    // A board that everyone looks away from must not move: what changes on it would say that somebody wrote.
    if (taking === "private") throw new UserError("conflict", "board.resting");
    return { taking, boardId: found.boardId };
  }

  /**
   * An idea that was on its way when its activity moved to the tables is for the board of its writer's table; so is one for a
   * table that hosts have removed since. Not so what comes too late for a board that is locked, or that the room still works
   * on, and not the other way round: what was meant for a table is shown to the room when hosts bring it there.
   */
  async function whereMeant(input: InputOf<typeof addNote>, context: CommandContext) {
    const { sql, seat } = context;
    const use = await useOf(context, input.boardId);
    if (use === null || use.isLocked) return input;
    const isLeft = use.tableId === null && !use.activities.some(isRunning) && boardAccess(seat, use) === "read";
    const isOthers = seat.tableId !== null && use.tableId !== null && use.tableId !== seat.tableId;
    const isOver = isOthers && (await hasEnded(sql, input.boardId));
    if (!isLeft && !isOver) return input;
    const boardId = await boardOfNow(sql, seat, input.boardId);
    const isMeant = isLeft || (await useOf(context, boardId))?.tableId === seat.tableId;
    return isMeant ? { ...input, boardId } : input;
  }

  /** A private note that its owner removed, as it was: nobody else sees it, so it comes back on a board that only is read too. */
  async function bringBack(
    { boardId: named, isPrivate: _promise, ...note }: Omit<InputOf<typeof addNote>, "broughtBack">,
    isKept: boolean,
    context: CommandContext,
  ) {
    const boardId = await boardOfNow(context.sql, context.seat, named);
    const use = await useOf(context, boardId);
    if (!use || boardAccess(context.seat, use) === "none" || !may(context.seat.role, "addNotes")) return null;
    const room = await context.boards.room(boardId);
    return { noteId: await writing.add(context, room, "private", { ...note, isKept }) };
  }

  const takers: Record<string, Taker> = {
    async [addNote.type]({ broughtBack, ...given }: InputOf<typeof addNote>, context: CommandContext) {
      if (broughtBack) return bringBack(given, broughtBack === "kept", context);
      const { boardId: named, isPrivate, ...note } = given;
      // A private note was on its way when its writer was moved: it is for the board they have now.
      const boardId = isPrivate ? await boardOfNow(context.sql, context.seat, named) : named;
      const use = await useOf(context, boardId);
      // What was promised while it was written holds, until a reveal would have shown it.
      const isKeptSo = isPrivate && !(await wasRevealed(context.sql, boardId));
      const taking = isKeptSo ? "private" : use ? takingOf(context.seat.role, use) : "shown";
      if (!use || taking === "shown") return null;
      const room = await context.boards.room(boardId);
      if (addNoteDenial(boardAccess(context.seat, use), room.board.noteCount()) !== null) return null;
      // A part that is locked takes no private note either: it would stand there after the reveal.
      if (isLockedFor(context, use, room.board, placeFor(room.board, note))) return null;
      return { noteId: await writing.add(context, room, taking, note) };
    },

    async [editNote.type](input: InputOf<typeof editNote>, context: CommandContext) {
      const { noteId, boardId, text, kind } = input;
      const change = { ...(text !== undefined && { text }), ...(kind && { kind }) };
      const held = await writing.find(context, noteId);
      if (held) {
        await writing.edit(context, held, change);
        return {};
      }
      const standing = await takingOfNote(context, noteId, boardId);
      if (standing?.taking !== "waiting" || change.text === undefined) return null;
      const note = (await context.boards.room(standing.boardId)).board.note(noteId);
      if (!note) return null;
      await writing.holdChange(context, standing.boardId, note, change);
      return {};
    },

    async [moveNote.type]({ noteId, boardId, ...to }: InputOf<typeof moveNote>, context: CommandContext) {
      const held = await writing.find(context, noteId);
      if (held && !held.isChange) {
        const { board } = await context.boards.room(held.boardId);
        const use = await useOf(context, held.boardId);
        const place = targetFrom(board, held.note.place ?? null, to);
        if (use && isLockedFor(context, use, board, place)) throw new UserError("forbidden", "board.partLocked");
        await writing.move(context, board, held, to);
        return {};
      }
      await takingOfNote(context, noteId, boardId);
      return null;
    },

    async [removeNote.type]({ noteId, boardId }: InputOf<typeof removeNote>, context: CommandContext) {
      const held = await writing.find(context, noteId);
      if (held) await writing.remove(context, held);
      if (held && !held.isChange) return {};
      await takingOfNote(context, noteId, boardId);
      return null;
    },
  };

  return (command, handler, keepNothing) => {
    const take = takers[command.type];
    const holding: typeof handler = async (given, context) => {
      const isNew = command.type === addNote.type;
      const input = isNew ? ((await whereMeant(given as never, context)) as typeof given) : given;
      const taken = await take?.(input as never, context);
      return taken ? (taken as Awaited<ReturnType<typeof handler>>) : handler(input, context);
    };
    on(command, take ? holding : handler, keepNothing);
  };
}
