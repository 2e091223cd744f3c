import { PRESENCE } from "@longtable/shared/board/board.protocol";
import type { CursorPoint } from "./boardFrames.ts";

/** A part of a board, in board units. */
export interface SeenBox {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What hosts point with on a board, by the number of their cursor. */
export interface HostPoints {
  lasers: ReadonlyMap<number, CursorPoint>;
  /** What each host looks at, of those who lead. */
  views: ReadonlyMap<number, SeenBox>;
}

export const NO_POINTS: HostPoints = { lasers: new Map(), views: new Map() };

const { laserFlag, viewFlag, goneFlag, maxIndex, everyone, entryBytes } = PRESENCE;

/**
 * What hosts point with after a presence frame's entries. The two corners of a view come in one frame, the near one first;
 * the same object when nothing of it changed.
 */
export function readHostPoints(before: HostPoints, bytes: Uint8Array): HostPoints {
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let after = before;
  const change = () => {
    if (after === before) after = { lasers: new Map(before.lasers), views: new Map(before.views) };
    return after as { lasers: Map<number, CursorPoint>; views: Map<number, SeenBox> };
  };
  for (let offset = 0; offset + entryBytes <= bytes.byteLength; offset += entryBytes) {
    const head = data.getUint16(offset, true);
    const index = head & maxIndex;
    const kind = head & (laserFlag | viewFlag);
    const isGone = (head & goneFlag) !== 0;
    if (isGone && index === everyone && kind === 0 && after.lasers.size + after.views.size > 0) after = NO_POINTS;
    if (kind === 0) continue;
    const at = { x: readInt24(data, offset + 2), y: readInt24(data, offset + 5) };
    if (kind === laserFlag) {
      if (isGone) change().lasers.delete(index);
      else change().lasers.set(index, at);
    } else if (isGone) change().views.delete(index);
    else if (kind === viewFlag) change().views.set(index, { ...at, width: 1, height: 1 });
    else {
      const near = after.views.get(index) ?? at;
      const size = { width: Math.max(1, at.x - near.x), height: Math.max(1, at.y - near.y) };
      change().views.set(index, { x: near.x, y: near.y, ...size });
    }
  }
  return after;
}

/** Three bytes, little endian, the last with the sign. */
const readInt24 = (data: DataView, offset: number) => data.getUint16(offset, true) + data.getInt8(offset + 2) * 0x10000;
