/** An entry of a presence frame from the server: u16 index and flags, then x and y as int24, all little endian. */
const ENTRY_BYTES = 8;
const GONE = 0x4000;
const OWN = 0x8000;

/**
 * Reads where cursors are from a whole presence frame (its type first), as this benchmark's senders put it: x is the
 * number of the move, y says who. Entries of those who left, and the one that tells a seat its own index, are left out.
 */
export function readPresence(payload: Buffer, onCursor: (who: number, move: number) => void): void {
  for (let offset = 1; offset + ENTRY_BYTES <= payload.length; offset += ENTRY_BYTES) {
    if ((payload.readUInt16LE(offset) & (GONE | OWN)) !== 0) continue;
    onCursor(payload.readIntLE(offset + 5, 3), payload.readIntLE(offset + 2, 3));
  }
}
