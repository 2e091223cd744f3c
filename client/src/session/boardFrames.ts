import { MESSAGE, PRESENCE } from "@longtable/shared/board/board.protocol";
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
 * The cursors after the entries of a presence frame. Every frame is the same for all, so the server first says which
 * number is one's own; it is kept in `own` and never shown as someone else's. What hosts point with is not among them.
 */
export function readCursors(before: Cursors, bytes: Uint8Array, own: Set<number>): Cursors {
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const next = new Map(before);
  for (let offset = 0; offset + PRESENCE.entryBytes <= bytes.byteLength; offset += PRESENCE.entryBytes) {
    const head = data.getUint16(offset, true);
    if (head & (PRESENCE.laserFlag | PRESENCE.viewFlag)) continue;
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
  const body = new DataView(new ArrayBuffer(9));
  body.setUint8(0, at ? 0 : GONE);
  body.setFloat32(1, at?.x ?? 0, true);
  body.setFloat32(5, at?.y ?? 0, true);
  return presenceMessage(new Uint8Array(body.buffer));
}

/** A presence message of this seat's own, such as what to show of others' pointers. */
export function presenceMessage(content: Uint8Array): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE.presence);
  encoding.writeUint8Array(encoder, content);
  return encoding.toUint8Array(encoder) as Uint8Array<ArrayBuffer>;
}
