import { placeFor } from "@longtable/shared/board/board.targets";
import {
  keepBack,
  release,
  sendBack,
  setModeration,
  setWriting,
  share,
  takeOff,
  undoReveal,
} from "@longtable/shared/held/held.commands";
import { takingOf } from "@longtable/shared/held/held.rules";
import { UserError } from "@longtable/shared/kernel/userError";
import { boardAccess } from "@longtable/shared/participation/permissions";
import { accessAllows } from "@longtable/shared/participation/roles";
import type { Activity } from "@longtable/shared/workshop/workshop.schema";
import type { CommandContext, Register } from "../../transport/commandRouter.ts";
import { putOnBoard, takeFromBoard } from "./boardNotes.ts";
import { findHeld, type HeldRow, PLAIN, putHeld, waitingNotes } from "./held.store.ts";
import { type HeldDeps, isLockedFor, ownHeld, printOf, tellHosts, tellOwners } from "./held.ts";
import { createReveal } from "./reveal.ts";
import { createHeldWriting, plain } from "./writing.ts";

/** Notes that are on no board: written alone until the reveal, or waiting for a host. */
export function createHeldFeature(deps: HeldDeps) {
  const { requireRight } = deps;
  const reveals = createReveal(deps);

  async function activityOf({ sql, seat }: CommandContext, activityId: string): Promise<Activity> {
    const activity = (await deps.listActivities(sql, seat.workshopId)).find(({ id }) => id === activityId);
    if (!activity) throw new UserError("notFound", "workshop.noSuchActivity");
    return activity;
  }

  async function waitingNote({ sql, seat }: CommandContext, noteId: string): Promise<HeldRow> {
    const held = await findHeld(sql, seat.workshopId, noteId);
    // A private note is as little there for a host as for anybody.
    if (held?.stage !== "waiting") throw new UserError("notFound", "board.noteNotFound");
    return held;
  }

  function registerForHosts(on: Register): void {
    on(setWriting, async ({ activityId, writing }, context) => {
      const activity = await activityOf(context, activityId);
      requireRight(context, "runActivities");
      if ((activity.writing ?? "together") === writing) return {};
      const since = writing === "alone" ? context.now : null;
      await deps.setActivityWriting(context.sql, activityId, { writing, since });
      context.changed({ slices: ["activities", "boards"] });
      return {};
    });

    on(undoReveal, async ({ activityId }, context) => {
      const activity = await activityOf(context, activityId);
      requireRight(context, "runActivities");
      await reveals.undo(context, activity);
      return {};
    });

    on(setModeration, async ({ isOn }, context) => {
      requireRight(context, "moderate");
      const { sql, seat } = context;
      if ((await deps.isModerated(sql, seat.workshopId)) === isOn) return {};
      await deps.setModerated(sql, seat.workshopId, isOn);
      context.changed({ slices: ["held", "boards"] });
      return {};
    });

    on(release, async ({ noteIds, prints }, context) => {
      requireRight(context, "moderate");
      const wanted = new Map<string, string | undefined>(noteIds.map((id, index) => [id, prints?.[index]]));
      const found = (await waitingNotes(context.sql, context.seat.workshopId)).filter(({ id }) => wanted.has(id));
      // Its owner may write it anew until the moment of the press: only what was read goes through.
      const notes = found.filter(({ id, note }) => !prints || wanted.get(id) === printOf(note));
      const answer = { released: 0, noRoom: 0, changed: found.length - notes.length };
      for (const boardId of new Set(notes.map((held) => held.boardId))) {
        const here = notes.filter((held) => held.boardId === boardId);
        const { put, noRoom } = await putOnBoard(context, deps, boardId, here);
        for (const held of put) await reveals.released(context, held);
        answer.released += put.length;
        answer.noRoom += noRoom.length;
      }
      tellOwners(context, notes);
      await tellHosts(context, deps);
      return answer;
    });

    on(sendBack, async ({ noteId, reason }, context) => {
      requireRight(context, "moderate");
      const held = await waitingNote(context, noteId);
      await putHeld(context.sql, { ...held, stage: "back", reason: reason || null, waitsSince: null });
      tellOwners(context, [held]);
      await tellHosts(context, deps);
      return {};
    });

    on(takeOff, async ({ noteId, boardId, reason }, context) => {
      requireRight(context, "moderate");
      const { sql, seat, now } = context;
      const found = await deps.findNote(sql, seat.workshopId, noteId, boardId);
      if (!found) throw new UserError("notFound", "board.noteNotFound");
      const room = await context.boards.room(found.boardId);
      const note = room.board.note(noteId);
      if (!note) throw new UserError("notFound", "board.noteNotFound");
      // A vote shows the words of what it is about: taken off the board, they would still stand there.
      if ((await reveals.candidates(context)).has(noteId)) throw new UserError("conflict", "held.inVote");
      const { id, ...words } = note;
      const held: HeldRow = {
        ...PLAIN,
        id,
        boardId: found.boardId,
        workshopId: seat.workshopId,
        seatId: found.seatId,
        stage: "waiting",
        note: plain(words),
        wasShown: true,
        reason: reason || null,
        waitsSince: now,
      };
      // New words that wait already are what a host reads next.
      const change = await findHeld(sql, seat.workshopId, noteId);
      await putHeld(sql, change ? { ...held, note: { ...held.note, ...change.note } } : held);
      await takeFromBoard(context, deps, room, [noteId]);
      deps.dropFiles(seat.workshopId);
      tellOwners(context, [held]);
      await tellHosts(context, deps);
      return { print: printOf(note) };
    });
  }

  function registerForOwners(on: Register): void {
    on(keepBack, async ({ noteId, isKept }, context) => {
      requireRight(context, "addNotes");
      const held = await ownHeld(context, noteId);
      if (held.stage !== "private") throw new UserError("conflict", "held.notPrivate");
      await putHeld(context.sql, { ...held, isKept });
      tellOwners(context, [held]);
      return {};
    });

    on(share, async ({ noteId }, context) => {
      requireRight(context, "addNotes");
      const { sql, seat, now } = context;
      const held = await ownHeld(context, noteId);
      if (held.stage !== "private") throw new UserError("conflict", "held.notPrivate");
      const use = await deps.boardUse(sql, held.boardId);
      if (!use || !accessAllows(boardAccess(seat, use), "contribute"))
        throw new UserError("forbidden", "board.boardReadOnly");
      const taking = takingOf(seat.role, use);
      if (taking === "private") throw new UserError("conflict", "held.stillAlone");
      const { board } = await context.boards.room(held.boardId);
      // The lock may be newer than the note.
      if (isLockedFor(context, use, board, placeFor(board, held.note.place ?? {})))
        throw new UserError("forbidden", "board.partLocked");
      if (taking === "waiting") await putHeld(sql, { ...held, stage: "waiting", isKept: false, waitsSince: now });
      else {
        const { noRoom } = await putOnBoard(context, deps, held.boardId, [held]);
        if (noRoom.length > 0) throw new UserError("conflict", "board.boardFull");
      }
      tellOwners(context, [held]);
      if (taking === "waiting") await tellHosts(context, deps);
      return {};
    });
  }

  return {
    /** For the board's own commands: what is written is held where the board takes it so. */
    writing: createHeldWriting(deps),
    /** To be called, in its transaction, when an activity is revealed. */
    onReveal: reveals.reveal,
    register(on: Register): void {
      registerForHosts(on);
      registerForOwners(on);
    },
  };
}
