import type { Random } from "../support/random.ts";

/** Bytes at which parsers turn: ends of ranges, signs of varints, marks of JSON and of Socket.IO packets. */
const TELLING = [0, 1, 0x7f, 0x80, 0xff, 0x22, 0x2c, 0x30, 0x34, 0x35, 0x5b, 0x5d, 0x7b, 0x7d, 0x0a, 0x0d];

/** One valid frame made wrong: bytes changed, cut, doubled, swapped, put in, or woven with another frame. */
export function spoil(frame: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
  let bytes: Uint8Array = Uint8Array.from(frame);
  for (let changes = random.int(1, 3); changes > 0; changes -= 1) bytes = spoilOnce(bytes, other, random);
  return bytes;
}

function spoilOnce(bytes: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
  const at = random.int(0, Math.max(0, bytes.length - 1));
  const end = Math.min(bytes.length, at + random.int(1, 8));
  switch (random.int(0, 7)) {
    case 0:
      return Uint8Array.from(bytes).fill(random.int(0, 255), at, at + 1);
    case 1:
      return Uint8Array.from(bytes).fill(random.pick(TELLING), at, at + 1);
    case 2:
      return bytes.slice(0, at);
    case 3:
      return Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(end)]);
    case 4:
      return Uint8Array.from([...bytes.subarray(0, end), ...bytes.subarray(at)]);
    case 5:
      return Uint8Array.from([...bytes.subarray(0, at), ...random.bytes(random.int(1, 20)), ...bytes.subarray(at)]);
    case 6:
      return Uint8Array.from([...bytes.subarray(0, at), ...other.subarray(random.int(0, other.length))]);
    default:
      return Uint8Array.from(bytes, (byte, index) => (index === at ? byte ^ (1 << random.int(0, 7)) : byte));
  }
}
