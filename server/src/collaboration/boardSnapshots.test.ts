import { openBoard } from "@longtable/shared/board/board.doc";
import { expect, it } from "vitest";
import * as Y from "yjs";
import type { BoardRoom } from "./boardRoom.ts";
import { createBoardSnapshots } from "./boardSnapshots.ts";

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

it("is made once for each state of a board, and always holds what was written before it was asked for", () => {
  const { room, retitle } = createRoom();
  const snapshots = createBoardSnapshots({ now: () => 0 });
  retitle("first");
  expect(snapshots.of(room)).toBe(snapshots.of(room));
  retitle("second");
  expect(titleIn(snapshots.of(room))).toBe("second");
});

it("while a room comes in and others write, one up to a second old will do; a quiet board is fresh again", () => {
  const { room, retitle } = createRoom();
  let now = 0;
  const snapshots = createBoardSnapshots({ now: () => now });
  retitle("first");
  for (let n = 0; n < 20; n += 1) snapshots.of(room);
  retitle("second");
  expect(titleIn(snapshots.of(room))).toBe("first");
  now += 1_000;
  expect(titleIn(snapshots.of(room))).toBe("second");
  retitle("third");
  expect(titleIn(snapshots.of(room))).toBe("second");
  now += 5_000;
  expect(titleIn(snapshots.of(room))).toBe("third");
  retitle("fourth");
  expect(titleIn(snapshots.of(room))).toBe("fourth");
});
