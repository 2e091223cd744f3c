/** 24 letters: no I and no O, which are read as figures. */
export const JOIN_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ";
export const JOIN_CODE_LENGTH = 7;

/** The code as it is kept: capitals, without spaces or hyphens; null when it cannot be a code. */
export function parseJoinCode(text: string): string | null {
  const code = text.toUpperCase().replace(/[\s\-–—_.]/g, "");
  if (code.length !== JOIN_CODE_LENGTH) return null;
  return [...code].every((letter) => JOIN_ALPHABET.includes(letter)) ? code : null;
}

/** Two chunks, three and four, as it is shown and read aloud: `FRL WKHD`. */
export function formatJoinCode(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`;
}

/** A code from random bytes (at least seven); 24 divides no power of two, so bytes past 239 are skipped by the caller. */
export function joinCodeFromBytes(bytes: Uint8Array): string | null {
  const fair = [...bytes].filter((byte) => byte < 240).slice(0, JOIN_CODE_LENGTH);
  if (fair.length < JOIN_CODE_LENGTH) return null;
  return fair.map((byte) => JOIN_ALPHABET[byte % 24]).join("");
}
