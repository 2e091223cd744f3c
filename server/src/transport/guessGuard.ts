import { UserError } from "@longtable/shared/kernel/userError";
import { parseJoinCode } from "@longtable/shared/participation/joinCode";
import type { Clock } from "../kernel/clock.ts";
import type { Metrics } from "../observability/metrics.ts";
import { createProofs } from "./proofOfWork.ts";
import { createBucket } from "./rateLimits.ts";

/** What guessing may cost and how often one may be wrong, everybody together: never by address, never by person. */
export const GUESSES = {
  /** Wrong codes and words that are free: a mistake a second, and a large room's mistakes all at once. */
  free: { perSecond: 1, burst: 1_000 },
  /** Zero bits of a proof: about 65,000 hashes, a third of a second on an old phone. */
  bits: 16,
  /** Under a long attack each doubling of proven wrong guesses adds a bit, up to this. */
  mostBits: 20,
  /** Proven wrong guesses after which the first bit is added; half of them are forgotten in ten minutes. */
  provenForABit: 256,
  halfLifeMs: 600_000,
} as const;

/** Asks for a proof of work: the same request with the header `Longtable-Proof` is answered. */
export class ProofNeeded extends UserError {
  readonly challenge: string;
  constructor(challenge: string) {
    super("proofNeeded", "join.proofNeeded");
    this.challenge = challenge;
  }
}

interface GuessGuardDeps {
  secret: string;
  clock: Clock;
  metrics: Pick<Metrics, "joinFailures" | "proofs">;
  limits?: Record<Exclude<keyof typeof GUESSES, "free">, number> & Pick<typeof GUESSES, "free">;
}

/**
 * Stands before what tells a right code or word from a wrong one. While few are wrong it does nothing. Beyond that
 * every try, right or wrong, costs a little work, which a phone does unseen: nobody is refused, and guessing gets slow.
 */
export function createGuessGuard({ secret, clock, metrics, limits = GUESSES }: GuessGuardDeps) {
  const free = createBucket(limits.free, clock);
  const proofs = createProofs({ secret, clock });
  let proven = 0;
  let provenAt = clock.now();

  function fade(): number {
    const now = clock.now();
    proven *= 2 ** ((provenAt - now) / limits.halfLifeMs);
    provenAt = now;
    return proven;
  }
  const bitsNow = () =>
    Math.min(limits.mostBits, limits.bits + Math.floor(Math.log2(1 + fade() / limits.provenForABit)));

  function demand(proof: string | undefined): void {
    const outcome = proofs.check(proof);
    metrics.proofs.inc({ outcome });
    if (outcome !== "solved") throw new ProofNeeded(proofs.challenge(bitsNow()));
  }

  return {
    /**
     * Runs one try with a code. What cannot be a code is no guess.
     *
     * @throws {ProofNeeded} instead of trying, when too much was wrong lately and `proof` is none.
     */
    async attempt<T>(code: string, proof: string | undefined, guess: () => Promise<T>): Promise<T> {
      if (parseJoinCode(code) === null) return guess();
      const isProven = !free.hasAny();
      if (isProven) demand(proof);
      try {
        return await guess();
      } catch (error) {
        if (error instanceof UserError && (error.code === "notFound" || error.code === "forbidden")) {
          free.take();
          if (isProven) proven = fade() + 1;
          metrics.joinFailures.inc({ kind: error.code === "notFound" ? "code" : "word" });
        }
        throw error;
      }
    },
  };
}
export type GuessGuard = ReturnType<typeof createGuessGuard>;
