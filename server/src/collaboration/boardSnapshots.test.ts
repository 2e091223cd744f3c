import { openBoard } from "@longtable/shared/board/board.doc";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import * as Y from "yjs";
import type { BoardRoom } from "./boardRoom.ts";
import { createBoardSnapshots } from "./boardSnapshots.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** As much of a room as a snapshot is made of. */
function createRoom() {
  const doc = new Y.Doc();
  let seq = 0;
  return {
    room: { doc, seq: () => seq } as BoardRoom,
    retitle(title: string) {
      openBoard(doc).setTitle(title, null);
      seq += 1;
    },
  };
}
function titleIn(snapshot: { plain: Buffer }): string {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, snapshot.plain);
  return openBoard(copy).title();
}
const clock = { now: () => Date.now() };

it("is made once for each state of a board, and always holds what was written before it was asked for", () => {
  const { room, retitle } = createRoom();
  const snapshots = createBoardSnapshots(clock);
  retitle("first");
  expect(snapshots.of(room, "v1")).toBe(snapshots.of(room, "v1"));
  retitle("second");
  expect(titleIn(snapshots.of(room, "v1"))).toBe("second");
});

it("comes in both of Yjs' formats", () => {
  const { room, retitle } = createRoom();
  retitle("twice");
  const copy = new Y.Doc();
  Y.applyUpdateV2(copy, createBoardSnapshots(clock).of(room, "v2").plain);
  expect(openBoard(copy).title()).toBe("twice");
});

it("while a room comes in and others write, one up to a second old will do; a quiet board's is fresh again", () => {
  const { room, retitle } = createRoom();
  const snapshots = createBoardSnapshots(clock);
  const made = new Set<unknown>();
  for (let n = 0; n < 80; n += 1) {
    retitle(`n${n}`);
    made.add(snapshots.of(room, "v1"));
    vi.advanceTimersByTime(25);
  }
  // Eight before it is a storm, then one a second.
  expect(made.size).toBeLessThanOrEqual(11);
  vi.advanceTimersByTime(2_000);
  retitle("later");
  expect(titleIn(snapshots.of(room, "v1"))).toBe("later");
});

it("is forgotten some seconds after it was last asked for", () => {
  const { room, retitle } = createRoom();
  const snapshots = createBoardSnapshots(clock);
  retitle("first");
  const first = snapshots.of(room, "v1");
  vi.advanceTimersByTime(4_000);
  expect(snapshots.of(room, "v1")).toBe(first);
  vi.advanceTimersByTime(4_000);
  expect(snapshots.of(room, "v1")).toBe(first);
  vi.advanceTimersByTime(5_001);
  expect(snapshots.of(room, "v1")).not.toBe(first);
});
