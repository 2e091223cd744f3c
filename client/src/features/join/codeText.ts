import { formatJoinCode, parseJoinCode } from "@longtable/shared/participation/joinCode";

/** The code in what was typed, pasted or scanned: a whole join link works too. Null when it is not a code yet. */
export function codeIn(text: string): string | null {
  return parseJoinCode(text.slice(text.lastIndexOf("#") + 1));
}

/** How the field shows what was typed: capitals, and in two chunks once it is a whole code. */
export function codeAsShown(text: string): string {
  const code = codeIn(text);
  return code === null ? text.slice(0, 80).toUpperCase() : formatJoinCode(code);
}
