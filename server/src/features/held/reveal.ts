import { undoDenial } from "@longtable/shared/held/held.rules";
import { HELD_LIMITS } from "@longtable/shared/held/held.types";
import { shuffled } from "@longtable/shared/kernel/chance";
import type { BoardId, NoteId } from "@longtable/shared/kernel/ids";
import { UserError } from "@longtable/shared/kernel/userError";
import { may } from "@longtable/shared/participation/permissions";
import type { Activity } from "@longtable/shared/workshop/workshop.schema";
import { newId } from "../../kernel/newId.ts";
import type { CommandContext } from "../../transport/commandRouter.ts";
import { putOnBoard, takeFromBoard } from "./boardNotes.ts";
import {
  addReveal,
  addRevealedNote,
  dropReveal,
  findHeld,
  type HeldRow,
  heldByReveal,
  PLAIN,
  privateNotes,
  putHeld,
  type Reveal,
  revealedNotes,
  revealsSince,
} from "./held.store.ts";
import { type HeldDeps, tellHosts, tellOwners } from "./held.ts";
import { plain } from "./writing.ts";

/** Showing the room what people wrote alone, and taking that back. Each is one transaction: all of it, or nothing. */
export function createReveal(deps: HeldDeps) {
  /** The activity's boards, and every table's copy of them. */
  async function boardsOf({ sql, seat }: CommandContext, { boards }: Activity): Promise<BoardId[]> {
    const own = new Set<string>(boards.map(({ id }) => id));
    const all = await deps.listBoards(sql, seat.workshopId);
    return all.filter(({ id, originId }) => own.has(originId ?? id)).map(({ id }) => id);
  }

  /** What goes on the boards, and what a host is to read first. */
  async function sorted({ sql, seat }: CommandContext, notes: readonly HeldRow[]) {
    if (!(await deps.isModerated(sql, seat.workshopId))) return { shown: notes, toRead: [] };
    const roles = new Map<string | null, boolean>();
    for (const { seatId } of notes) {
      const owner = seatId && !roles.has(seatId) ? await deps.seatById(sql, seatId) : null;
      if (owner) roles.set(seatId, may(owner.role, "moderate"));
    }
    const isHosts = ({ seatId }: HeldRow) => roles.get(seatId) === true;
    return { shown: notes.filter(isHosts), toRead: notes.filter((held) => !isHosts(held)) };
  }

  async function latestReveal({ sql, seat, now }: CommandContext, activityId: string): Promise<Reveal | null> {
    const reveals = await revealsSince(sql, seat.workshopId, now - HELD_LIMITS.undoMs);
    return reveals.findLast((reveal) => reveal.activityId === activityId) ?? null;
  }

  async function candidates({ sql, seat }: CommandContext): Promise<ReadonlySet<string>> {
    const rounds = await deps.listRounds(sql, seat.workshopId);
    return new Set(rounds.flatMap((round) => round.candidates.map(({ noteId }) => noteId)));
  }

  /** Takes the notes of one board back to their owners, as they stand there now; what is gone from it stays gone. */
  async function takeBack(
    context: CommandContext,
    { boardId, activityId }: { boardId: BoardId; activityId: string },
    ids: readonly NoteId[],
  ): Promise<HeldRow[]> {
    const room = await context.boards.room(boardId);
    const back: HeldRow[] = [];
    for (const id of ids) {
      const note = room.board.note(id);
      const found = note && (await deps.findNote(context.sql, context.seat.workshopId, id, boardId));
      if (!note || !found) continue;
      const change = await findHeld(context.sql, context.seat.workshopId, id);
      const { id: _id, ...fields } = note;
      // The set it was put in is the room's. New words of its owner's that wait for a host are what it says now.
      const words = { ...plain({ ...fields, clusterId: null, at: null }), ...(change && { text: change.note.text }) };
      const owner = { workshopId: context.seat.workshopId, seatId: found.seatId };
      const held: HeldRow = { ...PLAIN, ...owner, id, boardId, activityId, stage: "private", note: words };
      await putHeld(context.sql, held);
      back.push(held);
    }
    if (back.length > 0) {
      await takeFromBoard(
        context,
        deps,
        room,
        back.map(({ id }) => id),
      );
    }
    return back;
  }

  return {
    /**
     * Puts an activity's private notes on its boards, mixed, each board as one edit; where notes wait for a host, into the
     * queue. What finds no room on a board stays its owner's. From here on people write together.
     */
    async reveal(context: CommandContext, activity: Activity): Promise<void> {
      if (activity.writing !== "alone") return;
      const { sql, seat, now } = context;
      const id = newId();
      await addReveal(sql, seat.workshopId, { id, activityId: activity.id, at: now });
      const notes = shuffled(await privateNotes(sql, activity.id, await boardsOf(context, activity)), deps.below);
      const { shown, toRead } = await sorted(context, notes);
      for (const held of toRead) {
        await putHeld(sql, { ...held, stage: "waiting", waitsSince: now, revealId: id });
      }
      for (const boardId of new Set(shown.map((held) => held.boardId))) {
        const here = shown.filter((held) => held.boardId === boardId);
        const { put } = await putOnBoard(context, deps, boardId, here);
        for (const held of put) await addRevealedNote(sql, id, held);
      }
      await deps.setActivityWriting(sql, activity.id, { writing: "together" });
      tellOwners(context, notes);
      await tellHosts(context, deps);
      context.changed({ slices: ["activities", "boards"] });
    },

    /**
     * Takes a reveal back: every note of it that is still there leaves the boards and is its owner's alone again, with
     * the words and the place that it has by now, whoever changed them. Writing goes on alone.
     */
    async undo(context: CommandContext, activity: Activity): Promise<void> {
      const { sql, seat, now } = context;
      const reveal = await latestReveal(context, activity.id);
      const notes = reveal ? await revealedNotes(sql, reveal.id) : [];
      const waiting = reveal ? await heldByReveal(sql, reveal.id, seat.workshopId) : [];
      const subject = { revealedAt: reveal?.at ?? null, noteIds: notes.map(({ id }) => id), state: activity.state };
      const since = {
        candidates: await candidates(context),
        copied: await deps.copiedNotes(sql, seat.workshopId),
        named: await deps.namedNotes(sql, seat.workshopId),
      };
      const denial = undoDenial(subject, since, now);
      if (denial || !reveal) throw new UserError("conflict", `held.${denial ?? "tooLate"}`);
      const back: HeldRow[] = [];
      for (const boardId of new Set(notes.map((note) => note.boardId))) {
        const ids = notes.filter((note) => note.boardId === boardId).map(({ id }) => id);
        back.push(...(await takeBack(context, { boardId, activityId: activity.id }, ids)));
      }
      for (const held of waiting) {
        await putHeld(sql, { ...held, stage: "private", reason: null, waitsSince: null, revealId: null });
      }
      await dropReveal(sql, seat.workshopId, reveal.id);
      await deps.setActivityWriting(sql, activity.id, { writing: "alone", since: now });
      await deps.setActivityState(sql, activity.id, { state: "open", openedAt: null });
      tellOwners(context, [...back, ...waiting]);
      await tellHosts(context, deps);
      context.changed({ slices: ["phase", "activities", "boards"] });
    },

    /** Remembers that a note of a reveal came onto its board later, from the queue. */
    async released(context: CommandContext, held: HeldRow): Promise<void> {
      if (held.revealId) await addRevealedNote(context.sql, held.revealId, held);
    },

    candidates,
  };
}
export type RevealFeature = ReturnType<typeof createReveal>;
