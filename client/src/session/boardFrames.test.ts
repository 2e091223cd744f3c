import { MESSAGE, PRESENCE } from "@longtable/shared/board/board.protocol";
import * as decoding from "lib0/decoding";
import { expect, it } from "vitest";
import { presenceFrame, readCursors } from "./boardFrames.ts";

const { goneFlag, ownFlag, everyone } = PRESENCE;

/** A frame of the server's: index with flags, x, y. */
function frame(...entries: [number, number, number][]): Uint8Array {
  const data = new DataView(new ArrayBuffer(entries.length * PRESENCE.entryBytes));
  entries.forEach(([head, x, y], at) => {
    data.setUint16(at * 8, head, true);
    for (const [offset, value] of [
      [2, x],
      [5, y],
    ] as const) {
      data.setUint16(at * 8 + offset, value & 0xffff, true);
      data.setInt8(at * 8 + offset + 2, value >> 16);
    }
  });
  return new Uint8Array(data.buffer);
}

it("takes cursors that came, moved and left from one frame", () => {
  const before = new Map([
    [1, { x: 0, y: 0 }],
    [2, { x: 5, y: 5 }],
  ]);
  const after = readCursors(before, frame([1, 10, 20], [2 | goneFlag, 0, 0], [3, -70_000, 8_388_607]), new Set());
  expect([...after]).toEqual([
    [1, { x: 10, y: 20 }],
    [3, { x: -70_000, y: 8_388_607 }],
  ]);
});

it("never takes one's own cursor for someone else's", () => {
  const own = new Set<number>();
  const after = readCursors(new Map(), frame([7 | ownFlag, 0, 0]), own);
  expect([...readCursors(after, frame([7, 1, 1], [8, 2, 2]), own).keys()]).toEqual([8]);
});

it("never takes what a host points with for a cursor", () => {
  const { laserFlag, viewFlag } = PRESENCE;
  const after = readCursors(new Map(), frame([7 | laserFlag, 1, 1], [7 | viewFlag, 2, 2], [8, 3, 3]), new Set());
  expect([...after.keys()]).toEqual([8]);
});

it("forgets all it knew when the server says so, and takes what follows in the same frame", () => {
  const before = new Map([[1, { x: 0, y: 0 }]]);
  const after = readCursors(before, frame([everyone | goneFlag, 0, 0], [2, -1, 5]), new Set());
  expect([...after]).toEqual([[2, { x: -1, y: 5 }]]);
});

it("says where a cursor is as the server reads it, and that it has left", () => {
  const here = decoding.createDecoder(presenceFrame({ x: 12.5, y: -3 }));
  expect(decoding.readVarUint(here)).toBe(MESSAGE.presence);
  const body = decoding.readTailAsUint8Array(here);
  const data = new DataView(body.buffer, body.byteOffset, body.byteLength);
  expect([body.byteLength, data.getUint8(0), data.getFloat32(1, true), data.getFloat32(5, true)]).toEqual([
    9, 0, 12.5, -3,
  ]);
  expect(presenceFrame(null).at(1)).toBe(1);
});
