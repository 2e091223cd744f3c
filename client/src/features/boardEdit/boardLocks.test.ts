import type { BoardContent } from "@longtable/shared/board/board.doc";
import type { LockedPart } from "@longtable/shared/board/board.locks";
import type { ColumnId, LaneId, StageId, StepId } from "@longtable/shared/kernel/ids";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { expect, it } from "vitest";
import { boardList } from "../../i18n/en/boardList.ts";
import { addWords } from "../../i18n/t.ts";
import { createStore } from "../../session/store.ts";
import { currentToast } from "../../ui/toasts.ts";
import { standInActions } from "../canvas/boardActions.testing.ts";
import { cell, column, columnsWith, mapWith, noteId } from "../canvas/canvas.testing.ts";
import type { StructureActions } from "./boardActions.ts";
import { createBoardLocks, withLocks } from "./boardLocks.ts";

addWords({ boardList });

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

it("[RC6] a note elsewhere that is shown with one of a locked part is held too: with it that one would be moved or come apart", () => {
  const turned = board.notes.map((note) => (note.id === "in" ? { ...note, mergedInto: noteId("shownInside") } : note));
  const { locks } = locksOf({ ...board, notes: turned }, [COLUMN]);
  expect(["in", "shownInside", "out"].map((id) => locks.hasNote(noteId(id)))).toEqual([true, true, false]);
});

it("[RC6] notes in locked parts are not changed, tagged, merged or put into sets, while all others are", () => {
  const asked: unknown[] = [];
  const { actions } = standInActions({
    canChange: (id) => id !== "theirs",
    ideas: {
      tagNotes: (ids, tag) => asked.push(["tag", ids, tag]),
      mergeNotes: (ids, headId) => asked.push(["merge", ids, headId]),
      splitNotes: (ids) => asked.push(["split", ids]),
    },
    structure: { groupNotes: (ids: readonly string[], label: string) => asked.push(["group", ids, label]) } as never,
  });
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

it("[RC6] edits of locked parts of the structure are not made, and the page says why; all others are", () => {
  const map = mapWith([["a", cell("s3", "l1")]]);
  const later = { id: "g2" as StageId, label: "Later", moment: "after", order: "b0" } as const;
  const board = {
    ...map,
    stages: [...map.stages, later],
    steps: [...map.steps, { ...map.steps[0], id: "t1" as StepId, stageId: later.id, order: "b1" }],
  } as BoardContent;
  const { locks } = locksOf(board, [{ stageId: later.id }, { stepId: "s2" as StepId }, { laneId: "l1" as LaneId }]);
  const made: string[] = [];
  const structure = new Proxy({} as StructureActions, { get: (_, name) => () => made.push(String(name)) });
  const names = Object.keys(lockedNames);
  const edits = withLocks(
    standInActions({ structure: Object.fromEntries(names.map((name) => [name, structure[name as never]])) as never })
      .actions,
    locks,
  ).structure;
  if (!edits) throw new Error("a structure expected");
  const said = () => currentToast.get()?.words;
  for (const [name, [refused, taken]] of Object.entries(lockedNames)) {
    currentToast.set(null);
    for (const one of refused) {
      expect([name, one(edits), made, said()]).toEqual([name, null, [], "Locked by a host"]);
    }
    for (const one of taken) one(edits);
    expect(made.splice(0)).toEqual(taken.map(() => name));
  }
});

type Edit = (edits: StructureActions) => unknown;
const step = (id: string) => id as StepId;
/** Of each edit those that a locked stage g2 with step t1, a locked step s2 and a locked lane l1 with a note in s3 keep from being made, and others. */
const lockedNames: Record<string, [refused: Edit[], taken: Edit[]]> = {
  addPart: [
    [
      (one) => one.addPart("steps", "x", { stageId: "g2" }),
      (one) => one.addPart("steps", "x", { afterId: "t1", stageId: "g1" }),
    ],
    [(one) => one.addPart("steps", "x", { afterId: "s2", stageId: "g1" }), (one) => one.addPart("stages", "x")],
  ],
  addStepAfter: [[(one) => one.addStepAfter(step("t1"), "x")], [(one) => one.addStepAfter(step("s2"), "x")]],
  renamePart: [
    [
      (one) => one.renamePart("stages", "g2", "x"),
      (one) => one.renamePart("steps", "t1", "x"),
      (one) => one.renamePart("lanes", "l1", "x"),
    ],
    [(one) => one.renamePart("steps", "s3", "x"), (one) => one.renamePart("stages", "g1", "x")],
  ],
  renameStep: [[(one) => one.renameStep(step("s2"), "x")], [(one) => one.renameStep(step("s3"), "x")]],
  changeStep: [
    [(one) => one.changeStep(step("t1"), { channel: null })],
    [(one) => one.changeStep(step("s1"), { channel: null })],
  ],
  setKeyMoment: [[(one) => one.setKeyMoment(step("s2"), true)], [(one) => one.setKeyMoment(step("s3"), true)]],
  movePart: [
    [
      (one) => one.movePart("steps", "s2", 1),
      (one) => one.movePart("steps", "s12", 1),
      (one) => one.movePart("lanes", "l1", 1),
    ],
    [
      (one) => one.movePart("steps", "s3", -1),
      (one) => one.movePart("steps", "s12", -1),
      (one) => one.movePart("lanes", "l2", -1),
    ],
  ],
  splitPart: [
    [(one) => one.splitPart("steps", "s3", "x"), (one) => one.splitPart("stages", "g1", "x")],
    [(one) => one.splitPart("steps", "s4", "x")],
  ],
  removePart: [
    [(one) => one.removePart("steps", "s3"), (one) => one.removePart("stages", "g2")],
    [(one) => one.removePart("lanes", "l2")],
  ],
  removeStep: [
    [(one) => one.removeStep(step("s3")), (one) => one.removeStep(step("s2"))],
    [(one) => one.removeStep(step("s4"))],
  ],
};
