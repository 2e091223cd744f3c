import { MESSAGE } from "@longtable/shared/board/board.protocol";
import * as decoding from "lib0/decoding";
import * as sync from "y-protocols/sync";
import * as Y from "yjs";
import type { BoardMember, Pacing } from "./boardFanOut.ts";

/** One message of a parcel: its type, and what it holds. */
export interface Heard {
  type: number;
  bytes: Uint8Array;
}

/** Takes a parcel apart into the messages of its WebSocket frames. */
export function readParcel(parcel: Buffer): Heard[] {
  const heard: Heard[] = [];
  let offset = 0;
  while (offset < parcel.length) {
    const short = parcel.readUInt8(offset + 1);
    const [length, header] =
      short < 126
        ? [short, 2]
        : short === 126
          ? [parcel.readUInt16BE(offset + 2), 4]
          : [Number(parcel.readBigUInt64BE(offset + 2)), 10];
    const message = parcel.subarray(offset + header, offset + header + length);
    heard.push({ type: message[0] ?? -1, bytes: message.subarray(1) });
    offset += header + length;
  }
  return heard;
}

/** A member that keeps what it is sent; `backlog` is what it has not read. */
export function createTestMember({ isLongtable = true, showsCursors = true } = {}) {
  const parcels: Heard[][] = [];
  const heard = { resets: 0, tooSlow: 0 };
  const state = { backlog: 0, showsCursors };
  const member: BoardMember = {
    isLongtable,
    showsCursors: () => state.showsCursors,
    waiting: () => state.backlog,
    write: (frames) => void parcels.push(readParcel(frames)),
    onTooSlow() {
      heard.tooSlow += 1;
    },
    onReset() {
      heard.resets += 1;
    },
  };
  const all = (type: number) => parcels.flat().filter((message) => message.type === type);
  return {
    member,
    heard,
    state,
    parcels,
    /** The Yjs updates it was sent. */
    updates: () =>
      all(MESSAGE.sync).flatMap(({ bytes }) => {
        const decoder = decoding.createDecoder(bytes);
        return decoding.readVarUint(decoder) === sync.messageYjsUpdate ? [decoding.readVarUint8Array(decoder)] : [];
      }),
    saved: () => all(MESSAGE.saved).map(({ bytes }) => Y.decodeStateVector(bytes.subarray(1))),
    presence: () => all(MESSAGE.presence).map(({ bytes }) => bytes),
  };
}
export type TestMember = ReturnType<typeof createTestMember>;

/** Time that passes when a test says so. */
export function createTestPacing() {
  let now = 0;
  let planned: { at: number; action: () => void }[] = [];
  const pacing: Pacing = {
    now: () => now,
    after: (milliseconds, action) => void planned.push({ at: now + milliseconds, action }),
  };
  return {
    pacing,
    planned: () => planned.length,
    pass(milliseconds: number): void {
      now += milliseconds;
      const due = planned.filter(({ at }) => at <= now);
      planned = planned.filter(({ at }) => at > now);
      for (const { action } of due) action();
    },
  };
}
