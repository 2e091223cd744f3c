import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import type { ClusterId, ColumnId, LaneId, NoteId, StageId, StepId } from "../kernel/ids.ts";
import { openBoard } from "./board.doc.ts";
import { placeNotes } from "./board.placing.ts";

const ME = "me";
const ids = {
  stage: "stage" as StageId,
  step: "step" as StepId,
  otherStep: "otherStep" as StepId,
  lane: "lane" as LaneId,
  otherLane: "otherLane" as LaneId,
  column: "column" as ColumnId,
  cluster: "cluster" as ClusterId,
  note: "note" as NoteId,
  otherNote: "otherNote" as NoteId,
};

/** A map of one stage, two steps and two lanes. */
function createMap() {
  const board = openBoard(new Y.Doc());
  board.create({ type: "journeyMap", title: "Map" }, ME);
  board.addStage({ id: ids.stage, label: "Asking", moment: "during", order: "a0" }, ME);
  board.addStep({ id: ids.step, stageId: ids.stage, label: "Rings", order: "a0" }, ME);
  board.addStep({ id: ids.otherStep, stageId: ids.stage, label: "Waits", order: "a1" }, ME);
  board.addLane({ id: ids.lane, label: "What I did", type: "text", layer: "user", order: "a0" }, ME);
  board.addLane({ id: ids.otherLane, label: "Gaps", type: "text", layer: "analysis", order: "a1" }, ME);
  return board;
}

/** Someone else's copy, from then on apart until `meet`. */
function copyOf({ doc }: { doc: Y.Doc }) {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return openBoard(copy);
}

function meet(a: { doc: Y.Doc }, b: { doc: Y.Doc }) {
  const [fromA, fromB] = [Y.encodeStateAsUpdate(a.doc), Y.encodeStateAsUpdate(b.doc)];
  Y.applyUpdate(a.doc, fromB);
  Y.applyUpdate(b.doc, fromA);
}

const place = { stepId: ids.step, laneId: ids.lane };

describe("a board", () => {
  it("reads back what was written, with the rest as it starts", () => {
    const board = createMap();
    board.addNote({ id: ids.note, text: "Nobody answered", place }, ME);
    expect(board.schema()).toBe(1);
    expect(board.content()).toMatchObject({
      type: "journeyMap",
      title: "Map",
      stages: [{ id: ids.stage, label: "Asking", moment: "during" }],
      steps: [
        { id: ids.step, keyMoment: false, feeling: null },
        { id: ids.otherStep, label: "Waits" },
      ],
      lanes: [{ id: ids.lane, layer: "user" }, { id: ids.otherLane }],
    });
    expect(board.note(ids.note)).toEqual({
      id: ids.note,
      text: "Nobody answered",
      kind: "note",
      status: null,
      place,
      at: null,
      order: "a0",
      clusterId: null,
      lang: null,
    });
  });

  it("[BD9] puts a new note after all others", () => {
    const board = createMap();
    for (const id of ["x", "b", "a"]) board.addNote({ id: id as NoteId, text: id }, ME);
    expect(board.listNotes().map(({ id }) => id)).toEqual(["x", "b", "a"]);
  });

  it("changes only what is named, and says when the note is gone", () => {
    const board = createMap();
    board.addNote({ id: ids.note, text: "Nobody answered", kind: "pain", place }, ME);
    expect(board.changeNote(ids.note, { kind: "question" }, ME)).toBe(true);
    expect(board.note(ids.note)).toMatchObject({ text: "Nobody answered", kind: "question", place });
    board.removeNote(ids.note, ME);
    expect(board.changeNote(ids.note, { text: "Back again" }, ME)).toBe(false);
    expect(board.note(ids.note)).toBeNull();
    expect(board.listNotes()).toEqual([]);
  });

  it("renames what is there and brings nothing back that is gone", () => {
    const board = createMap();
    board.rename("steps", ids.step, "Calls", ME);
    board.removeStep(ids.otherStep, ME);
    board.rename("steps", ids.otherStep, "Again", ME);
    expect(board.listSteps().map(({ label }) => label)).toEqual(["Calls"]);
  });

  it("writes under the origin it is given", () => {
    const board = createMap();
    const origins: unknown[] = [];
    board.doc.on("afterTransaction", ({ origin }: Y.Transaction) => origins.push(origin));
    board.addNote({ id: ids.note, text: "One" }, "a");
    board.changeNote(ids.note, { text: "Two" }, "b");
    board.setTitle("New", "c");
    board.removeNote(ids.note, "d");
    expect(origins).toEqual(["a", "b", "c", "d"]);
  });
});

describe("two people at once", () => {
  it("[BD3] a note added to a step that someone removes is in the unplaced tray of both", () => {
    const one = createMap();
    const other = copyOf(one);
    one.removeStep(ids.step, ME);
    other.addNote({ id: ids.note, text: "Kept", place }, "other");
    meet(one, other);
    for (const board of [one, other]) {
      expect(board.listSteps().map(({ id }) => id)).toEqual([ids.otherStep]);
      expect(placeNotes(board.content()).unplaced.map(({ text }) => text)).toEqual(["Kept"]);
    }
    expect(one.content()).toEqual(other.content());
  });

  it("[JM6] removing a step keeps the notes that stood in it", () => {
    const board = createMap();
    board.addNote({ id: ids.note, text: "Kept", place }, ME);
    board.removeStep(ids.step, ME);
    expect(board.note(ids.note)?.text).toBe("Kept");
    expect(placeNotes(board.content()).unplaced).toHaveLength(1);
  });

  it("[BD2] two moves at once end in one of the two places", () => {
    const one = createMap();
    one.addNote({ id: ids.note, text: "Moved" }, ME);
    const other = copyOf(one);
    const places = [
      { stepId: ids.step, laneId: ids.otherLane },
      { stepId: ids.otherStep, laneId: ids.lane },
    ];
    one.changeNote(ids.note, { place: places[0] ?? null }, ME);
    other.changeNote(ids.note, { place: places[1] ?? null }, "other");
    meet(one, other);
    expect(places).toContainEqual(one.note(ids.note)?.place);
    expect(other.note(ids.note)).toEqual(one.note(ids.note));
  });

  it("[BD10] both changes to one note's words survive", () => {
    const one = createMap();
    one.addNote({ id: ids.note, text: "calm space at night" }, ME);
    const other = copyOf(one);
    one.changeNote(ids.note, { text: "calm space every night" }, ME);
    other.changeNote(ids.note, { text: "a calm space at night" }, "other");
    meet(one, other);
    expect(one.note(ids.note)?.text).toBe("a calm space every night");
    expect(other.note(ids.note)?.text).toBe("a calm space every night");
  });

  it("[BD10] changes to two fields of one note both survive", () => {
    const one = createMap();
    one.addNote({ id: ids.note, text: "Words" }, ME);
    const other = copyOf(one);
    one.changeNote(ids.note, { kind: "idea" }, ME);
    other.changeNote(ids.note, { place }, "other");
    meet(one, other);
    expect(one.note(ids.note)).toMatchObject({ kind: "idea", place });
    expect(other.note(ids.note)).toEqual(one.note(ids.note));
  });
});

it.each([
  ["night", "nights"],
  ["nights", "night"],
  ["aaaa", "aa"],
  ["aa", "aaaa"],
  ["", "new"],
  ["old", ""],
  ["same", "same"],
  ["abcabc", "abc"],
  ["one two", "three four"],
  ["smile 😀", "smile 😁"],
  ["😀 smile", "🈀 smile"],
  ["👩‍👧", "👩‍👦"],
  ["أحتاج إلى مترجم.", "أحتاج مترجم."],
])("[BD10] the words %j become %j exactly", (before, after) => {
  const board = createMap();
  board.addNote({ id: ids.note, text: before }, ME);
  board.changeNote(ids.note, { text: after }, ME);
  expect(board.note(ids.note)?.text).toBe(after);
  expect(copyOf(board).note(ids.note)?.text).toBe(after);
});

describe("[BD1] what another client wrote and does not fit", () => {
  /** Sets one value as a foreign client might, past the accessor. */
  function withValue(root: string, id: string, key: string, value: unknown) {
    const board = createMap();
    board.addColumn({ id: ids.column, label: "Ideas", order: "a0" }, ME);
    board.addCluster({ id: ids.cluster, label: "Nights", order: "a0" }, ME);
    board.addNote({ id: ids.note, text: "Words", kind: "idea", place }, ME);
    board.addNote({ id: ids.otherNote, text: "Others" }, ME);
    const entry = board.doc.getMap<unknown>(root).get(id);
    if (entry instanceof Y.Map) entry.set(key, value);
    return board;
  }

  it.each([
    ["kind", "shout", { kind: "note" }],
    ["status", "certain", { status: null }],
    ["place", { stepId: "step" }, { place: null }],
    ["place", { stepId: "step", laneId: "lane", columnId: "column" }, { place: null }],
    ["place", { stepId: "__proto__", laneId: "lane" }, { place: null }],
    ["at", { x: 1, y: Number.POSITIVE_INFINITY }, { at: null }],
    ["at", { x: "1", y: 2 }, { at: null }],
    ["order", "not an order", { order: null }],
    ["clusterId", "no id", { clusterId: null }],
    ["lang", 7, { lang: null }],
  ])("a note's %s of %j counts as missing", (key, value, expected) => {
    const board = withValue("notes", ids.note, key, value);
    expect(board.note(ids.note)).toMatchObject({ text: "Words", ...expected });
    expect(board.listNotes()).toHaveLength(2);
  });

  it.each([
    ["stages", ids.stage, "label", 7, []],
    ["stages", ids.stage, "moment", "later", []],
    ["steps", ids.step, "stageId", "no id", [ids.otherStep]],
    ["lanes", ids.lane, "label", "x".repeat(121), [ids.otherLane]],
    ["columns", ids.column, "label", null, []],
    ["clusters", ids.cluster, "label", {}, []],
    ["notes", ids.note, "text", 7, [ids.otherNote]],
  ] as const)("an entry of %s (%s) whose %s is %j is skipped", (root, id, key, value, left) => {
    const found: { id: string }[] = withValue(root, id, key, value).content()[root];
    expect(found.map((entry) => entry.id)).toEqual(left);
  });

  it.each([
    ["feeling", { value: 3, words: [] }, { feeling: null }],
    ["feeling", { value: 0.5, words: [] }, { feeling: null }],
    ["feeling", { value: 1, words: "proud" }, { feeling: null }],
    ["feeling", { value: null, words: ["numb"] }, { feeling: { value: null, words: ["numb"] } }],
    ["keyMoment", "yes", { keyMoment: false }],
  ])("[JM5] a step's %s of %j is read as %j", (key, value, expected) => {
    expect(withValue("steps", ids.step, key, value).listSteps()[0]).toMatchObject(expected);
  });

  it("lanes with an unknown type or layer stay, as plain ones", () => {
    expect(withValue("lanes", ids.lane, "layer", "cellar").listLanes()[0]).toMatchObject({ layer: "user" });
    expect(withValue("lanes", ids.lane, "type", "song").listLanes()[0]).toMatchObject({ type: "text" });
  });

  it.each([["text"], [7], [null], [["list"]]])("%j in the place of an entry is skipped", (value) => {
    const board = createMap();
    for (const root of ["stages", "steps", "lanes", "columns", "notes", "clusters"]) {
      board.doc.getMap<unknown>(root).set("odd", value);
    }
    expect(board.content()).toEqual(createMap().content());
    expect(board.hasNote("odd")).toBe(false);
    expect(board.note("odd")).toBeNull();
    expect(board.changeNote("odd" as NoteId, { text: "x" }, ME)).toBe(false);
  });

  it("a board of an unknown type is read as a free one", () => {
    const board = createMap();
    board.doc.getMap<unknown>("board").set("type", "spiral");
    expect(board.content().type).toBe("free");
    expect(openBoard(new Y.Doc()).content()).toMatchObject({ type: "free", title: "" });
    expect(openBoard(new Y.Doc()).schema()).toBeNull();
  });
});
