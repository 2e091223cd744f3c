import { guessEncoding } from "./encoding.ts";

/** How files begin that are no table, though a table may be in them. */
const BEGINNINGS = {
  // Spreadsheets and documents of offices are ZIP files; those of old begin otherwise.
  spreadsheet: [
    [0x50, 0x4b, 0x03, 0x04],
    [0xd0, 0xcf, 0x11, 0xe0],
  ],
  // PNG, JPEG, GIF, PDF.
  other: [
    [0x89, 0x50, 0x4e, 0x47],
    [0xff, 0xd8, 0xff],
    [0x47, 0x49, 0x46, 0x38],
    [0x25, 0x50, 0x44, 0x46],
  ],
} as const;

const SAMPLE_BYTES = 4_096;
/** Packed files have a tenth of signs that no text has; a spoilt text has one here and there. */
const MOST_CONTROLS = 0.04;

/** What a file is by its first bytes, when that is no text; null for what may be a table. */
export function notText(bytes: Uint8Array): keyof typeof BEGINNINGS | null {
  const begins = (beginning: readonly number[]) => beginning.every((byte, index) => bytes[index] === byte);
  if (BEGINNINGS.spreadsheet.some(begins)) return "spreadsheet";
  return BEGINNINGS.other.some(begins) || isPacked(bytes.subarray(0, SAMPLE_BYTES)) ? "other" : null;
}

/** Tabs, line ends and page ends are of texts, and so is every nought of UTF-16. */
function isPacked(sample: Uint8Array): boolean {
  if (guessEncoding(sample).startsWith("utf-16")) return false;
  return sample.filter((byte) => byte < 0x09 || (byte > 0x0d && byte < 0x20)).length > sample.length * MOST_CONTROLS;
}
