import { MESSAGE } from "@longtable/shared/board/board.protocol";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import * as sync from "y-protocols/sync";
import type * as Y from "yjs";

/** What a client said on a board socket. */
export type Message =
  | { type: "stateVector" | "answer" | "update" | "presence" | "hint"; bytes: Uint8Array }
  /** y-awareness and what newer clients may say: read past, never passed on. */
  | { type: "ignored" };

/** Reads a client's message; null when it is none. */
export function readMessage(bytes: Uint8Array): Message | null {
  try {
    const decoder = decoding.createDecoder(bytes);
    const type = decoding.readVarUint(decoder);
    if (type === MESSAGE.presence) return { type: "presence", bytes: decoding.readTailAsUint8Array(decoder) };
    if (type === MESSAGE.hints) return { type: "hint", bytes: decoding.readTailAsUint8Array(decoder) };
    if (type !== MESSAGE.sync) return { type: "ignored" };
    const step = decoding.readVarUint(decoder);
    const content = decoding.readVarUint8Array(decoder);
    if (step === sync.messageYjsSyncStep1) return { type: "stateVector", bytes: content };
    if (step === sync.messageYjsSyncStep2) return { type: "answer", bytes: content };
    return step === sync.messageYjsUpdate ? { type: "update", bytes: content } : null;
  } catch {
    return null;
  }
}

function messageOf(type: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, type);
  write(encoder);
  return encoding.toUint8Array(encoder);
}

/** Frames as they go over the line, ready to be written to any number of sockets. */
export const syncRequestFrame = (doc: Y.Doc) => frame(messageOf(MESSAGE.sync, (to) => sync.writeSyncStep1(to, doc)));
export const syncReplyFrame = (doc: Y.Doc, stateVector: Uint8Array) =>
  frame(messageOf(MESSAGE.sync, (to) => sync.writeSyncStep2(to, doc, stateVector)));
export const updateFrame = (update: Uint8Array) => frame(messageOf(MESSAGE.sync, (to) => sync.writeUpdate(to, update)));
export const savedFrame = (stateVector: Uint8Array) =>
  frame(messageOf(MESSAGE.saved, (to) => encoding.writeVarUint8Array(to, stateVector)));
export const refusedFrame = (reason: string) =>
  frame(messageOf(MESSAGE.refused, (to) => encoding.writeVarString(to, reason)));
export const erasedFrame = (noteIds: readonly string[]) =>
  frame(
    messageOf(MESSAGE.erased, (to) => {
      encoding.writeVarUint(to, noteIds.length);
      for (const id of noteIds) encoding.writeVarString(to, id);
    }),
  );

const FINAL_BINARY = 0x82;

/**
 * One binary WebSocket message as a server sends it: unmasked, whole, uncompressed (RFC 6455, section 5.2). Written by
 * hand because a room of 200 gets the same bytes 200 times: framing them once makes each of those one system call.
 */
export function frame(message: Uint8Array): Buffer {
  const { byteLength } = message;
  const headerLength = byteLength < 126 ? 2 : byteLength < 0x10000 ? 4 : 10;
  const framed = Buffer.allocUnsafe(headerLength + byteLength);
  framed[0] = FINAL_BINARY;
  if (headerLength === 2) framed[1] = byteLength;
  else if (headerLength === 4) {
    framed[1] = 126;
    framed.writeUInt16BE(byteLength, 2);
  } else {
    framed[1] = 127;
    framed.writeBigUInt64BE(BigInt(byteLength), 2);
  }
  framed.set(message, headerLength);
  return framed;
}
