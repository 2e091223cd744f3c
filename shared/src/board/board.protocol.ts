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
  /**
   * To the server: u8 flags (1 = gone), f32 x, f32 y, little endian, in board pixels; or one byte, 0 or 1: send me no
   * cursors, send me cursors. From it: any number of entries as in `PRESENCE`.
   */
  presence: 101,
  /** varString: why a write was refused. Drop the local document and load it again. */
  refused: 102,
  /** What people do beside pointing, both ways: see `HINT`. Sent only to clients that ask for it. */
  hints: 103,
} as const;

/**
 * An entry of a presence frame from the server: u16 index and flags, i24 x, i24 y, little endian, in whole board
 * pixels. A frame holds those who moved or left since the last one.
 */
export const PRESENCE = {
  entryBytes: 8,
  maxIndex: 0x3fff,
  /** The cursor has left the board; with index `everyone`: forget all that you knew. */
  goneFlag: 0x4000,
  /** The index is the receiver's own. */
  ownFlag: 0x8000,
  everyone: 0,
  /** Farthest place, either way. */
  maxPixel: 0x7fffff,
} as const;

/** Subprotocols a client offers: the first marks a Longtable client, the second carries the token. */
export const SUBPROTOCOL = "longtable";
export const BEARER_PREFIX = "bearer.";
