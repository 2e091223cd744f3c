import { MESSAGE, PRESENCE } from "@longtable/shared/board/board.protocol";
import { frame } from "./boardFrames.ts";

/** Where a cursor is, in whole board pixels; null while it is outside the board. */
type Place = { x: number; y: number } | null;

/** One person's cursor on one board. */
export interface Cursor {
  /** Says nothing about the person; no other cursor on this board has it. */
  readonly index: number;
  /** Takes a client's bytes (see `MESSAGE.presence`); answers whether they were a place. */
  move(bytes: Uint8Array): boolean;
  leave(): void;
}

/**
 * The cursors on one board: the latest place of each. Whose a cursor is comes from the session alone: nobody can move
 * another's, and when a socket goes its cursor goes with it. It keeps no time; whoever sends the frames asks for them.
 */
export function createBoardPresence() {
  const places = new Map<number, Place>();
  const moved = new Set<number>();
  let gone: number[] = [];
  let lastIndex = 0;

  /** Goes round, so that a number comes back as late as it can. */
  function freeIndex(): number {
    if (places.size >= PRESENCE.maxIndex) throw new Error("more cursors on a board than there are numbers for them");
    do lastIndex = (lastIndex % PRESENCE.maxIndex) + 1;
    while (places.has(lastIndex));
    return lastIndex;
  }

  return {
    join(): Cursor {
      const index = freeIndex();
      places.set(index, null);
      return {
        index,
        move(bytes) {
          const place = readPlace(bytes);
          if (place === undefined) return false;
          places.set(index, place);
          moved.add(index);
          return true;
        },
        leave() {
          if (places.get(index) !== null || moved.has(index)) gone.push(index);
          places.delete(index);
          moved.delete(index);
        },
      };
    },

    hasNews: () => moved.size > 0 || gone.length > 0,

    /** What changed since the last call, as a ready frame. */
    takeChanges(): Buffer {
      const entries = gone.map((index) => ({ index, place: null as Place }));
      for (const index of moved) entries.push({ index, place: places.get(index) ?? null });
      gone = [];
      moved.clear();
      return presenceFrame(entries);
    },

    /** Every cursor that is on the board, for someone who comes or who missed changes; what they knew before is void. */
    whole(): Buffer {
      const here = [...places].filter(([, place]) => place !== null);
      return presenceFrame([FORGET_ALL, ...here.map(([index, place]) => ({ index, place }))]);
    },
  };
}
export type BoardPresence = ReturnType<typeof createBoardPresence>;

const FORGET_ALL = { index: PRESENCE.everyone, place: null };

/** Tells someone their own number: frames are the same for all, and nobody wants to see their own cursor twice. */
export const ownIndexFrame = (index: number) =>
  presenceFrame([{ index: index | PRESENCE.ownFlag, place: { x: 0, y: 0 } }]);

/** A client's place: u8 flags, f32 x, f32 y, little endian. Undefined for anything else. */
function readPlace(bytes: Uint8Array): Place | undefined {
  if (bytes.byteLength !== 9) return undefined;
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [x, y] = [data.getFloat32(1, true), data.getFloat32(5, true)];
  if (!Number.isFinite(x) || !Number.isFinite(y)) return undefined;
  return data.getUint8(0) & 1 ? null : { x: toPixel(x), y: toPixel(y) };
}

const toPixel = (value: number) => Math.round(Math.max(-PRESENCE.maxPixel, Math.min(PRESENCE.maxPixel, value)));

function presenceFrame(entries: readonly { index: number; place: Place }[]): Buffer {
  const bytes = Buffer.alloc(1 + entries.length * PRESENCE.entryBytes);
  bytes[0] = MESSAGE.presence;
  let offset = 1;
  for (const { index, place } of entries) {
    bytes.writeUInt16LE(place ? index : index | PRESENCE.goneFlag, offset);
    bytes.writeIntLE(place?.x ?? 0, offset + 2, 3);
    bytes.writeIntLE(place?.y ?? 0, offset + 5, 3);
    offset += PRESENCE.entryBytes;
  }
  return frame(bytes);
}
