import { createHash, createHmac, randomBytes } from "node:crypto";
import type { Clock } from "../kernel/clock.ts";
import { sameSecret } from "../kernel/secrets.ts";

/** How long a challenge can be answered, in milliseconds: a slow phone's work and a slow line's trip. */
const LIFE_MS = 120_000;
/** Answered challenges that are remembered; an attacker who gets this far has paid for each. */
const MOST_SPENT = 100_000;

interface ProofDeps {
  secret: string;
  clock: Clock;
}

export type ProofOutcome = "solved" | "missing" | "wrong";

/**
 * Challenges that cost whoever answers a known amount of work: `expiry.random.bits.signature`. An answer is the
 * challenge, a dot and a text of up to nine letters or figures, such that the SHA-256 of the whole begins with `bits`
 * zero bits. Nothing is kept of a challenge but that it has been answered.
 */
export function createProofs({ secret, clock }: ProofDeps) {
  const key = createHmac("sha256", secret).update("proof of work").digest();
  const spent = new Map<string, number>();
  const sign = (text: string) => createHmac("sha256", key).update(text).digest("base64url").slice(0, 22);

  function forget(now: number): void {
    for (const [signature, expires] of spent) {
      if (expires > now && spent.size <= MOST_SPENT) return;
      spent.delete(signature);
    }
  }

  return {
    challenge(bits: number): string {
      const expires = Math.ceil((clock.now() + LIFE_MS) / 1000).toString(36);
      const text = `${expires}.${randomBytes(8).toString("base64url")}.${bits}`;
      return `${text}.${sign(text)}`;
    },
    /** Checks an answer; the same one is good only once. */
    check(proof: string | undefined): ProofOutcome {
      if (!proof) return "missing";
      const found = /^(([0-9a-z]{1,9})\.[\w-]{11}\.(\d\d))\.([\w-]{22})\.[0-9A-Za-z]{1,9}$/.exec(proof);
      if (!found) return "wrong";
      const [, text = "", expiry = "", bits = "", signature = ""] = found;
      const [now, expires] = [clock.now(), Number.parseInt(expiry, 36) * 1000];
      if (!sameSecret(signature, sign(text)) || expires < now || spent.has(signature)) return "wrong";
      if (!startsWithZeros(createHash("sha256").update(proof).digest(), Number(bits))) return "wrong";
      spent.set(signature, expires);
      forget(now);
      return "solved";
    },
  };
}

function startsWithZeros(digest: Buffer, bits: number): boolean {
  return bits <= 32 && digest.readUInt32BE(0) >>> (32 - bits) === 0;
}
