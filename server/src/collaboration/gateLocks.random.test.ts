import { openBoard } from "@longtable/shared/board/board.doc";
import { isPlaceLocked, type LockedPart, partIn, partsThatHold } from "@longtable/shared/board/board.locks";
import type { ColumnId, LaneId, NoteId, RowId, StageId, StepId } from "@longtable/shared/kernel/ids";
import { expect, it } from "vitest";
import * as Y from "yjs";
import { createDice, type Dice } from "./dice.testing.ts";
import { judgeUpdate } from "./gate.ts";
import { any, deleted, gc, item, type RawId, type RawStruct, rawUpdate, type } from "./rawUpdate.testing.ts";
import { copyOf } from "./room.testing.ts";

const ROUNDS = 1500;
const [ALICE, BEN, MALLORY, OTHER] = [500, 900, 700, 300];
const LOCKS: readonly LockedPart[] = [partIn("steps", "s1"), partIn("lanes", "l1"), partIn("rows", "r1")];

const id = <Id extends string>(text: string) => text as Id;

/** Parts with a past by two hands, some of which hold something locked. */
function board(): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = ALICE;
  const own = openBoard(doc);
  own.create({ type: "journeyMap", title: "All there is" }, null);
  for (const name of ["g1", "g2"])
    own.addStage({ id: id<StageId>(name), label: name, moment: "during", order: "a0" }, null);
  for (const name of ["s1", "s2", "s3"])
    own.addStep({ id: id<StepId>(name), stageId: id<StageId>("g1"), label: name, order: "a0" }, null);
  for (const name of ["l1", "l2"])
    own.addLane({ id: id<LaneId>(name), label: name, type: "text", layer: "user", order: "a0" }, null);
  own.addRow({ id: id<RowId>("r1"), label: "r1", order: "a0" }, null);
  for (const name of ["c1", "c2"]) own.addColumn({ id: id<ColumnId>(name), label: name, order: "a0" }, null);
  own.nameBox(id<RowId>("r1"), id<ColumnId>("c1"), "Named", null);
  const place = { stepId: id<StepId>("s2"), laneId: id<LaneId>("l1") };
  own.addNote({ id: id<NoteId>("n1"), text: "note", place, at: null, order: "a0" }, null);
  const ben = copyOf(doc, BEN);
  const his = openBoard(ben);
  for (const stageId of ["g2", "g1"]) his.changePart("steps", "s2", { stageId }, null);
  his.removePart("columns", "c1", null);
  his.addColumn({ id: id<ColumnId>("c1"), label: "c1", order: "a0" }, null);
  his.rename("stages", "g1", "Other", null);
  return ben;
}

const PARTS = [
  ["stages", "g1"],
  ["stages", "g2"],
  ["stages", "g3"],
  ["steps", "s2"],
  ["steps", "s3"],
  ["columns", "c1"],
  ["columns", "c2"],
] as const;

/** Where an item may go so that it is let in now and then: into a part, beside what is there, or beside its own. */
function anyStruct(dice: Dice, stored: readonly RawId[], clock: number): RawStruct {
  const { roll, pick } = dice;
  const [root, part] = pick(PARTS);
  const own = (): RawId => [MALLORY, roll(Math.max(clock, 1))];
  const at = () => (clock > 0 && roll(2) === 0 ? own() : pick(stored));
  const key = pick(["label", "label", "stageId"]);
  const value = () => (key === "stageId" ? pick(["g1", "g2", "g3"]) : pick(["g1", "g2", "A name"]));
  return pick([
    () => item({ parent: root, key: part }, pick([type("map"), type("map"), deleted(1)])),
    () => item({ origin: at() }, pick([type("map"), any(value()), any(value(), value()), deleted(1 + roll(2))])),
    () => item({ origin: at() }, any(pick(["g1", "g2", "g3"]))),
    () => item({ parent: at(), key }, pick([any(value()), any(value(), value()), deleted(1)])),
    () => item({ parent: own(), key }, any(value())),
    () => (roll(4) === 0 ? gc(1) : item({ parent: own(), key: "label" }, any("A name"))),
  ])();
}

function anyUpdate(dice: Dice, stored: readonly RawId[]): Uint8Array {
  const { roll, pick } = dice;
  const structs: RawStruct[] = [];
  let clock = 0;
  for (let left = 1 + roll(5); left > 0; left -= 1) {
    const struct = anyStruct(dice, stored, clock);
    structs.push(struct);
    clock += struct.length;
  }
  const ranges = Array.from({ length: roll(3) }, () => (roll(2) ? ([MALLORY, roll(clock)] as const) : pick(stored)));
  const deletes = ranges.map(([client, at]) => ({ client, ranges: [[at, 1] as const] }));
  return rawUpdate([{ client: MALLORY, structs }], deletes);
}

/** Parts that are drawn, by their list. */
function drawn(doc: Y.Doc): Set<string> {
  const { stages, steps, lanes, columns, rows = [] } = openBoard(doc).content();
  const staged = new Set<string>(stages.map((stage) => stage.id));
  const lists = { steps: steps.filter(({ stageId }) => staged.has(stageId)), lanes, columns, rows };
  return new Set(Object.entries(lists).flatMap(([list, parts]) => parts.map((part) => `${list} ${part.id}`)));
}

/** Ids of every item under a key of a part or of a list of parts, also of those that were there before. */
function storedIds(doc: Y.Doc): RawId[] {
  const ids: RawId[] = [];
  for (const root of ["stages", "steps", "columns"]) {
    const entries = doc.getMap<Y.Map<unknown>>(root);
    for (const map of [entries, ...entries.values()]) {
      for (const last of map._map.values()) {
        for (let at: Y.Item | null = last; at !== null; at = at.left) ids.push([at.id.client, at.id.clock]);
      }
    }
  }
  return ids;
}

it.each([1, 2])(
  `[RC6] of ${ROUNDS} updates made up around locked parts, each let in leaves what holds something in its place (dice %i)`,
  (seed) => {
    const dice = createDice(seed * 7919);
    const doc = board();
    const stored = storedIds(doc);
    const stageOf = (stepId: string) => openBoard(doc).stageOf(stepId);
    const holding = partsThatHold(openBoard(doc).content(), (place) => isPlaceLocked(LOCKS, place, { stageOf }));
    const held = [...drawn(doc)].filter((part) => holding.has(part.split(" ")[1] ?? ""));
    expect(held).toEqual(["steps s1", "steps s2", "lanes l1", "columns c1", "rows r1"]);
    const said = { in: 0, rightly: 0, inVain: 0 };
    for (let round = 0; round < ROUNDS; round += 1) {
      const update = anyUpdate(dice, stored);
      const ownsClient = (client: number) => client === MALLORY;
      // What would not be let in anyhow may be nothing that Yjs can apply.
      if (!judgeUpdate(doc, update, { ownsClient }).accepted) continue;
      const verdict = judgeUpdate(doc, update, { ownsClient, locks: LOCKS });
      const after = copyOf(doc, OTHER);
      Y.applyUpdate(after, update);
      const left = drawn(after);
      const isKept = held.every((part) => left.has(part));
      if (verdict.accepted) expect(isKept, `round ${round}`).toBe(true);
      said[verdict.accepted ? "in" : isKept ? "inVain" : "rightly"] += 1;
    }
    expect(said.in).toBeGreaterThan(50);
    expect(said.rightly).toBeGreaterThan(50);
    // Where it cannot be sure the gate says no; honest edits leave no doubt.
    expect(said.inVain).toBeLessThan(said.rightly);
  },
);
