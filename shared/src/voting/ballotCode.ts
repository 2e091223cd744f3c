import { JOIN_ALPHABET } from "../participation/joinCode.ts";

/** Symbols of a ballot's code: 36 bits, enough that two ballots of one round do not meet and nobody guesses one. */
export const BALLOT_CODE_LENGTH = 8;
/** Symbols of a printed ticket: 55 bits, enough that nobody tries one out by chance. */
export const TICKET_LENGTH = 12;

/**
 * A code from random bytes, or null when too few of them are fair: 24 divides no power of two, so bytes past 239 are
 * skipped.
 */
export function codeFromBytes(bytes: Uint8Array, length: number): string | null {
  const fair = [...bytes].filter((byte) => byte < 240).slice(0, length);
  if (fair.length < length) return null;
  return fair.map((byte) => JOIN_ALPHABET[byte % 24]).join("");
}

/** A code as it is kept: capitals, without spaces and hyphens; null when it cannot be one of this length. */
export function parseCode(text: string, length: number): string | null {
  const code = text.toUpperCase().replace(/[\s\-–—_.]/g, "");
  if (code.length !== length) return null;
  return [...code].every((letter) => JOIN_ALPHABET.includes(letter)) ? code : null;
}

/** In chunks of four, as it is shown and read aloud: `ABCD EFGH`. */
export function formatCode(code: string): string {
  return code.match(/.{1,4}/g)?.join(" ") ?? "";
}
