import { MESSAGE } from "@longtable/shared/board/board.protocol";
import type { Access } from "@longtable/shared/participation/roles";
import type { Seat } from "../kernel/seat.ts";

interface Viewer {
  seat: Seat;
  send(frame: Uint8Array): void;
  index: number;
  position: { x: number; y: number } | null;
  hasMoved: boolean;
}

/** Positions are gathered and sent this often, in milliseconds. */
const TICK_MS = 50;
/** A frame's header: its type as a varUint. An entry: u16 index, u8 flags (1 = gone, 2 = your own), f32 x, f32 y. */
const ENTRY_BYTES = 11;

/**
 * Cursors of those who edit a board: the latest position of each, one frame a tick and board, built once and only
 * when something moved. Who it is comes from the session alone; the index says nothing about a person.
 */
export function createBoardPresence() {
  const boards = new Map<string, { viewers: Set<Viewer>; gone: number[]; nextIndex: number }>();
  let timer: NodeJS.Timeout | null = null;

  function tick(): void {
    let isMoving = false;
    for (const board of boards.values()) {
      const moved = [...board.viewers].filter((viewer) => viewer.hasMoved);
      if (moved.length === 0 && board.gone.length === 0) continue;
      isMoving = true;
      const frame = presenceFrame(moved, board.gone);
      board.gone = [];
      for (const viewer of moved) viewer.hasMoved = false;
      for (const viewer of board.viewers) viewer.send(frame);
    }
    if (isMoving) return;
    if (timer) clearInterval(timer);
    timer = null;
  }

  function wake(): void {
    timer ??= setInterval(tick, TICK_MS);
  }

  return {
    /** Adds someone who sees a board's cursors; only those with access `edit` have one of their own. */
    join(boardId: string, seat: Seat, access: Access, send: (frame: Uint8Array) => void) {
      if (access !== "edit") return null;
      const board = boards.get(boardId) ?? { viewers: new Set<Viewer>(), gone: [], nextIndex: 1 };
      boards.set(boardId, board);
      const viewer: Viewer = { seat, send, index: board.nextIndex, position: null, hasMoved: false };
      board.nextIndex = (board.nextIndex % 0xffff) + 1;
      board.viewers.add(viewer);
      send(ownFrame(viewer.index));
      return {
        /** Takes a client's frame: u8 flags, f32 x, f32 y, little endian; anything else is passed over. */
        move(bytes: Uint8Array): void {
          if (bytes.byteLength !== 9) return;
          const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
          const [x, y] = [data.getFloat32(1, true), data.getFloat32(5, true)];
          if (!Number.isFinite(x) || !Number.isFinite(y)) return;
          viewer.position = data.getUint8(0) & 1 ? null : { x, y };
          viewer.hasMoved = true;
          wake();
        },
        leave(): void {
          board.viewers.delete(viewer);
          if (viewer.position) board.gone.push(viewer.index);
          if (board.viewers.size === 0) boards.delete(boardId);
          else wake();
        },
      };
    },
    close(): void {
      if (timer) clearInterval(timer);
      timer = null;
      boards.clear();
    },
  };
}
export type BoardPresence = ReturnType<typeof createBoardPresence>;

/** Tells a viewer its own number: frames are the same for all, and nobody wants to see their own cursor twice. */
function ownFrame(index: number): Uint8Array {
  const bytes = new Uint8Array(1 + ENTRY_BYTES);
  const data = new DataView(bytes.buffer);
  bytes[0] = MESSAGE.presence;
  data.setUint16(1, index, true);
  data.setUint8(3, 2);
  return bytes;
}

function presenceFrame(moved: readonly Viewer[], gone: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(1 + (moved.length + gone.length) * ENTRY_BYTES);
  const data = new DataView(bytes.buffer);
  bytes[0] = MESSAGE.presence;
  let offset = 1;
  const write = (index: number, position: Viewer["position"]) => {
    data.setUint16(offset, index, true);
    data.setUint8(offset + 2, position ? 0 : 1);
    data.setFloat32(offset + 3, position?.x ?? 0, true);
    data.setFloat32(offset + 7, position?.y ?? 0, true);
    offset += ENTRY_BYTES;
  };
  for (const viewer of moved) write(viewer.index, viewer.position);
  for (const index of gone) write(index, null);
  return bytes;
}
