import { BOARD_FIELDS, ROOTS } from "@longtable/shared/board/board.shape";
import { LIMITS } from "@longtable/shared/kernel/limits";
import { expect, it } from "vitest";
import * as Y from "yjs";
import { type GateVerdict, judgeUpdate } from "./gate.ts";
import { capture, copyOf, createTestRoom, MALLORY } from "./room.testing.ts";

/** For each kind of field, values that fit and values that do not. Every field of the shape must be in here. */
const long = (length: number) => "x".repeat(length);
const ID = {
  good: ["n-1", "A_b", long(40)],
  bad: ["", long(41), "a b", "__proto__", "constructor", 5, null, {}, ["a"]],
};
const LABEL = { good: ["", "Waiting", long(LIMITS.labelChars)], bad: [long(LIMITS.labelChars + 1), 5, null, true, {}] };
const ORDER = { good: ["a0", long(64)], bad: ["", long(65), "a-0", "ä", 1, {}] };
const FLAG = { good: [true, false], bad: ["true", 1, null, {}] };
const orNull = ({ good, bad }: { good: unknown[]; bad: unknown[] }) => ({
  good: [...good, null],
  bad: bad.filter((value) => value !== null),
});

const VALUES: Record<string, { good: unknown[]; bad: unknown[] }> = {
  "stages.id": ID,
  "stages.label": LABEL,
  "stages.order": ORDER,
  "stages.moment": { good: ["before", "during", "after"], bad: ["later", "", 1, null, "__proto__"] },
  "steps.id": ID,
  "steps.stageId": ID,
  "steps.label": LABEL,
  "steps.order": ORDER,
  "steps.keyMoment": FLAG,
  "steps.feeling": {
    good: [null, { value: -2, words: [] }, { value: null, words: ["sad", "tired", "a", "b", "c"] }],
    bad: [
      { value: 3, words: [] },
      { value: 0.5, words: [] },
      { value: 1 },
      { value: 1, words: "sad" },
      { value: 1, words: ["1", "2", "3", "4", "5", "6"] },
      { value: 1, words: [long(41)] },
      { value: 1, words: [{}] },
      { value: 1, words: [], who: "Ann" },
      [1],
      "sad",
    ],
  },
  "steps.channel": { good: [null, "phone", "group"], bad: ["fax", "", 1, {}, ["phone"]] },
  "steps.subBoardId": orNull(ID),
  "lanes.id": ID,
  "lanes.label": LABEL,
  "lanes.order": ORDER,
  "lanes.type": { good: ["text", "emotion"], bad: ["video", null, 1] },
  "lanes.layer": { good: ["user", "analysis"], bad: ["hidden", null, 1] },
  "columns.id": ID,
  "columns.label": LABEL,
  "columns.order": ORDER,
  "rows.id": ID,
  "rows.label": LABEL,
  "rows.order": ORDER,
  "boxNames.id": ID,
  "boxNames.rowId": ID,
  "boxNames.columnId": ID,
  "boxNames.label": LABEL,
  "rings.id": ID,
  "rings.label": LABEL,
  "rings.order": ORDER,
  "sectors.id": ID,
  "sectors.label": LABEL,
  "sectors.order": ORDER,
  "notes.id": ID,
  "notes.channel": { good: [null, "letter", "visit"], bad: ["fax", "", 1, {}, ["letter"], "__proto__"] },
  "notes.assetKind": { good: [null, "skill", "resource"], bad: ["money", "", true, {}, "constructor"] },
  "notes.kind": { good: ["note", "idea"], bad: ["bomb", "", null, 7] },
  "notes.status": { good: [null, "observed"], bad: ["sure", 0] },
  "notes.place": {
    good: [
      null,
      { columnId: "col1" },
      { stepId: "step1", laneId: "lane1" },
      { rowId: "row1", columnId: "col1" },
      { ringId: "ring1" },
      { ringId: "ring1", sectorId: "sector1" },
    ],
    bad: [
      {},
      "col1",
      { stepId: "step1" },
      { rowId: "row1" },
      { sectorId: "sector1" },
      { ringId: "ring1", columnId: "col1" },
      { ringId: "ring1", sectorId: null },
      { ringId: "ring1", sectorId: "a b" },
      { rowId: "row1", columnId: "col1", ringId: "ring1" },
      { rowId: "row1", columnId: ["col1"] },
      { columnId: "a b" },
      { columnId: "__proto__" },
      { columnId: "col1", laneId: "lane1" },
      { columnId: "col1", hidden: "x" },
      { stepId: "step1", laneId: { id: "lane1" } },
      ["col1"],
    ],
  },
  "notes.at": {
    good: [null, { x: 0, y: -12.5 }, { x: 1_000_000, y: 0 }],
    bad: [
      { x: 1 },
      { x: "1", y: 1 },
      { x: Number.NaN, y: 1 },
      { x: Number.POSITIVE_INFINITY, y: 1 },
      { x: 1_000_001, y: 1 },
      { x: 1, y: 1, z: 1 },
      [1, 1],
      5n,
    ],
  },
  "notes.order": orNull(ORDER),
  "notes.clusterId": orNull(ID),
  // What a client says here is put right at once by the server; it must only be of the right kind.
  "notes.by": { good: [null, "Silver Owl", "x".repeat(40)], bad: [long(41), 5, {}] },
  "notes.isByProxy": { good: [null, true, false], bad: ["true", 1, {}] },
  "notes.tableId": orNull(ID),
  "notes.mergedInto": orNull(ID),
  "notes.isTagged": { good: [null, true, false], bad: ["true", 1, {}] },
  "notes.lang": { good: [null, "en", "cy-GB"], bad: [long(36), 5, {}] },
  "notes.constraint": {
    good: [
      null,
      { level: "open", reason: null, owner: null },
      { level: "limited", reason: "The budget is set.", owner: "The commissioners" },
      { level: "fixed", reason: long(LIMITS.noteChars), owner: null },
    ],
    bad: [
      { level: "fixed", reason: null, owner: null },
      { level: "fixed", reason: "  ", owner: null },
      { level: "fixed", reason: long(LIMITS.noteChars + 1), owner: null },
      { level: "open", reason: null },
      { level: "open", reason: null, owner: long(LIMITS.labelChars + 1) },
      { level: "soft", reason: null, owner: null },
      { level: "open", reason: null, owner: null, by: "Ann" },
      "fixed",
      5,
    ],
  },
  "notes.linkIds": { good: [null, [], ["n-1", "n-2"]], bad: [["a b"], [5], "n-1", {}, Array(51).fill("n-1")] },
  "clusters.id": ID,
  "clusters.label": LABEL,
  "clusters.order": ORDER,
  "links.id": ID,
  "links.from": ID,
  "links.to": ID,
  "pins.id": ID,
  "pins.targetId": ID,
  "pins.kind": { good: ["gap"], bad: ["bomb", null] },
  "pins.state": { good: ["open"], bad: ["lost", null] },
  "pins.answer": { good: [null, long(LIMITS.noteChars)], bad: [long(LIMITS.noteChars + 1), 5, {}] },
};

const test = await createTestRoom();

/** What the gate says to one value in one field of a new entry. */
function judge(root: string, field: string, value: unknown): GateVerdict {
  const update = capture(copyOf(test.doc, MALLORY), (doc) => {
    doc.getMap(root).set("m1", new Y.Map([[field, value]]));
  });
  return judgeUpdate(test.doc, update, { ownsClient: (client) => client === MALLORY });
}

const show = (value: unknown) => (typeof value === "bigint" ? `${value}n` : JSON.stringify(value))?.slice(0, 60);
const rows = (which: "good" | "bad") =>
  Object.entries(VALUES).flatMap(([name, values]) =>
    values[which].map((value) => {
      const [root = "", field = ""] = name.split(".");
      return [root, field, show(value), value] as const;
    }),
  );

it("[BD5] every field that holds a value is in the table", () => {
  const fields = Object.entries(ROOTS).flatMap(([root, { fields: all }]) =>
    Object.entries(all).flatMap(([name, field]) => (field.kind === "value" ? [`${root}.${name}`] : [])),
  );
  expect(Object.keys(VALUES).toSorted()).toEqual(fields.toSorted());
});

it.each(rows("bad"))("[BD5] in %s, %s cannot be %s", (root, field, _shown, value) => {
  expect(judge(root, field, value)).toEqual({ accepted: false, reason: "badValue" });
});

it.each(rows("good"))("[BD4] in %s, %s can be %s", (root, field, _shown, value) => {
  expect(judge(root, field, value)).toMatchObject({ accepted: true, changes: true });
});

it.each([
  ["title", "A better title", null],
  ["title", long(LIMITS.titleChars + 1), "badValue"],
  ["title", 5, "badValue"],
  ["rowAxis", "Who delivers", null],
  ["columnAxis", long(LIMITS.labelChars + 1), "badValue"],
  ["type", "free", "serverOnly"],
  ["schema", 1, "serverOnly"],
] as const)("[BD14] the board's own %s set to %s: %s", (key, value, reason) => {
  const update = capture(copyOf(test.doc, MALLORY), (doc) => doc.getMap("board").set(key, value));
  const verdict = judgeUpdate(test.doc, update, { ownsClient: (client) => client === MALLORY });
  expect(verdict).toMatchObject(reason === null ? { accepted: true } : { accepted: false, reason });
  expect(Object.keys(BOARD_FIELDS)).toContain(key);
});
