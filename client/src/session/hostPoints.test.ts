import { PRESENCE } from "@longtable/shared/board/board.protocol";
import { expect, it } from "vitest";
import { NO_POINTS, readHostPoints } from "./hostPoints.ts";

const { laserFlag, viewFlag, goneFlag, everyone } = PRESENCE;
const far = laserFlag | viewFlag;

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

it("takes a laser and what a host looks at, and leaves cursors to others", () => {
  const points = readHostPoints(
    NO_POINTS,
    frame([7, 1, 1], [7 | laserFlag, 10, -20], [7 | viewFlag, -5, 0], [7 | far, 95, 50]),
  );
  expect([...points.lasers]).toEqual([[7, { x: 10, y: -20 }]]);
  expect([...points.views]).toEqual([[7, { x: -5, y: 0, width: 100, height: 50 }]]);
});

it("is the same object while hosts point at nothing new", () => {
  const points = readHostPoints(NO_POINTS, frame([7 | laserFlag, 1, 1]));
  expect(readHostPoints(points, frame([3, 5, 5], [4 | goneFlag, 0, 0]))).toBe(points);
});

it("forgets what is gone, and all when the server says so", () => {
  const points = readHostPoints(NO_POINTS, frame([7 | laserFlag, 1, 1], [8 | laserFlag, 2, 2]));
  expect([...readHostPoints(points, frame([7 | laserFlag | goneFlag, 0, 0])).lasers.keys()]).toEqual([8]);
  expect(readHostPoints(points, frame([everyone | goneFlag, 0, 0], [9 | laserFlag, 3, 3])).lasers.size).toBe(1);
});
