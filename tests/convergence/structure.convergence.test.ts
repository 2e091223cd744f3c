import { type BoardContent, type BoardDoc, openBoard } from "@longtable/shared/board/board.doc";
import { placeFinder, placeNotes } from "@longtable/shared/board/board.placing";
import type { Place } from "@longtable/shared/board/board.types";
import { createStructureEdits, PARTS_OF, partsIn } from "@longtable/shared/board/structure.rules";
import { templateById } from "@longtable/shared/workshop/templates/templates";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { randomId } from "../support/boardEdits.ts";
import { createRandom, type Random } from "../support/random.ts";

const TYPES = ["journeyMap", "columns", "matrix", "rings"] as const;
const CASES = TYPES.flatMap((type) => Array.from({ length: 6 }, (_, seed) => [type, seed + 1] as const));
const WORDS = { firstStep: "First step" };

/** A board with a few parts of each kind that its type has. */
function begin(type: BoardContent["type"], random: Random): Y.Doc {
  const doc = new Y.Doc();
  const board = openBoard(doc);
  board.create({ type, title: "Board" }, "begin");
  const edits = createStructureEdits(board, () => randomId(random), "begin", WORDS);
  for (const kind of PARTS_OF[type].filter((one) => one !== "steps")) {
    for (const label of ["One", "Two", "Three"]) edits.addPart(kind, label);
  }
  return doc;
}

function anyPlace(content: BoardContent, random: Random): Place {
  const any = (list: readonly { id: string }[] | undefined) => (list?.length ? random.pick([...list]).id : "gone");
  if (content.type === "journeyMap") return { stepId: any(content.steps), laneId: any(content.lanes) } as Place;
  if (content.type === "matrix") return { rowId: any(content.rows), columnId: any(content.columns) } as Place;
  if (content.type === "rings") return { ringId: any(content.rings), sectorId: any(content.sectors) } as Place;
  return { columnId: any(content.columns) } as Place;
}

/** One person's edit of a structure, or a note put somewhere in it. */
function edit(board: BoardDoc, random: Random, written: Set<string>): void {
  const edits = createStructureEdits(board, () => randomId(random), "edit", WORDS);
  const content = board.content();
  const kind = random.pick([...PARTS_OF[content.type]]);
  const part = random.pick([...partsIn(content, kind), { id: "gone" }]);
  const stageId = content.stages[0]?.id;
  const note = () => {
    const id = randomId<never>(random);
    written.add(id);
    board.addNote({ id, text: "words", place: anyPlace(content, random) }, "edit");
  };
  const acts = [
    note,
    note,
    () => edits.addPart(kind, "New", { afterId: part.id, ...(stageId && { stageId }) }),
    () => edits.renamePart(kind, part.id, "Renamed"),
    () => edits.movePart(kind, part.id, random.pick([1, -1])),
    () => edits.splitPart(kind, part.id, "Second half"),
    () => edits.removePart(kind, part.id),
    () => edits.removePart(kind, part.id),
    () =>
      edits.groupNotes(
        content.notes.slice(0, 3).map(({ id }) => id),
        random.pick(["Near", "Far"]),
      ),
    () => edits.ungroupNotes(content.notes.slice(0, 2).map(({ id }) => id)),
  ];
  random.pick(acts)();
}

function sync(docs: readonly Y.Doc[]): void {
  for (const from of docs) for (const to of docs) if (from !== to) Y.applyUpdate(to, Y.encodeStateAsUpdate(from));
}

describe("structures changed by several people at once", () => {
  it.each(CASES)("[BS5] a %s ends the same for all, and no note is lost (seed %i)", (type, seed) => {
    const random = createRandom(seed);
    const first = begin(type, random);
    const docs = [first, new Y.Doc(), new Y.Doc()];
    sync(docs);
    const written = new Set<string>();
    for (let round = 0; round < 6; round += 1) {
      for (const doc of docs) for (let count = 0; count < 5; count += 1) edit(openBoard(doc), random, written);
      sync(docs);
      const contents = docs.map((doc) => openBoard(doc).content());
      for (const content of contents) expect(content).toEqual(contents[0]);
      const content = contents[0] as BoardContent;
      const placed = placeNotes(content);
      const find = placeFinder(content);
      const keys = new Set(content.notes.map(({ place }) => find(place)));
      const found = [...keys].flatMap((key) => placed.inArea(key).map(({ id }) => id as string));
      expect(new Set(found)).toEqual(written);
      expect(found).toHaveLength(written.size);
    }
  });

  it("[BS5] two people who remove the same step and a lane across it leave its notes in the tray", () => {
    const random = createRandom(3);
    const one = begin("journeyMap", random);
    const board = openBoard(one);
    createStructureEdits(board, () => randomId(random), "x", WORDS).splitPart(
      "steps",
      board.listSteps()[0]?.id ?? "",
      "B",
    );
    const { steps, lanes } = board.content();
    const place = { stepId: steps[0]?.id, laneId: lanes[0]?.id } as Place;
    board.addNote({ id: "kept" as never, text: "kept", place }, "x");
    const two = new Y.Doc();
    sync([one, two]);
    for (const doc of [one, two]) {
      createStructureEdits(openBoard(doc), () => randomId(random), "x", WORDS).removePart("steps", steps[0]?.id ?? "");
    }
    createStructureEdits(openBoard(two), () => randomId(random), "x", WORDS).removePart("lanes", lanes[0]?.id ?? "");
    openBoard(one).changeNote("kept" as never, { text: "kept and changed" }, "x");
    sync([one, two]);
    for (const doc of [one, two]) {
      expect(placeNotes(openBoard(doc).content()).unplaced).toMatchObject([{ id: "kept", text: "kept and changed" }]);
    }
  });

  it("every template's map keeps a step in each stage when its steps are removed one by one", () => {
    const map = templateById("journey-so-far")?.boards[0];
    expect(map?.type).toBe("journeyMap");
    const random = createRandom(1);
    const board = openBoard(begin("journeyMap", random));
    const edits = createStructureEdits(board, () => randomId(random), "x", WORDS);
    for (const { id } of board.listSteps()) edits.removePart("steps", id);
    const { stages, steps } = board.content();
    for (const stage of stages) expect(steps.some(({ stageId }) => stageId === stage.id)).toBe(true);
  });
});
