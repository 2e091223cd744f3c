import { MESSAGE, SUBPROTOCOL } from "@longtable/shared/board/board.protocol";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import * as sync from "y-protocols/sync";
import { readPresence } from "./presenceFrame.ts";

/** What a seat may want to hear; all bytes are only valid during the call. */
export interface Hear {
  /** An update someone made. */
  onUpdate?(update: Buffer): void;
  /** The answer to what this seat asked for when it came: the whole document, or what it lacked. */
  onWhole?(update: Buffer): void;
  /** The server's question what this seat has that it does not. */
  onAsked?(stateVector: Buffer): void;
  /** This seat's edits are acknowledged: all below the state vector, or without one the next in turn. */
  onSaved?(stateVector: Buffer | null): void;
  /** Where somebody's cursor is: who, and the number of its move. */
  onCursor?(who: number, move: number): void;
  onRefused?(reason: string): void;
}

/** How one server is spoken to in one room. Frames are WebSocket payloads. */
export interface Dialect {
  /** What a seat says first; the state vector is what it holds already. */
  greet(stateVector: Uint8Array): Uint8Array[];
  /** The answer to `onAsked`. */
  answer(update: Uint8Array): Uint8Array;
  edit(update: Uint8Array): Uint8Array;
  cursor(who: number, move: number): Uint8Array;
  read(payload: Buffer, hear: Hear): void;
}

const framed = (write: (encoder: encoding.Encoder) => void): Uint8Array => {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
};

const syncFrame = (step: number, bytes: Uint8Array, room?: string) =>
  framed((encoder) => {
    if (room !== undefined) encoding.writeVarString(encoder, room);
    encoding.writeVarUint(encoder, MESSAGE.sync);
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, bytes);
  });

/** Like lib0's, but a Buffer over the same memory. */
function readBytes(decoder: decoding.Decoder): Buffer {
  const bytes = decoding.readVarUint8Array(decoder);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Steps over a string; not in one line, for `+=` would read the position before the length moves it. */
function skipString(decoder: decoding.Decoder): void {
  const length = decoding.readVarUint(decoder);
  decoder.pos += length;
}

function readSync(decoder: decoding.Decoder, hear: Hear): void {
  const step = decoding.readVarUint(decoder);
  if (step === sync.messageYjsUpdate) hear.onUpdate?.(readBytes(decoder));
  else if (step === sync.messageYjsSyncStep2) hear.onWhole?.(readBytes(decoder));
  else if (step === sync.messageYjsSyncStep1) hear.onAsked?.(readBytes(decoder));
}

/** Client ids of cursors: five bytes each, as ids drawn by chance have nearly always. */
const CURSOR_IDS = 0x7000_0000;

/** One awareness state with a name and a colour, as the peers' own clients send it: about 100 bytes. */
function awarenessOf(who: number, move: number): Uint8Array {
  const state = {
    user: { name: `Person ${who}`, color: "#30bced" },
    cursor: { x: 1000 + (move % 4000), y: 1000 + (who % 4000) },
  };
  return framed((encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, CURSOR_IDS + who);
    encoding.writeVarUint(encoder, move);
    encoding.writeVarString(encoder, JSON.stringify(state));
  });
}

/** An awareness update is read without its JSON: the clock is the number of the move. */
function readAwareness(decoder: decoding.Decoder, hear: Hear): void {
  if (!hear.onCursor) return;
  const inner = decoding.createDecoder(decoding.readVarUint8Array(decoder));
  const count = decoding.readVarUint(inner);
  for (let index = 0; index < count; index += 1) {
    const [id, move] = [decoding.readVarUint(inner), decoding.readVarUint(inner)];
    skipString(inner);
    if (id >= CURSOR_IDS) hear.onCursor(id - CURSOR_IDS, move);
  }
}

/** Longtable: y-websocket's frames, and three of its own. A cursor stands at x = number of the move, y = who. */
export function longtableDialect(): Dialect {
  return {
    greet: (stateVector) => [syncFrame(sync.messageYjsSyncStep1, stateVector)],
    answer: (update) => syncFrame(sync.messageYjsSyncStep2, update),
    edit: (update) => syncFrame(sync.messageYjsUpdate, update),
    cursor(who, move) {
      const bytes = new Uint8Array(10);
      const data = new DataView(bytes.buffer);
      bytes[0] = MESSAGE.presence;
      data.setFloat32(2, move, true);
      data.setFloat32(6, who, true);
      return bytes;
    },
    read(payload, hear) {
      const type = payload[0];
      if (type === MESSAGE.presence) {
        if (hear.onCursor) readPresence(payload, hear.onCursor);
        return;
      }
      const decoder = decoding.createDecoder(payload);
      decoding.readVarUint(decoder);
      if (type === MESSAGE.sync) readSync(decoder, hear);
      else if (type === MESSAGE.saved) hear.onSaved?.(readBytes(decoder));
      else if (type === MESSAGE.refused) hear.onRefused?.(decoding.readVarString(decoder));
    },
  };
}

/** @y/websocket-server: an edit's echo is all the acknowledgement there is, so `onSaved` is never called. */
export function yWebsocketDialect(): Dialect {
  return {
    greet: (stateVector) => [syncFrame(sync.messageYjsSyncStep1, stateVector)],
    answer: (update) => syncFrame(sync.messageYjsSyncStep2, update),
    edit: (update) => syncFrame(sync.messageYjsUpdate, update),
    cursor: (who, move) =>
      framed((encoder) => {
        encoding.writeVarUint(encoder, MESSAGE.awareness);
        encoding.writeVarUint8Array(encoder, awarenessOf(who, move));
      }),
    read(payload, hear) {
      const decoder = decoding.createDecoder(payload);
      const type = decoding.readVarUint(decoder);
      if (type === MESSAGE.sync) readSync(decoder, hear);
      else if (type === MESSAGE.awareness) readAwareness(decoder, hear);
    },
  };
}

/** Message types of Hocuspocus that are not y-websocket's. */
const HOCUSPOCUS = { auth: 2, syncReply: 4, syncStatus: 8 } as const;

/** Hocuspocus: every frame begins with the room's name, and a seat begins with a token. */
export function hocuspocusDialect(room: string): Dialect {
  const auth = framed((encoder) => {
    encoding.writeVarString(encoder, room);
    encoding.writeVarUint(encoder, HOCUSPOCUS.auth);
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarString(encoder, "any");
    encoding.writeVarString(encoder, "4.7.0");
  });
  return {
    greet: (stateVector) => [auth, syncFrame(sync.messageYjsSyncStep1, stateVector, room)],
    answer: (update) => syncFrame(sync.messageYjsSyncStep2, update, room),
    edit: (update) => syncFrame(sync.messageYjsUpdate, update, room),
    cursor: (who, move) =>
      framed((encoder) => {
        encoding.writeVarString(encoder, room);
        encoding.writeVarUint(encoder, MESSAGE.awareness);
        encoding.writeVarUint8Array(encoder, awarenessOf(who, move));
      }),
    read(payload, hear) {
      const decoder = decoding.createDecoder(payload);
      skipString(decoder);
      const type = decoding.readVarUint(decoder);
      if (type === MESSAGE.sync || type === HOCUSPOCUS.syncReply) readSync(decoder, hear);
      else if (type === MESSAGE.awareness) readAwareness(decoder, hear);
      else if (type === HOCUSPOCUS.syncStatus) {
        if (decoding.readVarUint(decoder) === 1) hear.onSaved?.(null);
        else hear.onRefused?.("syncStatus");
      }
    },
  };
}

/** Headers of a Longtable seat's board socket. */
export const longtableHeaders = (token: string): Record<string, string> => ({
  "Sec-WebSocket-Protocol": `${SUBPROTOCOL}, bearer.${token}`,
});
