import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/** A fresh bearer token: 256 bits, safe in a header and in a URL fragment. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What is kept of a token. Tokens are random, so a plain hash is enough. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** What is kept of a rejoin word: keyed, because words can be guessed from a stolen file and the key is not in it. */
export function hashRejoinWord(key: string, workshopId: string, word: string): string {
  return createHmac("sha256", key).update(`${workshopId}\n${word}`).digest("hex");
}

/** Compares secrets without telling by timing how much of them was right. */
export function sameSecret(a: string, b: string): boolean {
  const [bytesA, bytesB] = [hashToken(a), hashToken(b)].map((text) => Buffer.from(text));
  return bytesA !== undefined && bytesB !== undefined && timingSafeEqual(bytesA, bytesB);
}
