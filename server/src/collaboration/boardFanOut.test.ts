import { beforeEach, expect, it } from "vitest";
import * as Y from "yjs";
import { type BoardFanOut, createBoardFanOut, paceMs } from "./boardFanOut.ts";
import { createTestMember, createTestPacing, type TestMember } from "./member.testing.ts";

let doc: Y.Doc;
let time: ReturnType<typeof createTestPacing>;
let fanOut: BoardFanOut;
let dropped: number;
let sent: [string, boolean, number][];
beforeEach(() => {
  doc = new Y.Doc();
  time = createTestPacing();
  dropped = 0;
  sent = [];
  fanOut = createBoardFanOut({
    doc,
    pacing: time.pacing,
    onSent: (kind, bytes, frames) => frames > 0 && sent.push([kind, bytes > 0, frames]),
    onDropped() {
      dropped += 1;
    },
  });
  doc.on("update", (update: Uint8Array) => fanOut.offer([update]));
});

const write = (key: string) => doc.getMap("notes").set(key, key);
const join = (options = {}) => {
  const one = createTestMember(options);
  fanOut.add(one.member);
  return one;
};
function contentOf(one: TestMember): Record<string, unknown> {
  const copy = new Y.Doc();
  for (const update of one.updates()) Y.applyUpdate(copy, update);
  return copy.getMap("notes").toJSON();
}
function at(x: number, y: number): Uint8Array {
  const bytes = new Uint8Array(9);
  const data = new DataView(bytes.buffer);
  data.setFloat32(1, x, true);
  data.setFloat32(5, y, true);
  return bytes;
}

it("[KE1] the first edit after a quiet moment reaches everyone at once", () => {
  const one = join();
  write("a");
  expect(contentOf(one)).toEqual({ a: "a" });
  time.pass(48);
  write("b");
  expect(contentOf(one)).toEqual({ a: "a", b: "b" });
  expect(time.planned()).toBe(0);
});

it("[LN5] edits within a tick reach everyone together at its end, in one write, and none is left over", () => {
  const members = [join(), join({ isLongtable: false })];
  for (const key of ["a", "b", "c", "d"]) write(key);
  for (const one of members) expect(one.parcels).toHaveLength(1);
  time.pass(48);
  for (const one of members) {
    expect(one.parcels).toHaveLength(2);
    expect(one.updates()).toHaveLength(2);
    expect(contentOf(one)).toEqual({ a: "a", b: "b", c: "c", d: "d" });
  }
  time.pass(1000);
  for (const one of members) expect(one.parcels).toHaveLength(2);
});

it("[LN5] hundreds of edits in one tick arrive complete", () => {
  const one = join();
  write("first");
  for (let n = 0; n < 300; n += 1) write(`n${n}`);
  time.pass(48);
  expect(Object.keys(contentOf(one))).toHaveLength(301);
});

it("[KE1] `saved` goes to the one who wrote, with the state that is on disk, and to no stock client", () => {
  const [writer, other, stock] = [join(), join(), join({ isLongtable: false })];
  fanOut.owe(writer.member);
  fanOut.owe(stock.member);
  write("a");
  expect(writer.saved().map((vector) => vector.get(doc.clientID))).toEqual([1]);
  expect([other.saved(), stock.saved()]).toEqual([[], []]);
  time.pass(48);
  write("b");
  expect(writer.saved()).toHaveLength(1);
});

it("[LN5] edits, `saved` and cursors of one tick are one write, edits first", () => {
  const writer = join();
  write("before");
  const cursor = fanOut.presence.join();
  cursor.move(at(3, 4));
  fanOut.owe(writer.member);
  write("after");
  time.pass(48);
  expect(writer.parcels[1]?.map(({ type }) => type)).toEqual([0, 100, 101]);
  expect(sent).toEqual([
    ["update", true, 1],
    ["update", true, 1],
    ["saved", true, 1],
    ["presence", true, 1],
  ]);
});

it("cursors are sent only to those who show them", () => {
  const [shows, hides] = [join(), join({ showsCursors: false })];
  fanOut.presence.join().move(at(1, 1));
  fanOut.wake();
  expect([shows.presence().length, hides.presence().length]).toEqual([1, 0]);
  expect(hides.parcels).toEqual([]);
});

it("[LN3] a reader that is behind loses cursors first, then hears of all of them again", () => {
  const slow = join();
  const [one, two] = [fanOut.presence.join(), fanOut.presence.join()];
  slow.state.backlog = 100 * 1024;
  one.move(at(1, 1));
  fanOut.wake();
  time.pass(48);
  write("a");
  expect([slow.presence(), dropped]).toEqual([[], 1]);
  expect(contentOf(slow)).toEqual({ a: "a" });
  slow.state.backlog = 0;
  time.pass(48);
  two.move(at(2, 2));
  fanOut.wake();
  // "Forget all", then both.
  expect(slow.presence().map((bytes) => bytes.length / 8)).toEqual([3]);
});

it("[LN3] a reader with a megabyte unread is sent away, and the others hear everything", () => {
  const [stalled, others] = [join(), join()];
  stalled.state.backlog = 1024 * 1024 + 1;
  write("a");
  expect([stalled.heard.tooSlow, stalled.parcels.length]).toEqual([1, 0]);
  expect(contentOf(others)).toEqual({ a: "a" });
});

it("who has left is sent nothing more", () => {
  const one = join();
  fanOut.remove(one.member);
  write("a");
  expect(one.parcels).toEqual([]);
  expect(fanOut.size()).toBe(0);
});

it("[LN5] rooms keep one beat, whenever each was last sent to, and none is sent to twice in it", () => {
  const other = createBoardFanOut({ doc, pacing: time.pacing, onSent: () => undefined, onDropped: () => undefined });
  const [one, two] = [join(), createTestMember()];
  other.add(two.member);
  time.pass(10);
  write("a");
  time.pass(30);
  other.offer([Y.encodeStateAsUpdate(doc)]);
  write("b");
  other.offer([Y.encodeStateAsUpdate(doc)]);
  expect([one.parcels.length, two.parcels.length]).toEqual([1, 1]);
  time.pass(8);
  expect([one.parcels.length, two.parcels.length]).toEqual([2, 2]);
});

it("a larger room is sent to less often, within what a hand notices", () => {
  expect([1, 250, 1000, 2000].map(paceMs)).toEqual([48, 48, 96, 96]);
});
