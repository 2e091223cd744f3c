import type { LockedPart } from "../board/board.locks.ts";
import { LIMITS } from "../kernel/limits.ts";
import { currentActivity } from "../workshop/workshop.rules.ts";
import type { Activity, BoardForViewer } from "../workshop/workshop.schema.ts";
import type { Room, RoomCall, RoomPlace } from "./room.schema.ts";

export const ROOM_LIMITS = {
  /** Extra time for one person, in minutes. */
  extraMinutes: 60,
  /** What somebody who needs a pause may add, in letters. */
  pauseChars: 200,
  /** Parts of one board that can be locked at once. */
  lockedParts: 100,
} as const;

/** True when a seat may be told of a call, a follow or a spotlight: it names no board, or one that the seat may read. */
export function mayBeTold(
  { boardId }: { boardId?: string | undefined },
  mayRead: (boardId: string) => boolean,
): boolean {
  return boardId === undefined || mayRead(boardId);
}

/** Hands in the order they went up; those whose turn it is first. */
export function byHand<T extends { raisedAt: number; isTurn: boolean; participantId: string }>(
  hands: readonly T[],
): T[] {
  return hands.toSorted(
    (a, b) =>
      Number(b.isTurn) - Number(a.isTurn) || a.raisedAt - b.raisedAt || (a.participantId < b.participantId ? -1 : 1),
  );
}

/** The id a place names. */
export function placeId(place: RoomPlace): string {
  return "noteId" in place ? place.noteId : "stepId" in place ? place.stepId : place.columnId;
}

/** The key of a place's node in its board's scene. */
export function placeKey(place: RoomPlace): string {
  if ("noteId" in place) return `note:${place.noteId}`;
  return "stepId" in place ? `step:${place.stepId}` : `column:${place.columnId}`;
}

/** The locked parts of a board as a viewer knows them. */
export const lockedPartsOf = (board: Pick<BoardForViewer, "lockedParts"> | undefined): readonly LockedPart[] =>
  board?.lockedParts ?? [];

interface TimerTimes {
  endsAt: number;
  seconds: number;
  leftMs?: number;
}

/**
 * A timer with so many seconds more, or fewer, from what is left of it; it never ends before now and never runs longer than
 * a day. One that stands still goes on standing still. Times in milliseconds since 1970.
 */
export function extendedTimer(timer: TimerTimes, seconds: number, now: number): TimerTimes {
  const left = timer.leftMs ?? Math.max(0, timer.endsAt - now);
  const leftMs = Math.min(LIMITS.timerSeconds * 1000, Math.max(0, left + seconds * 1000));
  return {
    endsAt: now + leftMs,
    seconds: Math.min(LIMITS.timerSeconds, Math.max(0, timer.seconds + seconds)),
    ...(timer.leftMs !== undefined && { leftMs }),
  };
}

/** Why a timer cannot get so many seconds more, or null: what is left of it is a day at most. */
export function extendDenial(timer: TimerTimes, seconds: number, now: number): "timerTooLong" | null {
  const left = timer.leftMs ?? Math.max(0, timer.endsAt - now);
  return seconds > 0 && left + seconds * 1000 > LIMITS.timerSeconds * 1000 ? "timerTooLong" : null;
}

/** The call that still holds: none while the room follows a host, and none once another activity has opened. */
export function standingCall(room: Room | undefined, activities: readonly Activity[]): RoomCall | null {
  const { call, follow } = room ?? {};
  if (!call || follow) return null;
  return (currentActivity(activities)?.openedAt ?? 0) > call.at ? null : call;
}
