const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZabcdefghjkmnpqrstvwxyz";

/** What an id may look like anywhere it crosses an edge: a Yjs key, a URL, a command. */
export const ID_PATTERN = /^[A-Za-z0-9_-]{1,40}$/;

/** Never a key of a plain object that means something to JavaScript, whatever the pattern allows. */
const RESERVED = new Set(["__proto__", "constructor", "prototype"]);

/** True when `text` may name an entity. */
export function isId(text: unknown): text is string {
  return typeof text === "string" && ID_PATTERN.test(text) && !RESERVED.has(text);
}

/** Bytes an id needs: 16 symbols of a 54-letter alphabet, about 92 bits. */
export const ID_BYTES = 16;

/**
 * Turns random bytes into an id.
 *
 * @param bytes - at least `ID_BYTES` from a cryptographic source; the caller owns the randomness.
 */
export function idFromBytes(bytes: Uint8Array): string {
  return Array.from(bytes.subarray(0, ID_BYTES), (byte) => ALPHABET[byte % ALPHABET.length]).join("");
}
