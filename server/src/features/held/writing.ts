import type { BoardDoc } from "@longtable/shared/board/board.doc";
import { orderIn, placeFor, type Target, targetFrom, usualKind } from "@longtable/shared/board/board.targets";
import type { Note, NoteKind } from "@longtable/shared/board/board.types";
import { stageAfterEdit } from "@longtable/shared/held/held.rules";
import type { NoteId } from "@longtable/shared/kernel/ids";
import type { BoardRoom } from "../../collaboration/boardRoom.ts";
import { newId } from "../../kernel/newId.ts";
import type { CommandContext } from "../../transport/commandRouter.ts";
import { dropHeld, findHeld, type HeldRow, heldOf, type KeptNote, PLAIN, putHeld } from "./held.store.ts";
import { type HeldDeps, requireRoom, tellHosts, tellOwners } from "./held.ts";

interface NoteInput extends Target {
  text: string;
  kind?: NoteKind | undefined;
  /** A reveal is to pass it over. */
  isKept?: boolean;
}

interface NoteChange {
  text?: string | undefined;
  kind?: NoteKind | undefined;
}

/**
 * What a person does with notes that are on no board. The board's document is only read, for the places it has: nothing
 * is written to it, so nobody on it is sent anything.
 */
export function createHeldWriting(deps: Pick<HeldDeps, "hostSeatIds">) {
  /** Keeps a note as it is now, and tells its owner; hosts as well where it is theirs to read. */
  async function keep(context: CommandContext, held: HeldRow, before: HeldRow["stage"] | null): Promise<void> {
    await putHeld(context.sql, held);
    tellOwners(context, [held]);
    if (held.stage === "waiting" || before === "waiting") await tellHosts(context, deps);
  }

  return {
    /** One's own held note, or null. */
    async find({ sql, seat }: CommandContext, noteId: NoteId): Promise<HeldRow | null> {
      const held = await findHeld(sql, seat.workshopId, noteId);
      return held?.seatId === seat.id ? held : null;
    },

    /** Holds a new note for its writer alone, or for a host to read first; answers its id, which it keeps on the board. */
    async add(
      context: CommandContext,
      { boardId, board }: Pick<BoardRoom, "boardId" | "board">,
      stage: "private" | "waiting",
      { text, kind, isKept = false, ...target }: NoteInput,
    ): Promise<NoteId> {
      const { sql, seat, now } = context;
      await requireRoom(sql, seat.id);
      const id = newId<NoteId>();
      const place = placeFor(board, target);
      const order = orderIn(await ownOn(context, boardId), id, place, undefined);
      const note = { text, kind: kind ?? usualKind(board), place, order };
      const held = { ...PLAIN, ...at(context, boardId), id, stage, note, isKept, waitsSince: since(stage, now) };
      await keep(context, held, null);
      return id;
    },

    async edit(context: CommandContext, held: HeldRow, { text, kind }: NoteChange): Promise<void> {
      const note = { ...held.note, ...(text !== undefined && { text }), ...(kind && { kind }) };
      const stage = text === undefined ? held.stage : stageAfterEdit(held.stage);
      const waitsSince = stage === held.stage ? held.waitsSince : since(stage, context.now);
      const reason = stage === held.stage ? held.reason : null;
      await keep(context, { ...held, note, stage, waitsSince, reason }, held.stage);
    },

    async move(
      context: CommandContext,
      board: BoardDoc,
      held: HeldRow,
      { afterNoteId, ...target }: Target & { afterNoteId?: NoteId | null | undefined },
    ): Promise<void> {
      const place = targetFrom(board, held.note.place ?? null, target);
      const order = orderIn(await ownOn(context, held.boardId), held.id, place, afterNoteId);
      await keep(context, { ...held, note: { ...held.note, place, order } }, held.stage);
    },

    async remove(context: CommandContext, held: HeldRow): Promise<void> {
      await dropHeld(context.sql, held);
      tellOwners(context, [held]);
      if (held.stage === "waiting") await tellHosts(context, deps);
    },

    /** Holds new words for one's note on a board; the old ones stand there until a host has read the new. */
    async holdChange(context: CommandContext, boardId: string, note: Note, change: NoteChange): Promise<void> {
      await requireRoom(context.sql, context.seat.id);
      const { id, ...rest } = note;
      const next = { ...plain(rest), ...(change.text !== undefined && { text: change.text }) };
      const held = { ...PLAIN, ...at(context, boardId), id, stage: "waiting" as const, isChange: true };
      await keep(
        context,
        { ...held, note: { ...next, ...(change.kind && { kind: change.kind }) }, waitsSince: context.now },
        null,
      );
    },
  };
}
export type HeldWriting = ReturnType<typeof createHeldWriting>;

const at = ({ seat }: CommandContext, boardId: string) => ({
  boardId: boardId as HeldRow["boardId"],
  workshopId: seat.workshopId,
  seatId: seat.id,
});

const since = (stage: HeldRow["stage"], now: number) => (stage === "waiting" ? now : null);

/** One's own held notes of a board, in order. */
async function ownOn({ sql, seat }: CommandContext, boardId: string) {
  const own = (await heldOf(sql, seat.id)).filter((held) => held.boardId === boardId);
  return own.map(({ id, note }) => ({ id, place: note.place ?? null, order: note.order ?? null })).toSorted(byOrder);
}
const byOrder = (one: { order: string | null }, other: { order: string | null }) =>
  (one.order ?? "") < (other.order ?? "") ? -1 : 1;

/** What a note on a board is made of, without what is not said of it. */
export function plain(note: Omit<Note, "id">): KeptNote {
  const said = Object.entries(note).filter(([, value]) => value !== null);
  return { place: null, ...Object.fromEntries(said) } as KeptNote;
}
