import { openBoard } from "@longtable/shared/board/board.doc";
import { afterEach, beforeEach, expect, it } from "vitest";
import * as Y from "yjs";
import { type GateVerdict, judgeUpdate } from "./gate.ts";
import { createTestMember } from "./member.testing.ts";
import { any, gc, item, object, rawUpdate, string, type } from "./rawUpdate.testing.ts";
import {
  capture,
  change,
  copyOf,
  createTestRoom,
  firstCharacter,
  id,
  idOf,
  MALLORY,
  type TestRoom,
} from "./room.testing.ts";

let board: TestRoom;
beforeEach(async () => {
  board = await createTestRoom();
});
afterEach(() => board.close());

const judge = (update: Uint8Array): GateVerdict =>
  judgeUpdate(board.doc, update, { ownsClient: (client) => client === MALLORY });
const encoded = () => Buffer.from(Y.encodeStateAsUpdate(board.doc)).toString("base64");
const content = () => openBoard(board.doc).content();

/** A note with words, a place and a later change of heart: most kinds of struct in one update. */
function honestUpdate(): Uint8Array {
  return capture(copyOf(board.doc, MALLORY), (copy) => {
    const own = openBoard(copy);
    own.addNote({ id: id("m1"), text: "a worry about the waiting room", place: { columnId: id("col1") } }, null);
    own.changeNote(id("m1"), { text: "a worry about the long wait", kind: "idea" }, null);
    own.changeNote(id("n1"), { text: "hello all" }, null);
  });
}

it("[BD5] an update cut short at any byte is refused and leaves no trace", async () => {
  const update = honestUpdate();
  const before = encoded();
  for (let length = 0; length < update.byteLength; length += 1) {
    const verdict = await board.receive(update.subarray(0, length), "mallory");
    expect(verdict, `cut after ${length} bytes`).toEqual({ accepted: false, reason: "malformed" });
  }
  expect(encoded()).toBe(before);
  expect(await board.receive(update, "mallory")).toMatchObject({ accepted: true });
});

it("[BD5] nine bytes that promise 32 million structs are refused without making room for them", () => {
  const update = rawUpdate([{ client: MALLORY, structs: [gc(1)], count: 32_000_000 }]);
  // The first rounds pay for compiling what they call.
  for (let round = 0; round < 50; round += 1) judge(update);
  const before = process.memoryUsage.rss();
  for (let round = 0; round < 20; round += 1) expect(judge(update)).toEqual({ accepted: false, reason: "malformed" });
  expect(process.memoryUsage.rss() - before).toBeLessThan(5 * 1024 * 1024);
});

it("[BD5] promises of endless clients, deletes or text are refused without making room for them", () => {
  const endless = [
    [0xff, 0xff, 0xff, 0xff, 0x0f],
    [0, 0xff, 0xff, 0xff, 0xff, 0x0f],
    [0, 1, 5, 0xff, 0xff, 0xff, 0xff, 0x0f],
    [1, 1, 5, 0, 0x24, 1, 1, 0x61, 1, 0x62, 0xff, 0xff, 0xff, 0xff, 0x0f],
  ];
  const before = process.memoryUsage.rss();
  for (const bytes of endless) expect(judge(Uint8Array.from(bytes))).toMatchObject({ accepted: false });
  expect(process.memoryUsage.rss() - before).toBeLessThan(5 * 1024 * 1024);
});

it("[BD5] an update in the other format of Yjs is refused or changes nothing", async () => {
  const before = content();
  await board.receive(Y.convertUpdateFormatV1ToV2(honestUpdate()), "mallory");
  expect(content()).toEqual(before);
});

it("[BD5] 4,000 updates with bytes changed at random are refused, or can be applied without a gap", async () => {
  const good = honestUpdate();
  const seed = Y.encodeStateAsUpdate(board.doc);
  // A linear congruence is enough here: any bytes will do, so long as they are the same each time.
  let state = 41_873;
  const next = (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >>> 8) % below;
  };
  let accepted = 0;
  for (let round = 0; round < 4000; round += 1) {
    const bytes = Uint8Array.from(good);
    for (let changes = 1 + next(3); changes > 0; changes -= 1) bytes[next(bytes.length)] = next(256);
    if (!judge(bytes).accepted) continue;
    accepted += 1;
    const copy = new Y.Doc();
    Y.applyUpdate(copy, seed);
    Y.applyUpdate(copy, bytes);
    expect([copy.store.pendingStructs, copy.store.pendingDs], `round ${round}`).toEqual([null, null]);
    expect([...copy.share.keys()].filter((root) => !board.doc.share.has(root))).toEqual([]);
  }
  expect(accepted).toBeGreaterThan(0);
});

it("[BD5] a value that a later one of the same name would hide is refused: it would be kept and passed on", async () => {
  const listener = createTestMember();
  board.room.fanOut.add(listener.member);
  const update = rawUpdate([
    {
      client: MALLORY,
      structs: [
        item({ parent: "notes", key: "m1" }, type("map")),
        item({ parent: [MALLORY, 0], key: "place" }, object(["columnId", "CANARY"], ["columnId", "col1"])),
      ],
    },
  ]);
  expect(await board.receive(update, "mallory")).toEqual({ accepted: false, reason: "badValue" });
  board.room.settle();
  const kept = [...listener.updates(), ...(await board.blobs())].map((bytes) => Buffer.from(bytes).toString("latin1"));
  expect(kept.filter((text) => text.includes("CANARY"))).toEqual([]);
});

it("[BD5] other content under a clock that is known is neither kept nor passed on", async () => {
  const listener = createTestMember();
  board.room.fanOut.add(listener.member);
  const note = item({ parent: "notes", key: "m1" }, type("map"));
  const real = item({ parent: [MALLORY, 0], key: "lang" }, any("en"));
  const forged = item({ parent: [MALLORY, 0], key: "CANARY" }, any("CANARY"));
  const next = item({ parent: [MALLORY, 0], key: "kind" }, any("idea"));
  for (const structs of [
    [note, real],
    [note, forged, next],
  ]) {
    expect(await board.receive(rawUpdate([{ client: MALLORY, structs }]), "mallory")).toMatchObject({ accepted: true });
  }
  board.room.settle();
  const kept = [...listener.updates(), ...(await board.blobs())].map((bytes) => Buffer.from(bytes).toString("latin1"));
  expect(kept.filter((text) => text.includes("idea")).length).toBeGreaterThan(1);
  expect(kept.filter((text) => text.includes("CANARY"))).toEqual([]);
});

it.each([
  ["another's own update, sent again", () => board.hello],
  ["everything the server has", () => Y.encodeStateAsUpdate(board.doc)],
  ["an update without content", () => new Uint8Array([0, 0])],
] as const)("[CM2] %s changes nothing", async (_name, update) => {
  const before = encoded();
  const verdict = await board.receive(update(), "mallory");
  expect(verdict).toMatchObject({ accepted: true, changed: false, newNotes: [] });
  expect(encoded()).toBe(before);
  expect(await board.journalled()).toHaveLength(1);
});

it.each([
  ["an item held by a character", () => item({ parent: firstCharacter(board.doc, "n1"), key: "a" }, string("hidden"))],
  [
    "an item held by a plain value",
    () => item({ parent: idOf(board.doc, "board", "title"), key: "a" }, string("hidden")),
  ],
] as const)("[BD5] %s has nowhere to go: nobody can read it", async (_name, struct) => {
  const before = content();
  await board.receive(rawUpdate([{ client: MALLORY, structs: [struct()] }]), "mallory");
  expect(content()).toEqual(before);
  expect(Buffer.from(Y.encodeStateAsUpdate(board.doc)).includes("hidden")).toBe(false);
});

it("[BD4] with `edit`, a seat changes and deletes any note", async () => {
  const copy = copyOf(board.doc, MALLORY);
  const edits = [
    change(copy, (own) => own.changeNote(id("n1"), { text: "hello again" }, null)),
    change(copy, (own) => own.rename("steps", "step1", "I ask twice", null)),
    change(copy, (own) => own.removeNote(id("n1"), null)),
  ];
  for (const edit of edits) expect(await board.receive(edit, "mallory")).toMatchObject({ accepted: true });
  expect(content().notes).toEqual([]);
  expect(content().steps[0]?.label).toBe("I ask twice");
});

it("[BD11] a full note's words can be replaced by as many others in one update", async () => {
  const copy = copyOf(board.doc, MALLORY);
  for (const text of ["a".repeat(500), "b".repeat(500)]) {
    const edit = change(copy, (own) => own.changeNote(id("n1"), { text }, null));
    expect(await board.receive(edit, "mallory")).toMatchObject({ accepted: true });
  }
  expect(content().notes[0]?.text).toBe("b".repeat(500));
});

it("[BD6] whoever first writes under a client id keeps it, also over a reload", async () => {
  const first = change(copyOf(board.doc, MALLORY), (own) => own.addNote({ id: id("m1"), text: "mine" }, null));
  expect(await board.receive(first, "mallory")).toMatchObject({ accepted: true });
  const copy = copyOf(board.doc, MALLORY);
  const next = change(copy, (own) => own.changeNote(id("m1"), { kind: "idea" }, null));
  expect(await board.receive(next, "eve")).toEqual({ accepted: false, reason: "foreignClient" });
  expect(await (await board.reloaded())(next, "eve")).toEqual({ accepted: false, reason: "foreignClient" });
  expect(await board.receive(next, "mallory")).toMatchObject({ accepted: true });
});

it("[BD6] an edit squatting on another's clock is refused, so the other's next edit lands", async () => {
  const squat = rawUpdate([{ client: 1000, clock: Y.getState(board.doc.store, 1000), structs: [gc(1000)] }]);
  expect(await board.receive(squat, "mallory")).toEqual({ accepted: false, reason: "foreignClient" });
  const next = change(copyOf(board.doc, 1000), (own) => own.changeNote(id("n1"), { text: "hello, still me" }, null));
  expect(await board.receive(next, "alice")).toMatchObject({ accepted: true });
  expect(content().notes[0]?.text).toBe("hello, still me");
});

it("[BD5] hours of offline edits, woven into each other, come back as one update and are let in", async () => {
  const copy = copyOf(board.doc, MALLORY);
  const own = openBoard(copy);
  own.addNote({ id: id("m1"), text: "first" }, null);
  for (let turn = 0; turn < 600; turn += 1) {
    own.changeNote(id(turn % 2 ? "m1" : "n1"), { at: { x: turn, y: 1 }, text: `words ${turn}` }, null);
  }
  const update = Y.encodeStateAsUpdate(copy, Y.encodeStateVector(board.doc));
  expect(await board.receive(update, "mallory")).toMatchObject({ accepted: true, newNotes: ["m1"] });
  expect(content()).toEqual(own.content());
});
