import { MESSAGE } from "@longtable/shared/board/board.protocol";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Seat } from "../kernel/seat.ts";
import { type BoardPresence, createBoardPresence } from "./presence.ts";

let presence: BoardPresence;
beforeEach(() => {
  vi.useFakeTimers();
  presence = createBoardPresence();
});
afterEach(() => {
  presence.close();
  vi.useRealTimers();
});

interface Entry {
  index: number;
  flags: number;
  x: number;
  y: number;
}
const GONE = 1;
const OWN = 2;

/** Joins; `own` is what it was told of itself, `frames` all that came after. */
function join(boardId = "b", access: "edit" | "read" = "edit") {
  const frames: Entry[][] = [];
  const seat = { id: "seat" } as Seat;
  const cursor = presence.join(boardId, seat, access, (frame) => frames.push(readFrame(frame)));
  const own = frames.shift()?.[0];
  return { frames, cursor, own };
}

function readFrame(frame: Uint8Array): Entry[] {
  expect(frame[0]).toBe(MESSAGE.presence);
  const data = new DataView(frame.buffer, frame.byteOffset + 1, frame.byteLength - 1);
  return Array.from({ length: data.byteLength / 11 }, (_, n) => ({
    index: data.getUint16(n * 11, true),
    flags: data.getUint8(n * 11 + 2),
    x: data.getFloat32(n * 11 + 3, true),
    y: data.getFloat32(n * 11 + 7, true),
  }));
}

function at(x: number, y: number, flags = 0): Uint8Array {
  const bytes = new Uint8Array(9);
  const data = new DataView(bytes.buffer);
  data.setUint8(0, flags);
  data.setFloat32(1, x, true);
  data.setFloat32(5, y, true);
  return bytes;
}
const tick = () => vi.advanceTimersByTime(50);

it("sends the latest place of each, once a tick, to everyone on that board and to nobody else", () => {
  const [ann, bob, elsewhere] = [join(), join(), join("other")];
  for (let x = 0; x < 100; x += 1) ann.cursor?.move(at(x, 1));
  bob.cursor?.move(at(7, 8));
  tick();
  const places = [
    { index: 1, flags: 0, x: 99, y: 1 },
    { index: 2, flags: 0, x: 7, y: 8 },
  ];
  expect(ann.frames).toEqual([places]);
  expect(bob.frames).toEqual([places]);
  expect(elsewhere.frames).toEqual([]);
});

it("sends nothing while nobody moves", () => {
  const { frames, cursor } = join();
  cursor?.move(at(1, 1));
  tick();
  for (let n = 0; n < 100; n += 1) tick();
  expect(frames).toHaveLength(1);
  expect(vi.getTimerCount()).toBe(0);
});

it("says who has left, and who has only left the board's area", () => {
  const [ann, bob] = [join(), join()];
  ann.cursor?.move(at(1, 1));
  tick();
  ann.cursor?.move(at(0, 0, 1));
  tick();
  ann.cursor?.move(at(2, 2));
  tick();
  ann.cursor?.leave();
  tick();
  expect(bob.frames.map(([entry]) => [entry?.index, entry?.flags])).toEqual([
    [1, 0],
    [1, GONE],
    [1, 0],
    [1, GONE],
  ]);
});

it.each([
  ["too short", new Uint8Array(3)],
  ["too long", new Uint8Array(40)],
  ["not a number", at(Number.NaN, 0)],
  ["endless", at(0, Number.POSITIVE_INFINITY)],
  ["empty", new Uint8Array(0)],
])("passes over a frame that is %s", (_name, bytes) => {
  const { frames, cursor } = join();
  cursor?.move(bytes);
  tick();
  expect(frames).toEqual([]);
});

it("[BD6] a frame cannot say whose cursor it is: the server alone numbers them", () => {
  const [ann, bob] = [join(), join()];
  expect([ann.own, bob.own].map((own) => [own?.index, own?.flags])).toEqual([
    [1, OWN],
    [2, OWN],
  ]);
  bob.cursor?.move(at(5, 5));
  tick();
  expect(ann.frames[0]?.map(({ index, flags }) => [index, flags])).toEqual([[2, 0]]);
});

it("[AC3] those who only read have no cursor", () => {
  expect(join("b", "read").cursor).toBeNull();
});

it("forgets everybody who left: 50,000 who came and went leave nothing", () => {
  const watcher = join();
  for (let n = 0; n < 50_000; n += 1) {
    const passer = join();
    passer.cursor?.move(at(1, 1));
    passer.cursor?.leave();
  }
  tick();
  tick();
  const sent = watcher.frames.flat();
  expect(sent.every(({ flags }) => flags === GONE)).toBe(true);
  watcher.cursor?.leave();
  tick();
  expect(vi.getTimerCount()).toBe(0);
});
