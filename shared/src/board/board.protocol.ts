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
   * To the server: u8 flags (1 = gone), f32 x, f32 y, little endian, in board pixels; or one byte, 0, 1 or 2: send me no
   * cursors, all, or only what hosts point with. Hosts may also set flag 2, a laser pointer, or flag 4, the part of the
   * board they look at: then f32 width and height follow. From it: any number of entries as in `PRESENCE`.
   */
  presence: 101,
  /** varString: why a write was refused. Drop the local document and load it again. */
  refused: 102,
  /** What people do beside pointing, both ways: see `HINT`. Sent only to clients that ask for it. */
  hints: 103,
  /** varUint count and so many varStrings, ids of notes that were taken back for good: keep no word of them, in no history either. */
  erased: 104,
} as const;

/**
 * Hints. To the server, a u8 kind and its content: `wanted` u8 (1 = send me hints, 0 = no more), `selected` varUint count
 * and so many varStrings, ids of notes, or `writing` varString, the id of the note whose words are being changed or nothing.
 * From it, any number of entries: varUint index (that of the cursor), u8 kind, content: `gone` nothing (with index 0:
 * forget all that you knew), `selected` and `writing` as above, `label` u8 role (1 facilitator, 2 table host, 0 neither) and
 * varString name, empty unless names are for everybody.
 */
export const HINT = { gone: 0, wanted: 0, selected: 1, writing: 2, label: 3 } as const;

/**
 * An entry of a presence frame from the server: u16 index and flags, i24 x, i24 y, little endian, in whole board
 * pixels. A frame holds those who moved or left since the last one. A host's laser pointer and the two corners of what a
 * host looks at are entries of their own, under the index with flags.
 */
export const PRESENCE = {
  entryBytes: 8,
  maxIndex: 0x0fff,
  /** Not the cursor but the laser pointer; with `viewFlag`, the far corner of what the host looks at. */
  laserFlag: 0x1000,
  /** The near corner of what the host looks at. */
  viewFlag: 0x2000,
  /** The cursor has left the board; with index `everyone`: forget all that you knew. */
  goneFlag: 0x4000,
  /** The index is the receiver's own. */
  ownFlag: 0x8000,
  everyone: 0,
  /** Farthest place, either way. */
  maxPixel: 0x7fffff,
} as const;

/** Flags in a client's own presence frame. */
export const POINTING = { gone: 1, laser: 2, view: 4 } as const;

/** What a client asks to be sent of others' pointers, as one byte. */
export const SHOWN_POINTERS = { none: 0, all: 1, hosts: 2 } as const;
export type ShownPointers = keyof typeof SHOWN_POINTERS;

/** Subprotocols a client offers: the first marks a Longtable client, the second carries the token. */
export const SUBPROTOCOL = "longtable";
export const BEARER_PREFIX = "bearer.";
