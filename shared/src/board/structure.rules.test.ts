import { expect, it } from "vitest";
import * as Y from "yjs";
import type { LaneId, StageId, StepId } from "../kernel/ids.ts";
import { openBoard } from "./board.doc.ts";
import { createStructureEdits, moveDenial, type PartKind } from "./structure.rules.ts";

const PARTS: readonly [PartKind, string][] = [
  ["stages", "g1"],
  ["stages", "g2"],
  ["steps", "s1"],
  ["steps", "s2"],
  ["steps", "s3"],
  ["lanes", "l1"],
];

/** Stages g1 with steps s1 and s2, and g2 with s3; one lane. */
function smallMap() {
  const board = openBoard(new Y.Doc());
  board.create({ type: "journeyMap", title: "Small" }, null);
  for (const id of ["g1", "g2"]) board.addStage({ id: id as StageId, label: id, moment: "during", order: id }, null);
  for (const [id, stageId] of [
    ["s1", "g1"],
    ["s2", "g1"],
    ["s3", "g2"],
  ] as const)
    board.addStep({ id: id as StepId, stageId: stageId as StageId, label: id, order: id }, null);
  board.addLane({ id: "l1" as LaneId, label: "l1", type: "text", layer: "user", order: "a0" }, null);
  return board;
}

it("says why a part stays where it is: the first, the last, or the only step of its stage", () => {
  const content = smallMap().content();
  const why = PARTS.map(([kind, id]) => [id, moveDenial(content, kind, id, -1), moveDenial(content, kind, id, 1)]);
  expect(why).toEqual([
    ["g1", "first", null],
    ["g2", null, "last"],
    ["s1", "first", null],
    ["s2", null, null],
    ["s3", "lastOne", "last"],
    ["l1", "first", "last"],
  ]);
});

it.each(PARTS.flatMap(([kind, id]) => [[kind, id, -1] as const, [kind, id, 1] as const]))(
  "moves a part exactly where nothing is said against it: %s %s by %i",
  (kind, id, by) => {
    const board = smallMap();
    const words = { firstStep: "First" };
    const before = JSON.stringify(board.content());
    createStructureEdits(board, () => "new", null, words).movePart(kind, id, by);
    expect(JSON.stringify(board.content()) !== before).toBe(moveDenial(JSON.parse(before), kind, id, by) === null);
  },
);
