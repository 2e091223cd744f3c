import type { BoardActions } from "@longtable/client/src/features/boardEdit/boardActions.ts";
import { createBoardLocks, withLocks } from "@longtable/client/src/features/boardEdit/boardLocks.ts";
import { createDocActions } from "@longtable/client/src/features/boardEdit/docActions.ts";
import { createStore } from "@longtable/client/src/session/store.ts";
import { judgeUpdate } from "@longtable/server/src/collaboration/gate.ts";
import { type BoardDoc, openBoard } from "@longtable/shared/board/board.doc";
import { isPlaceLocked, type LockedPart, partIn } from "@longtable/shared/board/board.locks";
import type { Place } from "@longtable/shared/board/board.types";
import { foldNotes } from "@longtable/shared/board/merges.rules";
import { PARTS_OF } from "@longtable/shared/board/structure.rules";
import type { NoteId } from "@longtable/shared/kernel/ids";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { expect, it } from "vitest";
import * as Y from "yjs";
import { createRandom, type Random } from "../support/random.ts";
import { seeds } from "../support/seeds.ts";

const ACTIONS = 200;
const [HOST, EDITOR] = [10, 20];
const id = <Id extends string>(text: string) => text as Id;
const part = (text: string) => text as never;

type MapOrMatrix = "journeyMap" | "matrix";
const LOCKS: Readonly<Record<MapOrMatrix, readonly LockedPart[]>> = {
  journeyMap: [partIn("stages", "stages1"), partIn("lanes", "lanes1")],
  matrix: [partIn("rows", "rows1")],
};

/** A board with a note in every area. */
function seedBoard(type: MapOrMatrix): Y.Doc {
  const doc = new Y.Doc();
  const board = openBoard(doc);
  board.create({ type, title: "All there is" }, null);
  for (const at of [1, 2, 3]) {
    const named = (kind: string) => ({ id: part(`${kind}${at}`), label: `${kind} ${at}`, order: `a${at}` });
    if (type === "matrix") {
      board.addRow(named("rows"), null);
      board.addColumn(named("columns"), null);
      board.nameBox(part("rows1"), part("columns1"), "Named", null);
      continue;
    }
    board.addStage({ ...named("stages"), moment: "during" }, null);
    for (const step of ["a", "b"])
      board.addStep({ ...named("steps"), id: part(`steps${at}${step}`), stageId: part(`stages${at}`) }, null);
    board.addLane({ ...named("lanes"), type: "text", layer: "user" }, null);
  }
  for (const [index, place] of areasOf(board).entries())
    board.addNote(
      { id: id<NoteId>(`n${index}`), text: `note ${index}`, place, at: null, order: `a${index % 9}` },
      null,
    );
  // One in a locked part that is shown with one elsewhere, the other way round, and two elsewhere.
  const merged = { journeyMap: ["n6 n7", "n8 n9", "n10 n11"], matrix: ["n0 n3", "n4 n1", "n7 n8"] };
  for (const [one, head] of merged[type].map((pair) => pair.split(" ")))
    board.mergeNotes([{ id: id<NoteId>(one ?? ""), mergedInto: id<NoteId>(head ?? "") }], null);
  return doc;
}

/** Every place that a note can stand in. */
function areasOf(board: BoardDoc): Place[] {
  const { steps, lanes, columns, rows = [] } = board.content();
  return [
    ...steps.flatMap((step) => lanes.map((lane) => ({ stepId: step.id, laneId: lane.id }))),
    ...rows.flatMap((row) => columns.map((column) => ({ rowId: row.id, columnId: column.id }))),
  ];
}

function copyOf(doc: Y.Doc, clientId: number): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  copy.clientID = clientId;
  return copy;
}

/** What is shown in locked parts. */
function shownLocked(doc: Y.Doc, locks: readonly LockedPart[]): unknown {
  const board = openBoard(doc);
  const isLocked = (place: Place) => isPlaceLocked(locks, place, { stageOf: (stepId) => board.stageOf(stepId) });
  return JSON.stringify(foldNotes(board.listNotes()).filter(({ place }) => isLocked(place)));
}

/** One thing an editor does by the means of our pages: what these offer, and nothing beside it. */
function actOnce(random: Random, actions: BoardActions, board: BoardDoc, newId: () => string): void {
  const { pick, int } = random;
  const type = board.content().type;
  const notes = board.listNotes().flatMap((note) => (actions.canChange(note.id) ? [note.id] : []));
  const places = [...areasOf(board), null].filter((place) => !actions.locks?.hasPlace(place));
  const some = () => random.shuffle(notes).slice(0, int(1, 3));
  const kind = pick(PARTS_OF[type]);
  const parts: readonly { id: string }[] = board.content()[kind] ?? [];
  const one = () => (parts.length > 0 ? pick(parts).id : "");
  const { structure, ideas } = actions;
  const deeds: (() => unknown)[] = [
    () => actions.addNote({ text: newId(), place: pick(places) }),
    () => actions.addNotes(Array.from({ length: int(2, 40) }, () => ({ text: newId(), place: pick(places) }))),
    () => some().map((note) => actions.editNote(note, { text: `${newId()} more` })),
    () => actions.moveNotes(some().map((note) => ({ id: note, place: pick(places) }))),
    () => actions.removeNotes(some()),
    () => ideas.tagNotes(some(), "cost", random.chance(0.7)),
    () => notes.length > 0 && ideas.mergeNotes?.(some(), pick(notes)),
    () => ideas.splitNotes?.(some()),
    () => structure?.groupNotes(some(), pick(["Green", "Blue"])),
    () => structure?.addPart(kind, newId(), { afterId: one() }),
    () => structure?.renamePart(kind, one(), newId()),
    () => structure?.movePart(kind, one(), pick([1, -1])),
    () => structure?.splitPart(kind, one(), newId()),
    () => parts.length > 2 && structure?.removePart(kind, one()),
    () => type === "matrix" && structure?.nameBox(pick(["rows1", "rows2"]), pick(["columns1", "columns2"]), newId()),
    () => actions.undo(),
    () => actions.undo(),
    () => actions.redo(),
  ];
  pick(deeds)();
}

/** What a host does meanwhile in a locked part. */
function actAsHost(random: Random, board: BoardDoc, locks: readonly LockedPart[], newId: () => string): void {
  const isLocked = (place: Place) => isPlaceLocked(locks, place, { stageOf: (stepId) => board.stageOf(stepId) });
  const place = random.pick(areasOf(board).filter(isLocked));
  const inside = board.listNotes().filter((note) => isLocked(note.place) && note.mergedInto === undefined);
  if (inside.length === 0 || random.chance(0.5)) {
    board.addNote({ id: id<NoteId>(newId()), text: newId(), place, at: null, order: "a5" }, null);
  } else board.changeNote(random.pick(inside).id, { text: newId() }, null);
}

function run(type: MapOrMatrix, seed: number) {
  const random = createRandom(seed);
  const locks = LOCKS[type];
  const server = seedBoard(type);
  server.clientID = HOST;
  const doc = copyOf(server, EDITOR);
  let made = 0;
  const newId = <Id extends string>() => {
    made += 1;
    return `x${made}` as Id;
  };
  const content = createStore(openBoard(doc).content());
  doc.on("afterTransaction", () => content.set(openBoard(doc).content()));
  const state = createStore<WorkshopState | null>({
    me: { role: "participant" },
    boards: [{ id: "b", lockedParts: locks }],
  } as unknown as WorkshopState);
  const own = createDocActions({ doc, origin: {}, newId });
  const actions = withLocks(own, createBoardLocks({ session: { state }, board: { boardId: "b", content } }));

  const refused: string[] = [];
  let unsent: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array, origin: unknown) => {
    if (origin !== "server") unsent.push(update);
  });
  const send = () => {
    // Back from being offline it says all at once, else each edit by itself.
    const updates = unsent.length > 5 ? [Y.encodeStateAsUpdate(doc, Y.encodeStateVector(server))] : unsent;
    unsent = [];
    for (const update of updates) {
      const before = shownLocked(server, locks);
      const verdict = judgeUpdate(server, update, { ownsClient: (client) => client === EDITOR, locks });
      if (!verdict.accepted) refused.push(verdict.reason);
      else Y.applyUpdate(server, update);
      expect(shownLocked(server, locks)).toBe(before);
    }
  };
  for (let turn = 0; turn < ACTIONS; turn += 1) {
    actOnce(random, actions, openBoard(doc), newId);
    if (random.chance(0.1)) actAsHost(random, openBoard(server), locks, newId);
    // Now and then the line is down for a while.
    if (turn % 60 < 40) send();
    if (turn % 60 < 40) Y.applyUpdate(doc, Y.encodeStateAsUpdate(server, Y.encodeStateVector(doc)), "server");
  }
  send();
  own.close();
  return { refused, steps: own.steps.get() };
}

it.each(seeds(6))(
  `[RC6] of ${ACTIONS} things that somebody does on a board with locked parts, on the line and off it, undone and done again, none is refused (seed %i)`,
  (seed) => {
    for (const type of ["journeyMap", "matrix"] as const) {
      const { refused, steps } = run(type, seed);
      expect(refused).toEqual([]);
      expect(steps).toBeGreaterThan(ACTIONS / 4);
    }
  },
);
