import { openBoard } from "@longtable/shared/board/board.doc";
import { LIMITS } from "@longtable/shared/kernel/limits";
import { afterEach, beforeEach, expect, it } from "vitest";
import * as Y from "yjs";
import { bare, entry, letter, notes, textOf } from "./attacks/attack.testing.ts";
import { judgeUpdate } from "./gate.ts";
import { deleted, item, rawUpdate, type } from "./rawUpdate.testing.ts";
import { ALICE, capture, change, copyOf, createTestRoom, id, MALLORY, type TestRoom } from "./room.testing.ts";

let board: TestRoom;
beforeEach(async () => {
  board = await createTestRoom();
});
afterEach(() => board.close());

const encoded = () => Buffer.from(Y.encodeStateAsUpdate(board.doc)).toString("base64");

it("[BD5] 1,990 notes pasted at once are let in", async () => {
  const paste = change(copyOf(board.doc, MALLORY), (own) => {
    const place = { columnId: id<never>("col1") };
    for (let n = 0; n < 1_990; n += 1) own.addNote({ id: id(`p${n}`), text: `line ${n}`, place, order: `a${n}` }, null);
  });
  expect(await board.receive(paste, "mallory")).toMatchObject({ accepted: true });
  expect(openBoard(board.doc).noteCount()).toBe(1_991);
});

it("[BD5] one note rewritten for half an hour without a line is let in", async () => {
  const copy = copyOf(board.doc, MALLORY);
  const before = Y.encodeStateVector(copy);
  for (let turn = 0; turn < 2_000; turn += 1) {
    const text = textOf(copy);
    text.insert(turn % (text.length + 1), "ab");
    if (text.length > 20) text.delete((turn * 7) % (text.length - 2), 2);
  }
  expect(await board.receive(Y.encodeStateAsUpdate(copy, before), "mallory")).toMatchObject({ accepted: true });
  expect(textOf(board.doc).toString()).toBe(textOf(copy).toString());
});

it("[BD5] more than 5,000 new pieces in one text are refused, before it is looked where each would go", async () => {
  const before = encoded();
  const structs = Array.from({ length: 5_001 }, () =>
    item({ origin: letter(board.doc), rightOrigin: letter(board.doc, 1) }, deleted(1)),
  );
  expect(await board.receive(rawUpdate([{ client: MALLORY, structs }]), "mallory")).toEqual({
    accepted: false,
    reason: "textTooLong",
  });
  expect(encoded()).toBe(before);
});

it("[BD5] more than 20,000 ranges deleted at once are refused; what is deleted already does not count", async () => {
  const write = bare((doc) => {
    for (let n = 0; n < 90; n += 1) notes(doc).set(`m${n}`, entry({ text: new Y.Text("x".repeat(LIMITS.noteChars)) }));
  });
  expect(await board.receive(write(board.doc), "mallory")).toMatchObject({ accepted: true });
  const end = Y.getState(board.doc.store, MALLORY);
  const everyOther = (count: number) =>
    rawUpdate([], [{ client: MALLORY, ranges: Array.from({ length: count }, (_, n) => [n * 2, 1] as const) }]);
  const before = encoded();
  expect(await board.receive(everyOther(end >> 1), "alice")).toEqual({ accepted: false, reason: "tooLarge" });
  expect(encoded()).toBe(before);

  const clear = capture(copyOf(board.doc, ALICE), (doc) => {
    for (let n = 0; n < 90; n += 1) notes(doc).delete(`m${n}`);
  });
  expect(await board.receive(clear, "alice")).toMatchObject({ accepted: true });
  expect(await board.receive(everyOther(end >> 1), "alice")).toMatchObject({ accepted: true, changed: false });
});

it("[BD5] of a whole board sent again only what is new is decoded, and nothing else is kept", async () => {
  const copy = copyOf(board.doc, MALLORY);
  change(copy, (own) => own.addNote({ id: id("m1"), text: "naïve 🙂 words" }, null));
  const whole = Y.encodeStateAsUpdate(copy);
  const context = { ownsClient: (client: number) => client === MALLORY };
  const verdict = judgeUpdate(board.doc, whole, context);
  if (!verdict.accepted) throw new Error(verdict.reason);
  expect([...new Set(Y.decodeUpdate(verdict.judged).structs.map(({ id: { client } }) => client))]).toEqual([MALLORY]);

  expect(await board.receive(whole, "mallory")).toMatchObject({ accepted: true, newNotes: ["m1"] });
  expect(openBoard(board.doc).content()).toEqual(openBoard(copy).content());
  const again = judgeUpdate(board.doc, whole, context);
  expect(again).toMatchObject({ accepted: true, changes: false });
  expect(again.accepted && Y.decodeUpdate(again.judged).structs).toEqual([]);
});

it("[BD5] a seat writes under 1,000 client ids of one board at most, also after it was read again from disk", async () => {
  const under = (from: number, count: number) =>
    rawUpdate(
      Array.from({ length: count }, (_, n) => ({
        client: 10_000 + from + n,
        structs: [item({ parent: "notes", key: `m${from + n}` }, type("map"))],
      })),
    );
  for (let from = 0; from < 1_000; from += 50) {
    expect(await board.receive(under(from, 50), "mallory")).toMatchObject({ accepted: true });
  }
  const before = encoded();
  const refused = { accepted: false, reason: "foreignClient" };
  expect(await board.receive(under(1_000, 1), "mallory")).toEqual(refused);
  const receive = await board.reloaded();
  expect(await receive(under(1_000, 1), "mallory")).toEqual(refused);
  expect(encoded()).toBe(before);

  const known = rawUpdate([
    { client: 10_000, clock: 1, structs: [item({ parent: "notes", key: "more" }, type("map"))] },
  ]);
  expect(await receive(known, "mallory")).toMatchObject({ accepted: true });
  expect(await receive(under(1_000, 1), "alice")).toMatchObject({ accepted: true });
});
