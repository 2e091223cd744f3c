import { syncReplyFrame, syncRequestFrame } from "./boardFrames.ts";
import type { BoardRoom } from "./boardRoom.ts";
import { createBriefCache } from "./briefCache.ts";

/** State vectors remembered for one state of a document, and their length; a room comes back from very few places. */
const MAX_REPLIES = 64;
const MAX_VECTOR_BYTES = 4 * 1024;
/** Bytes of replies kept for one state of a document. */
const MAX_KEPT_BYTES = 16 * 1024 * 1024;

interface Kept {
  seq: number;
  request: Buffer;
  /** By state vector; null for what was asked for once, which is not worth keeping. */
  replies: Map<string, Buffer | null>;
  keptBytes: number;
}

/**
 * The opening frames of a board: our state vector, and what a client lacks of the document. Each is written once for
 * all who come from the same place to the same state of the document: a room joins, and comes back, in one moment.
 */
export function createSyncFrames() {
  const kept = createBriefCache<Kept>();
  const framesOf = (room: BoardRoom) =>
    kept.of(
      room.doc,
      () => ({ seq: room.seq(), request: syncRequestFrame(room.doc), replies: new Map(), keptBytes: 0 }),
      ({ seq }) => seq === room.seq(),
    );

  return {
    request: (room: BoardRoom): Buffer => framesOf(room).request,

    /** @throws when the state vector cannot be read. */
    reply(room: BoardRoom, stateVector: Uint8Array): Buffer {
      if (stateVector.byteLength > MAX_VECTOR_BYTES) return syncReplyFrame(room.doc, stateVector);
      const frames = framesOf(room);
      const key = Buffer.from(stateVector).toString("latin1");
      const known = frames.replies.get(key);
      if (known) return known;
      const reply = syncReplyFrame(room.doc, stateVector);
      if (known === null && frames.keptBytes + reply.byteLength <= MAX_KEPT_BYTES) {
        frames.replies.set(key, reply);
        frames.keptBytes += reply.byteLength;
      } else if (known === undefined && frames.replies.size < MAX_REPLIES) frames.replies.set(key, null);
      return reply;
    },
  };
}
