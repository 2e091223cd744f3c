import { syncReplyFrame, syncRequestFrame } from "./boardFrames.ts";
import type { BoardRoom } from "./boardRoom.ts";
import { createBriefCache } from "./briefCache.ts";

/** Replies kept for one state of a document; a room that joins at once asks from very few places. */
const MAX_REPLIES = 64;

interface Kept {
  seq: number;
  request: Buffer;
  /** By state vector; null for what was asked for once, which is not worth keeping. */
  replies: Map<string, Buffer | null>;
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
      () => ({ seq: room.seq(), request: syncRequestFrame(room.doc), replies: new Map() }),
      ({ seq }) => seq === room.seq(),
    );

  return {
    request: (room: BoardRoom): Buffer => framesOf(room).request,

    /** @throws when the state vector cannot be read. */
    reply(room: BoardRoom, stateVector: Uint8Array): Buffer {
      const { replies } = framesOf(room);
      const key = Buffer.from(stateVector).toString("latin1");
      const known = replies.get(key);
      if (known) return known;
      const reply = syncReplyFrame(room.doc, stateVector);
      if (known === null || replies.size < MAX_REPLIES) replies.set(key, known === null ? reply : null);
      return reply;
    },
  };
}
