import { MESSAGE, POINTING, PRESENCE } from "@longtable/shared/board/board.protocol";
import { frame } from "./boardFrames.ts";

/** Where a cursor is, in whole board pixels; null while it is outside the board. */
type Place = { x: number; y: number } | null;

/** One person's cursor on one board. */
export interface Cursor {
  /** Says nothing about the person; no other cursor on this board has it. */
  readonly index: number;
  /** Takes a client's bytes (see `MESSAGE.presence`); answers whether they were a place. A laser and a view are a host's. */
  move(bytes: Uint8Array, isHost?: boolean): boolean;
  leave(): void;
}

/**
 * The cursors on one board: the latest place of each. Whose a cursor is comes from the session alone: nobody can move
 * another's, and when a socket goes its cursor goes with it. It keeps no time; whoever sends the frames asks for them. What
 * `showsCursor` keeps back is remembered and makes no news; hosts' lasers and views always go out.
 */
export function createBoardPresence(showsCursor: (index: number) => boolean = () => true) {
  const places = new Map<number, Place>();
  const moved = new Set<number>();
  let gone: number[] = [];
  let lastIndex = 0;
  let cursors = 0;

  /** Goes round, so that a number comes back as late as it can. */
  function freeIndex(): number {
    if (cursors >= PRESENCE.maxIndex) throw new Error("more cursors on a board than there are numbers for them");
    do lastIndex = (lastIndex % PRESENCE.maxIndex) + 1;
    while (places.has(lastIndex));
    return lastIndex;
  }

  return {
    join(): Cursor {
      const index = freeIndex();
      cursors += 1;
      places.set(index, null);
      return {
        index,
        move(bytes, isHost = false) {
          const points = readPoints(bytes, isHost);
          if (points === null) return false;
          for (const [flags, place] of points) {
            places.set(index | flags, place);
            if (flags !== 0 || showsCursor(index)) moved.add(index | flags);
          }
          return true;
        },
        leave() {
          cursors -= places.has(index) ? 1 : 0;
          for (const key of [index, ...HOST_FLAGS.map((flags) => index | flags)]) {
            if ((places.get(key) ?? null) !== null || moved.has(key)) gone.push(key);
            places.delete(key);
            moved.delete(key);
          }
        },
      };
    },

    hasNews: () => moved.size > 0 || gone.length > 0,

    /** What changed since the last call, as ready frames: all of it, and what hosts point with; null when they do not. */
    takeChanges(): { all: Buffer; hosts: Buffer | null } {
      const entries = gone.map((index) => ({ index, place: null as Place }));
      for (const index of moved) entries.push({ index, place: places.get(index) ?? null });
      gone = [];
      moved.clear();
      const hosts = entries.filter(isHosts);
      return { all: presenceFrame(entries), hosts: hosts.length > 0 ? presenceFrame(hosts) : null };
    },

    /** All that is on the board, for someone who comes or who missed changes; what they knew before is void. */
    whole(onlyHosts = false): Buffer {
      const here = [...places].filter(([, place]) => place !== null).map(([index, place]) => ({ index, place }));
      const seen = here.filter((entry) => isHosts(entry) || (!onlyHosts && showsCursor(entry.index)));
      return presenceFrame([FORGET_ALL, ...seen]);
    },
  };
}
export type BoardPresence = ReturnType<typeof createBoardPresence>;

const FORGET_ALL = { index: PRESENCE.everyone, place: null };

const { laserFlag, viewFlag } = PRESENCE;
/** A host's laser, and the near and far corner of what the host looks at. */
const HOST_FLAGS = [laserFlag, viewFlag, viewFlag | laserFlag] as const;
const isHosts = ({ index }: { index: number }) => (index & (laserFlag | viewFlag)) !== 0;

/** Tells someone their own number: frames are the same for all, and nobody wants to see their own cursor twice. */
export const ownIndexFrame = (index: number) =>
  presenceFrame([{ index: index | PRESENCE.ownFlag, place: { x: 0, y: 0 } }]);

/** What a client points at, by the flags of its entries; null for anything else, and for what only hosts may do. */
function readPoints(bytes: Uint8Array, isHost: boolean): [flags: number, place: Place][] | null {
  const flags = bytes[0] ?? 0;
  const isView = (flags & POINTING.view) !== 0;
  if (bytes.byteLength !== (isView ? 17 : 9)) return null;
  if (!isHost && (flags & (POINTING.laser | POINTING.view)) !== 0) return null;
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const numbers = (isView ? [1, 5, 9, 13] : [1, 5]).map((offset) => data.getFloat32(offset, true));
  if (!numbers.every(Number.isFinite)) return null;
  const [x = 0, y = 0, width = 0, height = 0] = numbers;
  const at = (px: number, py: number): Place => (flags & POINTING.gone ? null : { x: toPixel(px), y: toPixel(py) });
  if (!isView) return [[flags & POINTING.laser ? laserFlag : 0, at(x, y)]];
  return [
    [viewFlag, at(x, y)],
    [viewFlag | laserFlag, at(x + width, y + height)],
  ];
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
