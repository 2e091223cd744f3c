import { MESSAGE, PRESENCE } from "@longtable/shared/board/board.protocol";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";

/** Where someone's cursor is, in board units. */
export interface CursorPoint {
  x: number;
  y: number;
}
export type Cursors = ReadonlyMap<number, CursorPoint>;

/** In a client's own frame: the cursor has left the board. */
const GONE = 1;

/**
 * The cursors after a presence frame; `decoder` stands behind the frame's type. Every frame is the same for all, so the
 * server first says which number is one's own; it is kept in `own` and never shown as someone else's.
 */
export function readCursors(before: Cursors, decoder: decoding.Decoder, own: Set<number>): Cursors {
  const bytes = decoding.readTailAsUint8Array(decoder);
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const next = new Map(before);
  for (let offset = 0; offset + PRESENCE.entryBytes <= bytes.byteLength; offset += PRESENCE.entryBytes) {
    const head = data.getUint16(offset, true);
    const index = head & PRESENCE.maxIndex;
    const isGone = (head & PRESENCE.goneFlag) !== 0;
    if (head & PRESENCE.ownFlag) own.add(index);
    if (isGone && index === PRESENCE.everyone) next.clear();
    else if (isGone || own.has(index)) next.delete(index);
    else next.set(index, { x: readInt24(data, offset + 2), y: readInt24(data, offset + 5) });
  }
  return next;
}

/** Three bytes, little endian, the last with the sign. */
const readInt24 = (data: DataView, offset: number) => data.getUint16(offset, true) + data.getInt8(offset + 2) * 0x10000;

/** A frame that tells the server where this person's cursor is; null when it has left the board. */
export function presenceFrame(at: CursorPoint | null): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE.presence);
  const body = new DataView(new ArrayBuffer(9));
  body.setUint8(0, at ? 0 : GONE);
  body.setFloat32(1, at?.x ?? 0, true);
  body.setFloat32(5, at?.y ?? 0, true);
  encoding.writeUint8Array(encoder, new Uint8Array(body.buffer));
  return encoding.toUint8Array(encoder) as Uint8Array<ArrayBuffer>;
}
