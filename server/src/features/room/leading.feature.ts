import type { BoardDoc } from "@longtable/shared/board/board.doc";
import { isSamePart, type LockedPart, withPart } from "@longtable/shared/board/board.locks";
import type { RoundId } from "@longtable/shared/kernel/ids";
import { UserError } from "@longtable/shared/kernel/userError";
import {
  blankScreen,
  callRoom,
  endCall,
  endSpotlight,
  extendTimer,
  leadRoom,
  lockBoard,
  pauseTimer,
  resumeTimer,
  showReady,
  spotlight,
} from "@longtable/shared/room/room.commands";
import { extendDenial, extendedTimer, ROOM_LIMITS } from "@longtable/shared/room/room.rules";
import type { RoomPlace } from "@longtable/shared/room/room.schema";
import { newId } from "../../kernel/newId.ts";
import type { Seat } from "../../kernel/seat.ts";
import type { Sql } from "../../storage/storage.ts";
import type { CommandContext, Register } from "../../transport/commandRouter.ts";
import { changeLead, readLead } from "./room.store.ts";

interface KeptTimer {
  endsAt: number;
  seconds: number;
  leftMs?: number;
}

export interface LeadingDeps {
  requireRight(context: Pick<CommandContext, "seat">, action: "runActivities"): void;
  /** What decides about a board that this seat may read; null for any other. */
  boardFor(
    sql: Sql,
    seat: Seat,
    boardId: string,
  ): Promise<{ isLocked: boolean; lockedParts: readonly LockedPart[] } | null>;
  setBoardLocks(
    sql: Sql,
    boardId: string,
    locks: { isLocked: boolean; lockedParts: readonly LockedPart[] },
  ): Promise<void>;
  /** True for a closed round of the workshop. */
  isRoundClosed(sql: Sql, workshopId: string, roundId: string): Promise<boolean>;
  readTimer(sql: Sql, workshopId: string): Promise<KeptTimer | null>;
  setTimer(sql: Sql, workshopId: string, timer: KeptTimer): Promise<void>;
  pauseTimer(sql: Sql, workshopId: string, at: { now: number; leftAt: number }): Promise<boolean>;
  resumeTimer(sql: Sql, workshopId: string, now: number): Promise<boolean>;
  openRoundIds(sql: Sql, workshopId: string): Promise<RoundId[]>;
  /** Lets the screen show what the room does, unless it is blank; answers whether that is a change. */
  showActivity(sql: Sql, workshopId: string): Promise<boolean>;
  setBlank(sql: Sql, workshopId: string, isBlank: boolean): Promise<void>;
}

/** Bringing the room together: calls, following, the spotlight, locks, the timer, the blank screen. All of it is a host's. */
export function registerLeadingCommands(on: Register, deps: LeadingDeps): void {
  /** The board, once it is known to be there for this host, and the place to be on it. */
  async function boardWith(context: CommandContext, boardId: string, place: RoomPlace | undefined) {
    const found = await deps.boardFor(context.sql, context.seat, boardId);
    if (!found) throw new UserError("notFound", "board.notFound");
    const { board } = await context.boards.room(boardId);
    if (place && !isThere(board, place)) throw new UserError("notFound", "room.noSuchPlace");
    return { ...found, board };
  }

  /** What every screen is to show from now on: the board before votes that are open, and before what a host chose to project. */
  async function toTheFront({ sql, seat, changed }: CommandContext) {
    if (await deps.showActivity(sql, seat.workshopId)) changed({ slices: ["workshop"] });
    const over = await deps.openRoundIds(sql, seat.workshopId);
    return over.length > 0 ? { over } : {};
  }

  on(callRoom, async ({ boardId, place, view }, context) => {
    deps.requireRight(context, "runActivities");
    await boardWith(context, boardId, place);
    const where = { boardId, ...(place && { place }), ...(view && { view }) };
    const call = { id: newId(), at: context.now, ...where, ...(await toTheFront(context)) };
    await changeLead(context.sql, context.seat.workshopId, { call });
    context.changed({ slices: ["room"] });
    return { callId: call.id };
  });

  on(endCall, async (_input, context) => {
    deps.requireRight(context, "runActivities");
    if ((await readLead(context.sql, context.seat.workshopId)).call === null) return {};
    await changeLead(context.sql, context.seat.workshopId, { call: null });
    context.changed({ slices: ["room"] });
    return {};
  });

  on(leadRoom, async ({ boardId, place, followId }, context) => {
    deps.requireRight(context, "runActivities");
    const { sql, seat } = context;
    const { follow: before } = await readLead(sql, seat.workshopId);
    if (boardId === null && before === null) return {};
    if (followId !== undefined && before?.id !== followId) return {};
    if (boardId !== null) await boardWith(context, boardId, place);
    const goesOn = before !== null && before.leaderId === seat.id;
    const since = goesOn
      ? { id: before.id, at: before.at, ...(before.over && { over: before.over }) }
      : { id: newId(), at: context.now, ...(boardId !== null && (await toTheFront(context))) };
    const follow = boardId && { ...since, leaderId: seat.id, boardId, ...(place && { place }) };
    // Where the call led is behind us once the room follows.
    await changeLead(sql, seat.workshopId, { follow, ...(follow && !goesOn && { call: null }) });
    context.changed({ slices: ["room"] });
    return {};
  });

  on(spotlight, async ({ boardId, place, roundId }, context) => {
    deps.requireRight(context, "runActivities");
    const { sql, seat, now } = context;
    if (boardId) await boardWith(context, boardId, place);
    if (roundId && !(await deps.isRoundClosed(sql, seat.workshopId, roundId))) {
      throw new UserError("notFound", "room.noSuchResult");
    }
    const what = { ...(boardId && { boardId }), ...(place && { place }), ...(roundId && { roundId }) };
    const light = { id: newId(), at: now, ...what };
    await changeLead(sql, seat.workshopId, { spotlight: light });
    context.changed({ slices: ["room"] });
    return { spotlightId: light.id };
  });

  on(endSpotlight, async (_input, context) => {
    deps.requireRight(context, "runActivities");
    if ((await readLead(context.sql, context.seat.workshopId)).spotlight === null) return {};
    await changeLead(context.sql, context.seat.workshopId, { spotlight: null });
    context.changed({ slices: ["room"] });
    return {};
  });

  on(lockBoard, async ({ boardId, part, isLocked }, context) => {
    deps.requireRight(context, "runActivities");
    const { board, ...before } = await boardWith(context, boardId, undefined);
    if (part && isLocked && !isThere(board, part)) throw new UserError("notFound", "room.noSuchPlace");
    const isNew = part && isLocked && !before.lockedParts.some((one) => isSamePart(one, part));
    if (isNew && before.lockedParts.length >= ROOM_LIMITS.lockedParts)
      throw new UserError("conflict", "room.tooManyLocks");
    await deps.setBoardLocks(context.sql, boardId, {
      isLocked: part ? before.isLocked : isLocked,
      lockedParts: part ? withPart(before.lockedParts, part, isLocked) : before.lockedParts,
    });
    context.changed({ slices: ["boards"] });
    return {};
  });

  on(showReady, async ({ isShown }, context) => {
    deps.requireRight(context, "runActivities");
    await changeLead(context.sql, context.seat.workshopId, { showsReady: isShown });
    context.changed({ slices: ["room"] });
    return {};
  });

  on(blankScreen, async ({ isBlank }, context) => {
    deps.requireRight(context, "runActivities");
    await deps.setBlank(context.sql, context.seat.workshopId, isBlank);
    context.changed({ slices: ["workshop"] });
    return {};
  });

  on(extendTimer, async ({ seconds }, context) => {
    deps.requireRight(context, "runActivities");
    const { sql, seat, now } = context;
    const timer = await deps.readTimer(sql, seat.workshopId);
    if (timer === null) throw new UserError("conflict", "room.noTimer");
    const denial = extendDenial(timer, seconds, now);
    if (denial) throw new UserError("conflict", `room.${denial}`);
    await deps.setTimer(sql, seat.workshopId, extendedTimer(timer, seconds, now));
    context.changed({ slices: ["timer"] });
    return {};
  });

  on(pauseTimer, async (_input, context) => {
    deps.requireRight(context, "runActivities");
    const { sql, seat, now } = context;
    if (await deps.pauseTimer(sql, seat.workshopId, { now, leftAt: now })) context.changed({ slices: ["timer"] });
    return {};
  });

  on(resumeTimer, async (_input, context) => {
    deps.requireRight(context, "runActivities");
    const { sql, seat, now } = context;
    if (await deps.resumeTimer(sql, seat.workshopId, now)) context.changed({ slices: ["timer"] });
    return {};
  });
}

/** True when the board has what a place or a part names. */
function isThere(board: BoardDoc, place: RoomPlace | LockedPart): boolean {
  if ("noteId" in place) return board.hasNote(place.noteId);
  if ("stepId" in place) return board.hasStep(place.stepId);
  if ("columnId" in place) return board.hasColumn(place.columnId);
  if ("rowId" in place) return board.hasRow(place.rowId);
  if ("ringId" in place) return board.hasRing(place.ringId);
  if ("sectorId" in place) return board.hasSector(place.sectorId);
  return "laneId" in place ? board.hasLane(place.laneId) : board.hasStage(place.stageId);
}
