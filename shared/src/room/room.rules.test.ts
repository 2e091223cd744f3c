import { expect, it } from "vitest";
import type { BoardId } from "../kernel/ids.ts";
import type { Activity } from "../workshop/workshop.schema.ts";
import { byHand, extendDenial, extendedTimer, mayBeTold, standingCall } from "./room.rules.ts";
import type { Room } from "./room.schema.ts";

it("[RC2] tells of a board only whoever may read it, and of what names none everyone", () => {
  const mayRead = (boardId: string) => boardId === "ours";
  expect(["ours", "theirs", undefined].map((boardId) => mayBeTold({ boardId }, mayRead))).toEqual([true, false, true]);
});

it("[RC7] orders hands by when they went up, whose turn it is first", () => {
  const hand = (participantId: string, raisedAt: number, isTurn = false) => ({ participantId, raisedAt, isTurn });
  const hands = [hand("c", 30), hand("b", 20), hand("d", 40, true), hand("a", 20)];
  expect(byHand(hands).map(({ participantId }) => participantId)).toEqual(["d", "a", "b", "c"]);
});

it.each([
  ["more", 60, { endsAt: 161_000, seconds: 160 }],
  ["less", -60, { endsAt: 41_000, seconds: 40 }],
  ["less than there is", -3600, { endsAt: 1_000, seconds: 0 }],
])("[RC9] a running timer takes %s", (_what, seconds, expected) => {
  expect(extendedTimer({ endsAt: 101_000, seconds: 100 }, seconds, 1_000)).toEqual(expected);
});

it("[RC9] a timer that is over begins again from now, one that stands still goes on standing still", () => {
  expect(extendedTimer({ endsAt: 5_000, seconds: 5 }, 60, 90_000)).toEqual({ endsAt: 150_000, seconds: 65 });
  expect(extendedTimer({ endsAt: 5_000, seconds: 5, leftMs: 4_000 }, 60, 90_000)).toEqual({
    endsAt: 154_000,
    seconds: 65,
    leftMs: 64_000,
  });
});

it("[RC9] a timer never runs longer than a day", () => {
  const day = 24 * 60 * 60;
  const timer = { endsAt: 1_000 + (day - 60) * 1000, seconds: day - 60 };
  expect([60, 61, -61].map((seconds) => extendDenial(timer, seconds, 1_000))).toEqual([null, "timerTooLong", null]);
  expect(extendDenial({ ...timer, leftMs: 1_000 }, day, 1_000)).toBe("timerTooLong");
  expect(extendedTimer({ endsAt: 0, seconds: day }, 60, 1_000).seconds).toBe(day);
});

it("[RC1] a call holds until another activity opens, and not while the room follows a host", () => {
  const call = { id: "c1", at: 100, boardId: "b1" as BoardId };
  const room: Room = { call, ready: { isShown: false } };
  const opened = (openedAt: number) => [{ id: "a1", state: "open", openedAt } as Activity];
  expect(standingCall(room, opened(50))).toBe(call);
  expect(standingCall(room, opened(150))).toBeNull();
  const follow = { id: "f1", at: 120, leaderId: "s1" as never, boardId: call.boardId };
  expect(standingCall({ ...room, follow }, opened(50))).toBeNull();
  expect(standingCall(undefined, [])).toBeNull();
});
