import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import * as Y from "yjs";
import type { Clock } from "../kernel/clock.ts";
import type { BoardRoom } from "./boardRoom.ts";
import { createBriefCache } from "./briefCache.ts";

/** How a snapshot is encoded: as Yjs updates usually are, or in Yjs' second format, which is smaller. */
export type SnapshotFormat = "v1" | "v2";

/** A board's whole document as one Yjs update, ready to be sent. */
export interface BoardSnapshot {
  etag: string;
  plain: Buffer;
  brotli: Promise<Buffer>;
}

interface Kept extends BoardSnapshot {
  seq: number;
  madeAt: number;
}

const compress = promisify(brotliCompress);
const FAST = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

/** So many requests for a board within a second are a room that comes in. */
const STORM = 8;
const SECOND_MS = 1_000;

/**
 * Snapshots for those who open a board, made once for each state of it. While a room comes in and others already write,
 * one that is up to a second old will do: the socket brings the difference, and a large board takes 10 ms to encode.
 */
export function createBoardSnapshots(clock: Clock) {
  const kept = { v1: createBriefCache<Kept>(), v2: createBriefCache<Kept>() };
  const asked = createBriefCache<number[]>();

  function isStorm(doc: Y.Doc): boolean {
    const times = asked.of(doc, () => []);
    times.push(clock.now());
    if (times.length > STORM) times.shift();
    return times.length === STORM && clock.now() - (times[0] ?? 0) < SECOND_MS;
  }

  function make({ doc, seq }: BoardRoom, format: SnapshotFormat): Kept {
    const plain = Buffer.from(format === "v1" ? Y.encodeStateAsUpdate(doc) : Y.encodeStateAsUpdateV2(doc));
    const etag = `"${createHash("sha256").update(plain).digest("base64url").slice(0, 22)}"`;
    return { seq: seq(), madeAt: clock.now(), etag, plain, brotli: compress(plain, FAST) };
  }

  return {
    of(room: BoardRoom, format: SnapshotFormat): BoardSnapshot {
      const isJoined = isStorm(room.doc);
      const isGoodEnough = ({ seq, madeAt }: Kept) =>
        seq === room.seq() || (isJoined && clock.now() - madeAt < SECOND_MS);
      return kept[format].of(room.doc, () => make(room, format), isGoodEnough);
    },
  };
}
