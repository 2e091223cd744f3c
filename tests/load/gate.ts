// What the gate costs: for each kind of honest edit, for each attack of the corpus, and for what was made to be costly.
// Prints milliseconds of one call of `judgeUpdate` on a board of 2,000 notes. Honest edits by the clock, the others in
// the thread's own time. A benchmark, not a test.
import { ATTACK_CORPUS } from "@longtable/server/src/collaboration/attacks/attackCorpus.testing.ts";
import { loadBoard } from "@longtable/server/src/collaboration/boardJournal.ts";
import { createBoardRoom } from "@longtable/server/src/collaboration/boardRoom.ts";
import { type GateVerdict, judgeUpdate } from "@longtable/server/src/collaboration/gate.ts";
import {
  any,
  gc,
  item,
  type RawId,
  rawUpdate,
  string,
  type,
} from "@longtable/server/src/collaboration/rawUpdate.testing.ts";
import { ALICE, capture, copyOf, idOf, MALLORY } from "@longtable/server/src/collaboration/room.testing.ts";
import { openSqlite } from "@longtable/server/src/storage/sqliteStorage.ts";
import { type BoardDoc, openBoard } from "@longtable/shared/board/board.doc";
import type { LockedPart } from "@longtable/shared/board/board.locks";
import type { ColumnId, LaneId, NoteId, StageId, StepId } from "@longtable/shared/kernel/ids";
import { LIMITS } from "@longtable/shared/kernel/limits";
import * as Y from "yjs";
import { boardEdits } from "../support/boardEdits.ts";
import { createRandom } from "../support/random.ts";

const HONEST = 4_000;
const ROUNDS = 15;
const NOTES = LIMITS.notesPerBoard - 1;
/** One note, changed often enough to carry a long past. */
const WORN = "n2";

const random = createRandom(20_26);
const id = <Id extends string>(text: string) => text as Id;

/** A board as the corpus knows it, full of notes. */
function fullBoard(): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = 77;
  const board = openBoard(doc);
  doc.transact(() => {
    board.create({ type: "journeyMap", title: "The map" }, null);
    board.addStage({ id: id<StageId>("stage1"), label: "Asking", moment: "during", order: "a0" }, null);
    board.addStep({ id: id<StepId>("step1"), stageId: id<StageId>("stage1"), label: "I ask", order: "a0" }, null);
    board.addLane({ id: id<LaneId>("lane1"), label: "What I did", type: "text", layer: "user", order: "a0" }, null);
    board.addColumn({ id: id<ColumnId>("col1"), label: "Ideas", order: "a0" }, null);
  });
  const alice = copyOf(doc, ALICE);
  const own = openBoard(alice);
  const place = { stepId: id<StepId>("step1"), laneId: id<LaneId>("lane1") };
  own.addNote({ id: id<NoteId>("n1"), text: "hello" }, null);
  for (let n = 2; n <= NOTES; n += 1)
    own.addNote({ id: id<NoteId>(`n${n}`), text: `note ${n} about the waiting room`, place, order: `a${n}` }, null);
  const words = (alice.getMap("notes").get(WORN) as Y.Map<unknown>).get("text") as Y.Text;
  for (let turn = 0; turn < 5_000; turn += 1) {
    words.insert(random.int(0, words.length), "ab");
    words.delete(random.int(0, words.length - 2), 2);
  }
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(alice));
  return doc;
}

/** Somebody pastes a long list, all at once. */
function paste(): Uint8Array {
  return capture(new Y.Doc(), (copy) => {
    copy.clientID = MALLORY;
    const own = openBoard(copy);
    const place = { columnId: id<ColumnId>("col1") };
    for (let n = 0; n < 1_900; n += 1)
      own.addNote({ id: id<NoteId>(`p${n}`), text: `line ${n}`, place, order: `a${n}` }, null);
  });
}

const LOCK_TURNS = 200;
const firstBeside: number[] = [];
/** What is done to parts while the lane of nearly all notes is locked, in turn. */
const BESIDE_LOCKED: Record<string, readonly ((board: BoardDoc) => void)[]> = {
  "a column with nothing in it taken off and put back": [
    (one) => one.removePart("columns", "col1", null),
    (one) => one.addColumn({ id: id<ColumnId>("col1"), label: "Ideas", order: "a0" }, null),
  ],
  "a step with nothing in it moved": ["stage2", "stage1"].map(
    (stageId) => (one: BoardDoc) => one.changePart("steps", "spare", { stageId }, null),
  ),
  "the step of the notes moved": ["stage2", "stage1"].map(
    (stageId) => (one: BoardDoc) => one.changePart("steps", "step1", { stageId }, null),
  ),
  "the stage of that step taken off": [(one) => one.removePart("stages", "stage1", null)],
};

/** Updates that are as much work as their bytes allow. */
const COSTLY: Record<string, (doc: Y.Doc) => Uint8Array> = {
  "everything, sent again": (doc) => Y.encodeStateAsUpdate(doc),
  "25,000 empty blocks": () => rawUpdate([{ client: MALLORY, structs: Array.from({ length: 25_000 }, () => gc(1)) }]),
  "60,000 deletes of one character each": (doc) => {
    const last = Y.getState(doc.store, ALICE);
    const ranges = Array.from({ length: 60_000 }, (_, n) => [(n * 2) % (last - 1), 1] as const);
    return rawUpdate([], [{ client: ALICE, ranges }]);
  },
  "deletes from the last to the first": (doc) => {
    const last = Y.getState(doc.store, ALICE);
    const ranges = Array.from({ length: Math.min(60_000, last >> 1) }, (_, n) => [last - 1 - n * 2, 1] as const);
    return rawUpdate([], [{ client: ALICE, ranges }]);
  },
  "25,000 letters in a long-changed note, each far from its neighbour": (doc) => {
    const ids = idsOf(doc, WORN);
    const structs = Array.from({ length: 25_000 }, (_, n) =>
      item({ origin: ids[n % 50] ?? [0, 0], rightOrigin: ids.at(-1) ?? [0, 0] }, string("x")),
    );
    return rawUpdate([{ client: MALLORY, structs }]);
  },
  "400 letters, each far from its neighbour": (doc) => {
    const ids = idsOf(doc, WORN);
    const structs = Array.from({ length: 400 }, (_, n) =>
      item({ origin: ids[n % 50] ?? [0, 0], rightOrigin: ids.at(-1) ?? [0, 0] }, string("x")),
    );
    return rawUpdate([{ client: MALLORY, structs }]);
  },
  "two letters in each of 2,000 notes": (doc) =>
    capture(copyOf(doc, MALLORY), (copy) => {
      copy.getMap<Y.Map<unknown>>("notes").forEach((note) => {
        (note.get("text") as Y.Text).insert(2, "x");
        (note.get("text") as Y.Text).insert(0, "y");
      });
    }),
  "every note deleted": (doc) =>
    capture(copyOf(doc, MALLORY), (copy) => {
      for (const key of [...copy.getMap("notes").keys()]) copy.getMap("notes").delete(key);
    }),
  "13,000 values under one key": (doc) => {
    const structs = Array.from({ length: 13_000 }, (_, n) =>
      item({ origin: n ? [MALLORY, n - 1] : idOf(doc, "notes", "n1", "kind") }, any("idea")),
    );
    return rawUpdate([{ client: MALLORY, structs }]);
  },
  "13,000 notes in notes": () => {
    const structs = Array.from({ length: 13_000 }, (_, n) =>
      n === 0
        ? item({ parent: "notes", key: "m1" }, type("map"))
        : item({ parent: [MALLORY, n - 1], key: "text" }, type("map")),
    );
    return rawUpdate([{ client: MALLORY, structs }]);
  },
};
function idsOf(doc: Y.Doc, noteId: string): RawId[] {
  const text = (doc.getMap("notes").get(noteId) as Y.Map<unknown>).get("text") as Y.Text;
  const ids: RawId[] = [];
  for (let at = text._start; at; at = at.right) ids.push([at.id.client, at.id.clock]);
  return ids;
}

/** Milliseconds by the clock, and of the thread alone: those count only in steps of some milliseconds, but no neighbours. */
function time(
  doc: Y.Doc,
  update: Uint8Array,
  owner: number,
  locks: readonly LockedPart[] = [],
): { ms: number; ownMs: number; verdict: GateVerdict } {
  const [began, started] = [performance.now(), process.threadCpuUsage()];
  const verdict = judgeUpdate(doc, update, {
    ownsClient: (client) => client === owner || Y.getState(doc.store, client) === 0,
    locks,
  });
  const { user, system } = process.threadCpuUsage(started);
  return { ms: performance.now() - began, ownMs: (user + system) / 1000, verdict };
}

const saidOf = (verdict?: GateVerdict) => (!verdict || verdict.accepted ? "let in" : verdict.reason);

function print(name: string, times: readonly number[], note = ""): void {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(3);
  process.stdout.write(`| ${name} | ${at(0.5)} | ${at(0.95)} | ${at(0.99)} | ${at(1)} | ${note} |\n`);
}

const doc = fullBoard();
process.stdout.write(`${NOTES} notes, ${Y.encodeStateAsUpdate(doc).byteLength} bytes\n\n`);
process.stdout.write("| | p50 ms | p95 | p99 | max | |\n|---|---|---|---|---|---|\n");

const server = copyOf(doc, 78);
let editor = copyOf(doc, MALLORY);
let board = openBoard(editor);
const honest: number[] = [];
let refused = 0;
for (let turn = 0; turn < HONEST; turn += 1) {
  // A full board takes no more notes; people tidy up.
  const tidies = board.noteCount() > NOTES - 10;
  const update = capture(editor, () =>
    tidies ? board.removeNote(random.pick(board.listNotes()).id, null) : random.pick(boardEdits)(board, random, null),
  );
  if (update.byteLength <= 2) continue;
  const { ms, verdict } = time(server, update, MALLORY);
  if (verdict.accepted) Y.applyUpdate(server, update);
  else {
    refused += 1;
    editor = copyOf(server, MALLORY);
    board = openBoard(editor);
  }
  // The first pay for compiling what they call.
  if (turn > 200) honest.push(ms);
}
print("honest edits", honest, `${honest.length} edits, ${refused} refused for a full board`);

for (const [name, edits] of Object.entries(BESIDE_LOCKED)) {
  const shared = copyOf(doc, 78);
  openBoard(shared).addStage({ id: id<StageId>("stage2"), label: "After", moment: "after", order: "a1" }, null);
  const spare = { id: id<StepId>("spare"), stageId: id<StageId>("stage1"), label: "Spare", order: "a1" };
  openBoard(shared).addStep(spare, null);
  const own = copyOf(shared, MALLORY);
  const times: number[] = [];
  let said = "";
  for (let turn = 0; turn < LOCK_TURNS; turn += 1) {
    const from = said === "locked" ? copyOf(shared, MALLORY) : own;
    const update = capture(from, (copy) => edits[turn % edits.length]?.(openBoard(copy)));
    const { ms, ownMs, verdict } = time(shared, update, MALLORY, [{ laneId: id<LaneId>("lane1") }]);
    if (verdict.accepted) Y.applyUpdate(shared, update);
    said = saidOf(verdict);
    // The first goes through the notes, once for each document.
    if (turn === 0) firstBeside.push(ownMs);
    else times.push(ms);
  }
  print(`a lane of ${NOTES - 1} notes locked: ${name}`, times, said);
}
print("  the first of each, which goes through the notes once", firstBeside);

const pasted = paste();
const pastes = Array.from({ length: ROUNDS }, () => time(new Y.Doc(), pasted, MALLORY));
print(
  "1,900 notes pasted at once, on an empty board",
  pastes.map(({ ownMs }) => ownMs),
  `${pasted.byteLength} bytes, ${saidOf(pastes[0]?.verdict)}`,
);
const storage = openSqlite({ path: ":memory:" });
const wholeWay: number[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  const boardId = `board ${round}`;
  const room = createBoardRoom(boardId, await loadBoard(storage.sql, boardId));
  const started = process.threadCpuUsage();
  const result = await room.receive(storage.sql, pasted, "somebody");
  const { user, system } = process.threadCpuUsage(started);
  if (!result.accepted) throw new Error(`the paste was refused: ${result.reason}`);
  wholeWay.push((user + system) / 1000);
}
await storage.close();
print("  the same all the way: judged, kept with a snapshot, applied", wholeWay);

for (const [name, build] of Object.entries(COSTLY)) {
  const update = build(doc);
  const runs = Array.from({ length: ROUNDS }, () => time(doc, update, MALLORY));
  const [first] = runs;
  const said = saidOf(first?.verdict);
  print(
    name,
    runs.map(({ ownMs }) => ownMs),
    `${update.byteLength} bytes, ${said}`,
  );
}

for (const [name, , attack, details = {}] of Object.values(ATTACK_CORPUS).flat()) {
  const before = details.given ? copyOf(doc, 78) : doc;
  if (details.given) Y.applyUpdate(before, details.given(before));
  const update = attack(before);
  const owner = details.seat === "alice" ? ALICE : MALLORY;
  const runs = Array.from({ length: ROUNDS }, () => time(before, update, owner));
  const [first] = runs;
  print(
    name,
    runs.map(({ ownMs }) => ownMs),
    `${update.byteLength} bytes, ${saidOf(first?.verdict)}`,
  );
}
