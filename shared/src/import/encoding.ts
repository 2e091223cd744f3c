/** How the letters of a file are written; names that `TextDecoder` knows. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/** How much is looked at for UTF-16 without a mark at its beginning. */
const SAMPLE_BYTES = 4_096;

/**
 * Guesses how a table's file is written: by the mark at its beginning; else UTF-16 where every other byte is nought, as in
 * plain words; else UTF-8 if it is that; else the letters of older Windows programs, which takes anything.
 */
export function guessEncoding(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const [even, odd] = [0, 1].map((from) => sample.filter((byte, at) => byte === 0 && at % 2 === from).length);
  const most = sample.length * 0.3;
  if ((odd ?? 0) > most && (even ?? 0) < most / 4) return "utf-16le";
  if ((even ?? 0) > most && (odd ?? 0) < most / 4) return "utf-16be";
  return isUtf8(bytes) ? "utf-8" : "windows-1252";
}

/** True for bytes that are whole UTF-8; overlong forms and halves of pairs are none. */
function isUtf8(bytes: Uint8Array): boolean {
  let at = 0;
  while (at < bytes.length) {
    const first = bytes[at] ?? 0;
    const more =
      first < 0x80
        ? 0
        : first >= 0xc2 && first <= 0xdf
          ? 1
          : first >> 4 === 0xe
            ? 2
            : first >= 0xf0 && first <= 0xf4
              ? 3
              : -1;
    if (more < 0 || at + more >= bytes.length) return false;
    for (let next = 1; next <= more; next += 1) if (((bytes[at + next] ?? 0) & 0xc0) !== 0x80) return false;
    const second = bytes[at + 1] ?? 0;
    if ((first === 0xe0 && second < 0xa0) || (first === 0xed && second > 0x9f)) return false;
    if ((first === 0xf0 && second < 0x90) || (first === 0xf4 && second > 0x8f)) return false;
    at += more + 1;
  }
  return true;
}
