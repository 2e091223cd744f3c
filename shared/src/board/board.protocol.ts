/**
 * Message types on `/boards/{boardId}`. 0 to 3 are y-websocket's; the rest go only to clients that offer the
 * `longtable` subprotocol. A frame is a varUint type, then the type's own content.
 */
export const MESSAGE = {
  sync: 0,
  awareness: 1,
  queryAwareness: 3,
  /** varUint8Array: the state vector that is on disk. */
  saved: 100,
  /** To the server: u8 flags (1 = gone), f32 x, f32 y, little endian. From it: any number of u16 index, u8 flags, f32 x, f32 y. */
  presence: 101,
  /** varString: why a write was refused. Drop the local document and load it again. */
  refused: 102,
} as const;

/** Subprotocols a client offers: the first marks a Longtable client, the second carries the token. */
export const SUBPROTOCOL = "longtable";
export const BEARER_PREFIX = "bearer.";
