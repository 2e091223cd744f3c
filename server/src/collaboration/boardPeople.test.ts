import { HINT, MESSAGE } from "@longtable/shared/board/board.protocol";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { beforeEach, expect, it } from "vitest";
import { type BoardPeople, createBoardPeople, type Person, type PresencePolicy } from "./boardPeople.ts";
import { readParcel } from "./member.testing.ts";

let people: BoardPeople;
beforeEach(() => {
  people = createBoardPeople((id) => ["n1", "n2"].includes(id));
});

const ANN: Person = { seatId: "ann", role: "participant", tableId: "t1" };
const HOST: Person = { seatId: "host", role: "facilitator", tableId: null };
const policy = (change: Partial<PresencePolicy>): PresencePolicy => ({
  cursors: "all",
  hints: "all",
  boardTable: null,
  names: null,
  ...change,
});

/** A client's hint. */
function hint(kind: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeUint8(encoder, kind);
  write(encoder);
  return encoding.toUint8Array(encoder);
}
const writing = (id: string) => hint(HINT.writing, (to) => encoding.writeVarString(to, id));
const selected = (...ids: string[]) =>
  hint(HINT.selected, (to) => {
    encoding.writeVarUint(to, ids.length);
    for (const id of ids) encoding.writeVarString(to, id);
  });

type Entry = [index: number, what: string, content?: unknown];
function read(frames: Buffer | null): Entry[] {
  if (frames === null) return [];
  const [message] = readParcel(frames);
  expect(message?.type).toBe(MESSAGE.hints);
  const decoder = decoding.createDecoder(message?.bytes ?? new Uint8Array());
  const entries: Entry[] = [];
  while (decoding.hasContent(decoder)) {
    const [index, kind] = [decoding.readVarUint(decoder), decoding.readUint8(decoder)];
    if (kind === HINT.gone) entries.push([index, "gone"]);
    else if (kind === HINT.label)
      entries.push([index, "label", [decoding.readUint8(decoder), decoding.readVarString(decoder)]]);
    else if (kind === HINT.writing) entries.push([index, "writing", decoding.readVarString(decoder)]);
    else {
      const count = decoding.readVarUint(decoder);
      entries.push([index, "selected", Array.from({ length: count }, () => decoding.readVarString(decoder))]);
    }
  }
  return entries;
}
const news = () => read(people.takeChanges());

it("[PS2] says which notes somebody has selected and which one they write in, once, with a word for the role", () => {
  const ann = people.join(1, ANN);
  const host = people.join(2, HOST);
  expect(ann.take(selected("n1", "n2", "n1"))).toBe(true);
  expect(host.take(writing("n2"))).toBe(true);
  expect(news()).toEqual([
    [1, "label", [0, ""]],
    [1, "selected", ["n1", "n2"]],
    [1, "writing", ""],
    [2, "label", [1, ""]],
    [2, "selected", []],
    [2, "writing", "n2"],
  ]);
  expect([people.hasNews(), news()]).toEqual([false, []]);
});

it("[PS2] carries ids of notes of this board and nothing else", () => {
  const ann = people.join(1, ANN);
  ann.take(writing("n3"));
  ann.take(selected("n1", "a secret", "n9"));
  expect(news()).toEqual([
    [1, "label", [0, ""]],
    [1, "selected", ["n1"]],
    [1, "writing", ""],
  ]);
});

it.each([
  ["empty", new Uint8Array()],
  ["of no kind", Uint8Array.of(9, 0)],
  ["cut", selected("n1").subarray(0, 3)],
  ["too long", Uint8Array.of(...writing("n1"), 1)],
  ["of too many", selected(...Array.from({ length: 21 }, (_, at) => `n${at}`))],
])("[CM3] passes over a hint that is %s", (_name, bytes) => {
  expect(people.join(1, ANN).take(bytes)).toBe(false);
  expect(people.hasNews()).toBe(false);
});

it("[PS1] what may not be shown is not sent, and is told when it may be", () => {
  const [ann, host] = [people.join(1, ANN), people.join(2, HOST)];
  people.setPolicy(policy({ cursors: "few", hints: "few", boardTable: "t2" }));
  ann.take(writing("n1"));
  expect(people.hasNews()).toBe(false);
  host.take(writing("n2"));
  expect(news().map(([index]) => index)).toEqual([2, 2, 2]);
  expect([people.showsCursor(1), people.showsCursor(2)]).toEqual([false, true]);
  expect(people.setPolicy(policy({ cursors: "few", hints: "few", boardTable: "t1" }))).toBe(true);
  expect(people.showsCursor(1)).toBe(true);
  expect(read(people.whole())).toContainEqual([1, "writing", "n1"]);
  people.setPolicy(policy({ cursors: "hosts", hints: "none" }));
  expect(read(people.whole())).toEqual([
    [0, "gone"],
    [2, "label", [1, ""]],
    [2, "selected", []],
    [2, "writing", ""],
  ]);
});

it("[PS3] names travel only while names are for everybody", () => {
  const ann = people.join(1, ANN);
  ann.seen();
  expect(news()[0]).toEqual([1, "label", [0, ""]]);
  const named = policy({ names: new Map([["ann", "Ann"]]) });
  expect(people.setPolicy(named)).toBe(true);
  expect(read(people.whole())).toContainEqual([1, "label", [0, "Ann"]]);
  expect(people.setPolicy(policy({ names: new Map([["ann", "Ann"]]) }))).toBe(false);
  people.setPolicy(policy({}));
  expect(read(people.whole())).toContainEqual([1, "label", [0, ""]]);
});

it("[LN2] no ghosts: who leaves is gone for all who knew them, and of who never did anything nothing is said", () => {
  const [ann, host] = [people.join(1, ANN), people.join(2, HOST)];
  ann.take(writing("n1"));
  news();
  ann.leave();
  host.leave();
  expect(news()).toEqual([[1, "gone"]]);
  expect(read(people.whole())).toEqual([[0, "gone"]]);
});
