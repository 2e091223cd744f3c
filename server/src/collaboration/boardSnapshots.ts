import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import * as Y from "yjs";
import type { Clock } from "../kernel/clock.ts";
import type { BoardRoom } from "./boardRoom.ts";

/** A board's whole document as one Yjs update, ready to be sent. */
export interface BoardSnapshot {
  etag: string;
  plain: Buffer;
  brotli: Promise<Buffer>;
}

interface Kept extends BoardSnapshot {
  seq: number;
  madeAt: number;
  /** Times it was asked for since it was made. */
  asked: number;
}

const compress = promisify(brotliCompress);
const FAST = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

/** Asked for so often since it was made, a snapshot is being joined by a room. */
const STORM = 8;
/** How old a snapshot may get in a storm, in milliseconds. */
const STORM_AGE_MS = 1_000;

/**
 * Snapshots for those who open a board, made once for each state of it. While a room comes in and others already write,
 * one that is up to a second old will do: the socket brings the difference, and a large board takes 10 ms to encode.
 */
export function createBoardSnapshots(clock: Clock) {
  // By document, so that what is erased or unloaded goes from here too.
  const known = new WeakMap<Y.Doc, Kept>();

  function isGoodEnough(kept: Kept, seq: number): boolean {
    return kept.seq === seq || (kept.asked >= STORM && clock.now() - kept.madeAt < STORM_AGE_MS);
  }

  return {
    of(room: BoardRoom): BoardSnapshot {
      const kept = known.get(room.doc);
      if (kept && isGoodEnough(kept, room.seq())) {
        kept.asked += 1;
        return kept;
      }
      const plain = Buffer.from(Y.encodeStateAsUpdate(room.doc));
      const etag = `"${createHash("sha256").update(plain).digest("base64url").slice(0, 22)}"`;
      // In a storm the next one is asked for as often: it need not prove itself again.
      const asked = kept && kept.asked >= STORM && clock.now() - kept.madeAt < 2 * STORM_AGE_MS ? STORM : 0;
      const made = { seq: room.seq(), madeAt: clock.now(), asked, etag, plain, brotli: compress(plain, FAST) };
      known.set(room.doc, made);
      return made;
    },
  };
}
