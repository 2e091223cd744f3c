import * as encoding from "lib0/encoding";
import type { GateReason } from "./gate.ts";

type Refuse = (reason: GateReason) => never;

/** Most structs one update may hold. 2,000 notes pasted at once are about 20,000. */
const MAX_STRUCTS = 25_000;
/** Most bytes of a varint: eight hold every safe integer; a longer one is read as another number, or as none. */
const MAX_VARINT_BYTES = 8;
/** Values in values: a feeling holds words, and nothing holds more. */
const MAX_DEPTH = 4;
/** Most parts of one list or record. */
const MAX_PARTS = 16;

/** The low bits of a struct's first byte: what it holds. */
const CONTENT = { gc: 0, deleted: 1, string: 4, type: 7, any: 8 };
const SKIP = 10;
/** Old JSON, bytes, embeds, formats and subdocuments. */
const CONTENTS_OF_NO_BOARD: ReadonlySet<number> = new Set([2, 3, 5, 6, 9]);
/** Its high bits: what is said of its place. */
const HAS_ORIGIN = 0x80;
const HAS_RIGHT_ORIGIN = 0x40;
const HAS_KEY = 0x20;
/** Maps and texts, of all shared types. */
const TYPES: ReadonlySet<number> = new Set([1, 2]);
/** A value's first byte, counted down from 127, and how many bytes come after it where that is always the same. */
const VALUE = { integer: 2, string: 8, record: 9, list: 10, bytes: 11 };
const FIXED_VALUES: ReadonlyMap<number, number> = new Map([
  [0, 0],
  [1, 0],
  [3, 4],
  [4, 8],
  [5, 8],
  [6, 0],
  [7, 0],
]);

/**
 * Goes through the bytes of a Yjs update (v1) once before anything is made of them: every length must hold, every byte
 * must belong to something, and contents that no board has are refused here. Decoding them would cost far more than
 * sending them: a subdocument of five bytes becomes a whole Y.Doc.
 *
 * Answers the update without the blocks of clients that have nothing new in it: a whole board sent again is not decoded.
 *
 * @param stateOf - the clock a client has in the document.
 */
export function scanUpdate(update: Uint8Array, refuse: Refuse, stateOf: (client: number) => number): Uint8Array {
  const bytes = createCursor(update, refuse);
  const clients = new Set<number>();
  const news: Uint8Array[] = [];
  let structs = 0;
  for (let blocks = bytes.uint(); blocks > 0; blocks -= 1) {
    const start = bytes.at();
    const count = bytes.uint();
    const client = bytes.uint();
    let clock = bytes.uint();
    // Yjs applies only the last of several blocks of one client, so they would be more than what is judged.
    if (count === 0 || clients.has(client)) refuse("malformed");
    clients.add(client);
    for (let left = count; left > 0; left -= 1) {
      const length = scanStruct(bytes, refuse);
      if (length === 0) refuse("malformed");
      clock += length;
      structs += 1;
      if (structs > MAX_STRUCTS) refuse("tooLarge");
    }
    if (!Number.isSafeInteger(clock)) refuse("malformed");
    if (clock > stateOf(client)) news.push(update.subarray(start, bytes.at()));
  }
  const deletes = bytes.at();
  for (let left = bytes.uint(); left > 0; left -= 1) {
    bytes.uint();
    for (let numbers = 2 * bytes.uint(); numbers > 0; numbers -= 1) bytes.uint();
  }
  if (!bytes.isAtEnd()) refuse("malformed");
  return news.length === clients.size ? update : assemble(news, update.subarray(deletes));
}

function assemble(blocks: readonly Uint8Array[], deletes: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, blocks.length);
  for (const part of [...blocks, deletes]) encoding.writeUint8Array(encoder, part);
  return encoding.toUint8Array(encoder);
}

/** Answers how many ticks of its client's clock the struct takes. */
function scanStruct(bytes: Cursor, refuse: Refuse): number {
  const info = bytes.byte();
  const content = info & 0x1f;
  if (info === SKIP || content === CONTENT.gc) return bytes.uint();
  if (info & HAS_ORIGIN) bytes.id();
  if (info & HAS_RIGHT_ORIGIN) bytes.id();
  if (!(info & (HAS_ORIGIN | HAS_RIGHT_ORIGIN))) {
    if (bytes.uint() === 1) bytes.text();
    else bytes.id();
    if (info & HAS_KEY) bytes.text();
  }
  return scanContent(bytes, content, refuse);
}

function scanContent(bytes: Cursor, content: number, refuse: Refuse): number {
  if (CONTENTS_OF_NO_BOARD.has(content)) refuse("badContent");
  if (content === CONTENT.deleted) return bytes.uint();
  if (content === CONTENT.string) return bytes.characters();
  if (content === CONTENT.any) {
    const count = bytes.uint();
    for (let left = count; left > 0; left -= 1) scanValue(bytes, 1, refuse);
    return count;
  }
  if (content !== CONTENT.type) refuse("malformed");
  if (!TYPES.has(bytes.uint())) refuse("badContent");
  return 1;
}

/** One value as lib0 writes it. */
function scanValue(bytes: Cursor, depth: number, refuse: Refuse): void {
  if (depth > MAX_DEPTH) refuse("badValue");
  const kind = 127 - bytes.byte();
  const fixed = FIXED_VALUES.get(kind);
  if (fixed !== undefined) bytes.skip(fixed);
  else if (kind === VALUE.integer) bytes.uint();
  else if (kind === VALUE.string) bytes.text();
  else if (kind === VALUE.record) scanRecord(bytes, depth, refuse);
  else if (kind === VALUE.list) {
    for (let left = partsOf(bytes, refuse); left > 0; left -= 1) scanValue(bytes, depth + 1, refuse);
  } else refuse(kind === VALUE.bytes ? "badContent" : "malformed");
}

/** A name may come once: of two values under it nobody would see the first, and everybody would be sent it. */
function scanRecord(bytes: Cursor, depth: number, refuse: Refuse): void {
  const names = new Set<string>();
  const parts = partsOf(bytes, refuse);
  for (let read = 0; read < parts; read += 1) {
    if (parts === 1) bytes.text();
    else if (names.size === names.add(bytes.name()).size) refuse("badValue");
    scanValue(bytes, depth + 1, refuse);
  }
}

function partsOf(bytes: Cursor, refuse: Refuse): number {
  const count = bytes.uint();
  return count > MAX_PARTS ? refuse("badValue") : count;
}

function createCursor(bytes: Uint8Array, refuse: Refuse) {
  let at = 0;
  const byte = () => bytes[at++] ?? refuse("malformed");
  const uint = () => {
    let [value, scale] = [0, 1];
    for (let read = 0; read < MAX_VARINT_BYTES; read += 1) {
      const next = byte();
      value += (next & 0x7f) * scale;
      if (next < 0x80) return value;
      scale *= 128;
    }
    return refuse("malformed");
  };
  const skip = (length: number) => {
    at += length;
    if (at > bytes.length) refuse("malformed");
  };
  return {
    byte,
    uint,
    skip,
    id() {
      uint();
      uint();
    },
    text: () => skip(uint()),
    /** A text by its bytes: the same for the same text, and to nobody's eyes. */
    name(): string {
      const length = uint();
      const start = at;
      skip(length);
      return Buffer.from(bytes.buffer, bytes.byteOffset + start, length).toString("latin1");
    },
    /** Skips a text; answers its length as JavaScript counts it, in UTF-16 units. */
    characters(): number {
      const length = uint();
      const start = at;
      skip(length);
      let units = 0;
      for (let next = start; next < at; next += 1) {
        const byte = bytes[next] ?? 0;
        // The first byte of a character, and of one that takes two units.
        if ((byte & 0xc0) !== 0x80) units += byte >= 0xf0 ? 2 : 1;
      }
      return units;
    },
    at: () => at,
    isAtEnd: () => at === bytes.length,
  };
}
type Cursor = ReturnType<typeof createCursor>;
