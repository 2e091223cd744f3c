import { MESSAGE } from "@longtable/shared/board/board.protocol";
import * as decoding from "lib0/decoding";
import { expect, it } from "vitest";
import { presenceFrame, readCursors } from "./boardFrames.ts";

function frame(...entries: [number, number, number, number][]): decoding.Decoder {
  const data = new DataView(new ArrayBuffer(entries.length * 11));
  entries.forEach(([index, flags, x, y], at) => {
    data.setUint16(at * 11, index, true);
    data.setUint8(at * 11 + 2, flags);
    data.setFloat32(at * 11 + 3, x, true);
    data.setFloat32(at * 11 + 7, y, true);
  });
  return decoding.createDecoder(new Uint8Array(data.buffer));
}

it("takes cursors that came, moved and left from one frame", () => {
  const before = new Map([
    [1, { x: 0, y: 0 }],
    [2, { x: 5, y: 5 }],
  ]);
  const after = readCursors(before, frame([1, 0, 10, 20], [2, 1, 0, 0], [3, 0, -1.5, 2.5]), new Set());
  expect([...after]).toEqual([
    [1, { x: 10, y: 20 }],
    [3, { x: -1.5, y: 2.5 }],
  ]);
});

it("never takes one's own cursor for someone else's", () => {
  const own = new Set<number>();
  const after = readCursors(new Map(), frame([7, 2, 0, 0]), own);
  expect([...readCursors(after, frame([7, 0, 1, 1], [8, 0, 2, 2]), own).keys()]).toEqual([8]);
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
