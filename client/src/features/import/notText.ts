/** How files begin that are no table, though a table may be in them. */
const BEGINNINGS = {
  // Spreadsheets and documents of offices are ZIP files.
  spreadsheet: [[0x50, 0x4b, 0x03, 0x04]],
  // PNG, JPEG, PDF, and the spreadsheets of old.
  other: [
    [0x89, 0x50, 0x4e, 0x47],
    [0xff, 0xd8, 0xff],
    [0x25, 0x50, 0x44, 0x46],
    [0xd0, 0xcf, 0x11, 0xe0],
  ],
} as const;

/** What a file is by its first bytes, when that is no text; null for what may be a table. */
export function notText(bytes: Uint8Array): keyof typeof BEGINNINGS | null {
  const begins = (beginning: readonly number[]) => beginning.every((byte, index) => bytes[index] === byte);
  if (BEGINNINGS.spreadsheet.some(begins)) return "spreadsheet";
  return BEGINNINGS.other.some(begins) ? "other" : null;
}
