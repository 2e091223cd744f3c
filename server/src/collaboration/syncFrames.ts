import type * as Y from "yjs";
import { syncReplyFrame, syncRequestFrame } from "./boardFrames.ts";
import type { BoardRoom } from "./boardRoom.ts";

/** Replies kept for one state of a document; a room that joins at once asks from very few places. */
const MAX_REPLIES = 64;

interface Kept {
  seq: number;
  request: Buffer | null;
  replies: Map<string, Buffer>;
}

/**
 * The opening frames of a board: our state vector, and what a client lacks of the document. Each is written once for
 * all who come from the same place to the same state of the document: a room joins, and comes back, in one moment.
 */
export function createSyncFrames() {
  const rooms = new WeakMap<Y.Doc, Kept>();

  function keptOf(room: BoardRoom): Kept {
    const known = rooms.get(room.doc);
    if (known?.seq === room.seq()) return known;
    const fresh: Kept = { seq: room.seq(), request: null, replies: new Map() };
    rooms.set(room.doc, fresh);
    return fresh;
  }

  return {
    request(room: BoardRoom): Buffer {
      const kept = keptOf(room);
      kept.request ??= syncRequestFrame(room.doc);
      return kept.request;
    },

    /** @throws when the state vector cannot be read. */
    reply(room: BoardRoom, stateVector: Uint8Array): Buffer {
      const { replies } = keptOf(room);
      const key = Buffer.from(stateVector).toString("latin1");
      const known = replies.get(key);
      if (known) return known;
      const reply = syncReplyFrame(room.doc, stateVector);
      if (replies.size < MAX_REPLIES) replies.set(key, reply);
      return reply;
    },
  };
}
