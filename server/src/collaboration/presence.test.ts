import { MESSAGE, PRESENCE } from "@longtable/shared/board/board.protocol";
import { beforeEach, expect, it } from "vitest";
import { readParcel } from "./member.testing.ts";
import { type BoardPresence, createBoardPresence, ownIndexFrame } from "./presence.ts";

let presence: BoardPresence;
beforeEach(() => {
  presence = createBoardPresence();
});

interface Entry {
  index: number;
  flag: "here" | "gone" | "own";
  x: number;
  y: number;
}

function read(frames: Buffer): Entry[] {
  const [message] = readParcel(frames);
  expect(message?.type).toBe(MESSAGE.presence);
  const bytes = Buffer.from(message?.bytes ?? []);
  return Array.from({ length: bytes.length / PRESENCE.entryBytes }, (_, n) => {
    const head = bytes.readUInt16LE(n * 8);
    return {
      index: head & PRESENCE.maxIndex,
      flag: head & PRESENCE.goneFlag ? "gone" : head & PRESENCE.ownFlag ? "own" : "here",
      x: bytes.readIntLE(n * 8 + 2, 3),
      y: bytes.readIntLE(n * 8 + 5, 3),
    };
  });
}

function at(x: number, y: number, flags = 0): Uint8Array {
  const bytes = new Uint8Array(9);
  const data = new DataView(bytes.buffer);
  data.setUint8(0, flags);
  data.setFloat32(1, x, true);
  data.setFloat32(5, y, true);
  return bytes;
}
const changes = () => read(presence.takeChanges().all);

it("holds the latest place of each, and only what changed since it was last asked", () => {
  const [ann, bob] = [presence.join(), presence.join()];
  for (let x = 0; x < 100; x += 1) ann.move(at(x, 1));
  bob.move(at(-7, 8.4));
  expect(changes()).toEqual([
    { index: 1, flag: "here", x: 99, y: 1 },
    { index: 2, flag: "here", x: -7, y: 8 },
  ]);
  expect(presence.hasNews()).toBe(false);
  ann.move(at(1e9, -1e9));
  expect(changes()).toEqual([{ index: 1, flag: "here", x: PRESENCE.maxPixel, y: -PRESENCE.maxPixel }]);
});

it("says who has left, and who has only left the board's area; each once", () => {
  const ann = presence.join();
  ann.move(at(1, 1));
  changes();
  ann.move(at(0, 0, 1));
  expect(changes()).toEqual([{ index: 1, flag: "gone", x: 0, y: 0 }]);
  ann.leave();
  expect(presence.hasNews()).toBe(false);
  const bob = presence.join();
  bob.move(at(2, 2));
  changes();
  bob.leave();
  expect(changes()).toEqual([{ index: 2, flag: "gone", x: 0, y: 0 }]);
});

it.each([
  ["too short", new Uint8Array(3)],
  ["too long", new Uint8Array(40)],
  ["not a number", at(Number.NaN, 0)],
  ["endless", at(0, Number.POSITIVE_INFINITY)],
  ["empty", new Uint8Array(0)],
])("passes over a place that is %s", (_name, bytes) => {
  expect(presence.join().move(bytes)).toBe(false);
  expect(presence.hasNews()).toBe(false);
});

it("[LN6] a place cannot say whose it is: each cursor has a number from the server, and no two the same", () => {
  const cursors = Array.from({ length: 300 }, () => presence.join());
  expect(new Set(cursors.map(({ index }) => index)).size).toBe(300);
  expect(read(ownIndexFrame(17))).toMatchObject([{ index: 17, flag: "own" }]);
});

it("someone who comes hears of every cursor that is on the board, after being told to forget what they knew", () => {
  const [ann, bob, away] = [presence.join(), presence.join(), presence.join()];
  ann.move(at(1, 2));
  bob.move(at(3, 4));
  away.move(at(5, 6));
  away.move(at(0, 0, 1));
  expect(read(presence.whole())).toEqual([
    { index: PRESENCE.everyone, flag: "gone", x: 0, y: 0 },
    { index: 1, flag: "here", x: 1, y: 2 },
    { index: 2, flag: "here", x: 3, y: 4 },
  ]);
});

it("[LN2] no ghosts: 50,000 who came and went leave nothing, and numbers are used again", () => {
  const staying = presence.join();
  for (let n = 0; n < 50_000; n += 1) {
    const passer = presence.join();
    expect(passer.index).not.toBe(staying.index);
    passer.move(at(1, 1));
    passer.leave();
    presence.takeChanges();
  }
  expect(read(presence.whole())).toHaveLength(1);
});

/** A host's frame: flags, then numbers. */
function points(flags: number, ...numbers: number[]): Uint8Array {
  const data = new DataView(new ArrayBuffer(1 + 4 * numbers.length));
  data.setUint8(0, flags);
  numbers.forEach((number, place) => {
    data.setFloat32(1 + 4 * place, number, true);
  });
  return new Uint8Array(data.buffer);
}
const heads = (frames: Buffer | null) => {
  const bytes = Buffer.from(frames ? (readParcel(frames)[0]?.bytes ?? []) : []);
  return Array.from({ length: bytes.length / PRESENCE.entryBytes }, (_, n) => bytes.readUInt16LE(n * 8));
};

it("[RC13] a host's laser and view go to whoever asks for what hosts point with, cursors do not", () => {
  const { laserFlag, viewFlag, goneFlag } = PRESENCE;
  const [host, guest] = [presence.join(), presence.join()];
  guest.move(at(1, 1));
  host.move(points(2, 5, 6), true);
  host.move(points(4, 0, 0, 100, 50), true);
  const { all, hosts } = presence.takeChanges();
  expect(heads(all)).toEqual([2, 1 | laserFlag, 1 | viewFlag, 1 | viewFlag | laserFlag]);
  expect(heads(hosts)).toEqual([1 | laserFlag, 1 | viewFlag, 1 | viewFlag | laserFlag]);
  guest.move(at(2, 2));
  expect(presence.takeChanges().hosts).toBeNull();
  expect(heads(presence.whole(true))).toEqual([goneFlag, ...heads(hosts)]);
  host.leave();
  expect(heads(presence.takeChanges().hosts)).toEqual(heads(hosts).map((head) => head | goneFlag));
});

it("[RC13] nobody else has a laser or a view", () => {
  const guest = presence.join();
  expect([guest.move(points(2, 5, 6)), guest.move(points(4, 0, 0, 100, 50)), presence.hasNews()]).toEqual([
    false,
    false,
    false,
  ]);
});
