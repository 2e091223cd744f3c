import type { BoardContent } from "@longtable/shared/board/board.doc";
import type { LockedPart } from "@longtable/shared/board/board.locks";
import type { ColumnId, LaneId, NoteId } from "@longtable/shared/kernel/ids";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { expect, it } from "vitest";
import { createStore } from "../../session/store.ts";
import { cell, column, columnsWith, mapWith, noteId } from "../canvas/canvas.testing.ts";
import type { BoardActions } from "./boardActions.ts";
import { createBoardLocks, withLocks } from "./boardLocks.ts";

function locksOf(content: BoardContent, lockedParts: LockedPart[], role = "participant") {
  const stateOf = (parts: LockedPart[]) =>
    ({ me: { role }, boards: [{ id: "b1", lockedParts: parts }] }) as unknown as WorkshopState;
  const state = createStore<WorkshopState | null>(stateOf(lockedParts));
  const onBoard = createStore<BoardContent | null>(content);
  const locks = createBoardLocks({ session: { state }, board: { boardId: "b1", content: onBoard } });
  return { locks, onBoard, lock: (...parts: LockedPart[]) => state.set(stateOf(parts)) };
}

const COLUMN: LockedPart = { columnId: "c3" as ColumnId };
const board = columnsWith([
  ["in", column("c3")],
  ["shownInside", column("c1")],
  ["out", column("c1")],
]);
const content = {
  ...board,
  notes: board.notes.map((note) => (note.id === "shownInside" ? { ...note, mergedInto: noteId("in") } : note)),
};

it("[RC6] a board's page knows what hosts have locked for this person, as it is now, and nothing of it for hosts", () => {
  const { locks, onBoard, lock } = locksOf(content, [COLUMN]);
  const held = () => ["in", "shownInside", "out", "unknown"].map((id) => locks.hasNote(noteId(id)));
  expect([locks.hasPlace(column("c3")), locks.hasPlace(column("c1")), locks.hasPlace(null)]).toEqual([
    true,
    false,
    false,
  ]);
  expect(held()).toEqual([true, true, false, false]);
  onBoard.set({ ...content, notes: content.notes.map((note) => ({ ...note, place: column("c1") })) });
  expect(held()).toEqual([false, false, false, false]);
  lock({ columnId: "c1" as ColumnId });
  expect(held()).toEqual([true, true, true, false]);
  expect(locksOf(content, [COLUMN], "facilitator").locks.hasNote(noteId("in"))).toBe(false);
  const map = mapWith([["a", cell("s1", "l1")]]);
  expect(locksOf(map, [{ laneId: "l1" as LaneId }]).locks.hasNote(noteId("a"))).toBe(true);
});

it("[RC6] notes in locked parts are not changed, tagged, merged or put into sets, while all others are", () => {
  const asked: unknown[] = [];
  const actions = {
    canChange: (id: NoteId) => id !== "theirs",
    ideas: {
      tagNotes: (ids: readonly string[], tag: string) => asked.push(["tag", ids, tag]),
      mergeNotes: (ids: readonly string[], headId: string) => asked.push(["merge", ids, headId]),
      splitNotes: (ids: readonly string[]) => asked.push(["split", ids]),
    },
    structure: { groupNotes: (ids: readonly string[], label: string) => asked.push(["group", ids, label]) },
  } as unknown as BoardActions;
  const { canChange, ideas, structure } = withLocks(actions, locksOf(content, [COLUMN]).locks);
  expect(["in", "shownInside", "out", "theirs"].map((id) => canChange(noteId(id)))).toEqual([
    false,
    false,
    true,
    false,
  ]);
  const ids = [noteId("in"), noteId("out")];
  ideas.tagNotes(ids, "cost", true);
  ideas.mergeNotes?.(ids, noteId("out"));
  ideas.mergeNotes?.(ids, noteId("in"));
  ideas.splitNotes?.(ids);
  structure?.groupNotes(ids, "Set");
  expect(asked).toEqual([
    ["tag", ["out"], "cost"],
    ["merge", ["out"], "out"],
    ["split", ["out"]],
    ["group", ["out"], "Set"],
  ]);
});
