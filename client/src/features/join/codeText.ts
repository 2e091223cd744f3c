import { formatJoinCode, parseJoinCode } from "@longtable/shared/participation/joinCode";

/** The code in what was typed, pasted or scanned: a whole join link works too. Null when it is not a code yet. */
export function codeIn(text: string): string | null {
  return parseJoinCode(behindHash(text).split("/")[0] ?? "");
}

/** The printed ticket in a link that was scanned, or null. */
export function ticketIn(link: string): string | null {
  return /^[^/]+\/([A-Za-z]{12})$/.exec(behindHash(link))?.[1] ?? null;
}

const behindHash = (text: string) => text.slice(text.lastIndexOf("#") + 1);

/** How the field shows what was typed: capitals, and in two chunks once it is a whole code. */
export function codeAsShown(text: string): string {
  const code = codeIn(text);
  return code === null ? text.slice(0, 80).toUpperCase() : formatJoinCode(code);
}
