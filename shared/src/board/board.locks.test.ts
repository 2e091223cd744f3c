import { expect, it } from "vitest";
import type { ColumnId, LaneId, RowId, StageId, StepId } from "../kernel/ids.ts";
import type { BoardContent } from "./board.doc.ts";
import { isPlaceLocked, type LockedPart, locksFor, partIn, partsThatHold, withPart } from "./board.locks.ts";
import type { BoxName, Note, Place } from "./board.types.ts";

const COLUMN: LockedPart = { columnId: "c1" as ColumnId };
const STAGE: LockedPart = { stageId: "g1" as StageId };
const STEP: LockedPart = { stepId: "s2" as StepId };
const LANE: LockedPart = { laneId: "l1" as LaneId };
/** Steps s1 and s2 belong to stages g1 and g2; any other step is gone. */
const stages = { stageOf: (step: string) => ({ s1: "g1", s2: "g2" })[step] ?? null };
const cell = (stepId: string, laneId: string) => ({ stepId, laneId }) as Place;

it.each<[string, LockedPart[], Place, boolean]>([
  ["a note of a locked column", [COLUMN], { columnId: "c1" as ColumnId }, true],
  ["a note of another column", [COLUMN], { columnId: "c2" as ColumnId }, false],
  ["a cell of a locked stage's step", [STAGE], cell("s1", "l9"), true],
  ["a cell of another stage's step", [STAGE], cell("s2", "l9"), false],
  ["a cell of a locked step", [STEP], cell("s2", "l9"), true],
  ["a cell of a locked lane", [LANE], cell("s9", "l1"), true],
  ["a cell of a step that is gone", [STAGE, STEP], cell("s9", "l9"), false],
  ["the unplaced tray", [COLUMN, STAGE, STEP, LANE], null, false],
])("[RC6] %s", (_what, parts, place, isLocked) => {
  expect(isPlaceLocked(parts, place, stages)).toBe(isLocked);
});

it("[RC6] binds everyone but facilitators", () => {
  expect(locksFor("facilitator", [COLUMN])).toEqual([]);
  for (const role of ["tableHost", "participant", "observer", "organiser"] as const) {
    expect(locksFor(role, [COLUMN])).toEqual([COLUMN]);
  }
});

it("locks a part once, and opens only that one again", () => {
  const both = withPart(withPart([COLUMN], LANE, true), COLUMN, true);
  expect(both).toEqual([COLUMN, LANE]);
  expect(withPart(both, COLUMN, false)).toEqual([LANE]);
  expect(withPart(both, STEP, false)).toBe(both);
});

it("[RC6] parts hold what is locked: where notes and named boxes of locked parts stand, and locked steps", () => {
  const places = [cell("s1", "l1"), cell("s2", "l2"), { columnId: "c1" as ColumnId }, null];
  const notes = places.map((place) => ({ place })) as Note[];
  const steps = [{ id: "s1" }, { id: "s2" }, { id: "s3" }] as BoardContent["steps"];
  const boxNames = [{ rowId: "r1" as RowId, columnId: "c2" as ColumnId }] as BoxName[];
  const holding = (...parts: LockedPart[]) => [
    ...partsThatHold({ notes, steps, boxNames }, (place) => isPlaceLocked(parts, place, stages)),
  ];
  expect(holding(LANE)).toEqual(["s1", "l1"]);
  expect(holding(STAGE)).toEqual(["s1", "l1"]);
  expect(holding(STEP)).toEqual(["s2", "l2"]);
  expect(holding(partIn("rows", "r1"))).toEqual(["r1", "c2"]);
  expect(holding(COLUMN)).toEqual(["c1"]);
  expect(holding(partIn("steps", "s3"))).toEqual(["s3"]);
  expect(holding()).toEqual([]);
});
