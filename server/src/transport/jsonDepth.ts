/** Deepest that lists and objects may stand in each other in anything sent to this server. */
export const MOST_DEPTH = 32;

const [QUOTE, BACKSLASH, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x22, 0x5c, 0x5b, 0x5d, 0x7b, 0x7d];

/**
 * True when a JSON text nests deeper than `most`. Reads the text before it is parsed: 64 KB of `[` costs a parser tens
 * of milliseconds, and every recursive reader after it the stack.
 */
export function nestsTooDeep(json: string | Uint8Array, most: number = MOST_DEPTH): boolean {
  if (json.length <= most) return false;
  const codeAt = typeof json === "string" ? (i: number) => json.charCodeAt(i) : (i: number) => json[i];
  let depth = 0;
  let inString = false;
  for (let i = 0; i < json.length; i += 1) {
    const code = codeAt(i);
    if (inString) {
      if (code === BACKSLASH) i += 1;
      else if (code === QUOTE) inString = false;
    } else if (code === QUOTE) inString = true;
    else if (code === OPEN_LIST || code === OPEN_OBJECT) {
      depth += 1;
      if (depth > most) return true;
    } else if (code === CLOSE_LIST || code === CLOSE_OBJECT) depth -= 1;
  }
  return false;
}
