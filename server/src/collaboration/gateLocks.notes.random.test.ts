import { openBoard } from "@longtable/shared/board/board.doc";
import { isPlaceLocked, type LockedPart, partIn } from "@longtable/shared/board/board.locks";
import type { Place } from "@longtable/shared/board/board.types";
import { foldNotes } from "@longtable/shared/board/merges.rules";
import type { ColumnId, NoteId, RowId, StageId, StepId } from "@longtable/shared/kernel/ids";
import { expect, it } from "vitest";
import * as Y from "yjs";
import { createDice, type Dice } from "./dice.testing.ts";
import { judgeUpdate } from "./gate.ts";
import { any, deleted, item, type RawId, type RawStruct, rawUpdate, string, type } from "./rawUpdate.testing.ts";
import { copyOf } from "./room.testing.ts";

const ROUNDS = 2500;
const [ALICE, BEN, OTHER] = [500, 900, 400];
const LOCKS: readonly LockedPart[] = [partIn("columns", "in"), partIn("rows", "r1"), partIn("stages", "g1")];

const id = <Id extends string>(text: string) => text as Id;
const IN: Place = { columnId: id<ColumnId>("in") };
const OUT: Place = { columnId: id<ColumnId>("out") };
const STAGED: Place = { stepId: id<StepId>("s1"), laneId: id("l1") };
const BOXED: Place = { rowId: id<RowId>("r1"), columnId: id<ColumnId>("out") };

/** Notes in and beside locked parts, of whom some are wordings of others, lead in circles, or name what is gone. */
function board(): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = ALICE;
  const own = openBoard(doc);
  own.create({ type: "matrix", title: "All there is" }, null);
  own.addStage({ id: id<StageId>("g1"), label: "g1", moment: "during", order: "a0" }, null);
  own.addStep({ id: id<StepId>("s1"), stageId: id<StageId>("g1"), label: "s1", order: "a0" }, null);
  own.addLane({ id: id("l1"), label: "l1", type: "text", layer: "user", order: "a0" }, null);
  for (const name of ["in", "out"]) own.addColumn({ id: id<ColumnId>(name), label: name, order: "a0" }, null);
  for (const name of ["r1", "r2"]) own.addRow({ id: id<RowId>(name), label: name, order: "a0" }, null);
  own.nameBox(id<RowId>("r1"), id<ColumnId>("out"), "Named", null);
  own.nameBox(id<RowId>("r2"), id<ColumnId>("out"), "Free", null);
  const notes: [string, Place, string?][] = [
    ["n1", IN],
    ["n2", OUT],
    ["n3", OUT, "n1"],
    ["n4", IN, "gone1"],
    ["n5", OUT, "gone2"],
    ["n6", IN, "n2"],
    ["n7", STAGED],
    ["n8", BOXED, "n9"],
    ["n9", OUT, "n8"],
    ["m1", OUT],
    ["m2", null, "m1"],
  ];
  for (const [name, place, head] of notes) {
    const merged = head === undefined ? {} : { mergedInto: id<NoteId>(head) };
    own.addNote({ id: id<NoteId>(name), text: name, place, at: null, order: "a0", ...merged }, null);
  }
  const ben = copyOf(doc, BEN);
  // What somebody left half written before the parts were locked: nobody reads it, and any editor may end it.
  const half = (root: string, key: string, fields: Record<string, unknown>) =>
    ben.getMap(root).set(key, new Y.Map(Object.entries({ id: key, ...fields })));
  half("notes", "h1", { place: IN });
  half("notes", "h2", { place: OUT, mergedInto: "n1" });
  half("notes", "h3", { place: OUT });
  half("boxNames", "b1", { rowId: "r1", columnId: "in" });
  half("boxNames", "b2", { label: "Half", columnId: "out" });
  openBoard(ben).changeNote(id<NoteId>("n2"), { place: BOXED }, null);
  openBoard(ben).changeNote(id<NoteId>("n2"), { place: OUT }, null);
  return ben;
}

const NOTES = [
  "n1",
  "n2",
  "n3",
  "n4",
  "n5",
  "n6",
  "n8",
  "m1",
  "m2",
  "h1",
  "h2",
  "h3",
  "gone1",
  "gone2",
  "new1",
  "new2",
];

/** Client ids below, between and above those who wrote the board: which of two values stands may depend on that. */
const MALLORYS = [200, 700, 950];

interface Stored {
  /** Items under keys of the two roots, and of what stands under them, also of those that were there before. */
  ids: readonly RawId[];
  /** Those that hold an entry. */
  entries: readonly RawId[];
}

/** Where an item may go so that it is let in now and then, and what it may hold there. */
function anyStruct({ roll, pick }: Dice, { ids, entries }: Stored, [client, clock]: RawId): RawStruct {
  const own = (): RawId => [client, roll(Math.max(clock, 1))];
  const holder = () => (clock > 0 && roll(2) === 0 ? own() : pick(entries));
  const beside = () => (clock > 0 && roll(3) === 0 ? own() : pick(ids));
  const place = () => pick([IN, OUT, OUT, OUT, null, STAGED, BOXED, { rowId: "r2", columnId: "out" }]);
  const named = () => pick(NOTES);
  return pick([
    () => item({ parent: "notes", key: named() }, pick([type("map"), type("map"), deleted(1)])),
    () => item({ parent: holder(), key: "text" }, pick([type("text"), type("text"), deleted(1)])),
    () => item({ parent: holder(), key: "place" }, pick([any(place()), any(place(), place()), deleted(1)])),
    () => item({ parent: holder(), key: "mergedInto" }, pick([any(named()), any(null), deleted(1)])),
    () => item({ parent: own() }, string("words")),
    () => item({ origin: beside() }, pick([any(place()), any(named()), any("Label"), type("map"), deleted(1)])),
    () => item({ parent: "boxNames", key: pick(["b1", "b2", "b3"]) }, pick([type("map"), deleted(1)])),
    () => item({ parent: holder(), key: "label" }, any("Label")),
    () => item({ parent: holder(), key: pick(["rowId", "columnId"]) }, any(pick(["r1", "r2", "in", "out"]))),
  ])();
}

function anyUpdate(dice: Dice, stored: Stored, client: number): Uint8Array {
  const { roll, pick } = dice;
  const structs: RawStruct[] = [];
  let clock = 0;
  for (let left = roll(4); left > 0; left -= 1) {
    const struct = anyStruct(dice, stored, [client, clock]);
    structs.push(struct);
    clock += struct.length;
  }
  const ranges = Array.from({ length: structs.length === 0 ? 1 : roll(2) }, () => pick(stored.ids));
  const deletes = ranges.map(([whose, at]) => ({ client: whose, ranges: [[at, 1] as const] }));
  return rawUpdate(structs.length === 0 ? [] : [{ client, structs }], deletes);
}

function storedIn(doc: Y.Doc): Stored {
  const [ids, entries]: [RawId[], RawId[]] = [[], []];
  for (const root of ["notes", "boxNames"]) {
    const map = doc.getMap<Y.Map<unknown>>(root);
    for (const one of [map, ...map.values()]) {
      for (const last of one._map.values()) {
        for (let at: Y.Item | null = last; at !== null; at = at.left) ids.push([at.id.client, at.id.clock]);
        if (one === map) entries.push([last.id.client, last.id.clock]);
      }
    }
  }
  return { ids, entries };
}

/** What is shown in locked parts. */
function shownLocked(doc: Y.Doc): unknown {
  const own = openBoard(doc);
  const isLocked = (place: Place) => isPlaceLocked(LOCKS, place, { stageOf: (stepId) => own.stageOf(stepId) });
  const notes = foldNotes(own.listNotes()).filter(({ place }) => isLocked(place));
  const boxes = own.listBoxNames().filter(({ rowId, columnId }) => isLocked({ rowId, columnId }));
  return JSON.parse(JSON.stringify({ notes, boxes }));
}

it.each([1, 2, 3])(
  `[RC6] of ${ROUNDS} updates made up of notes around locked parts, each let in leaves what is shown there as it is (dice %i)`,
  (seed) => {
    const dice = createDice(seed * 104_729);
    const doc = board();
    const stored = storedIn(doc);
    const before = shownLocked(doc);
    const said = { in: 0, locked: 0 };
    for (let round = 0; round < ROUNDS; round += 1) {
      const mallory = dice.pick(MALLORYS);
      const update = anyUpdate(dice, stored, mallory);
      const verdict = judgeUpdate(doc, update, { ownsClient: (client) => client === mallory, locks: LOCKS });
      if (!verdict.accepted) {
        said.locked += verdict.reason === "locked" ? 1 : 0;
        continue;
      }
      const after = copyOf(doc, OTHER);
      Y.applyUpdate(after, update);
      expect(shownLocked(after), `round ${round}`).toEqual(before);
      said.in += 1;
    }
    expect(said.in).toBeGreaterThan(200);
    expect(said.locked).toBeGreaterThan(200);
  },
);
