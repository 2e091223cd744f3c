import { createHash } from "node:crypto";
import { UserError } from "@longtable/shared/kernel/userError";
import { JOIN_ALPHABET, JOIN_CODE_LENGTH } from "@longtable/shared/participation/joinCode";
import { beforeEach, expect, it } from "vitest";
import { createMetrics } from "../observability/metrics.ts";
import { createGuessGuard, GUESSES, ProofNeeded } from "./guessGuard.ts";
import { createProofs } from "./proofOfWork.ts";

let now = 0;
const clock = { now: () => now };
const guardOf = (limits = {}) =>
  createGuessGuard({
    secret: "a secret of the tests",
    clock,
    metrics: createMetrics(),
    limits: { ...GUESSES, ...limits },
  });
const wrong = async () => {
  throw new UserError("notFound", "join.noSuchCode");
};
const right = async () => "in";

beforeEach(() => {
  now = 1_000_000_000_000;
});

/** Chance that one of so many guesses hits one of the live codes. */
const chance = (live: number, space: number, guesses: number) => 1 - (1 - live / space) ** guesses;

it("[PA12] in eight hours, what is free finds one of 20 live codes with a chance of 0.013 %", () => {
  const guesses = GUESSES.free.burst + 8 * 3_600 * GUESSES.free.perSecond;
  const codes = JOIN_ALPHABET.length ** JOIN_CODE_LENGTH;
  expect(chance(20, codes, guesses)).toBeLessThan(0.000_131);
  expect(chance(20, 10 ** 6, 8 * 3_600)).toBeGreaterThan(0.43);
});

it("[PA12] an attacker without proofs gets no more than the free guesses, however many are sent", async () => {
  const guard = guardOf();
  let [tried, asked] = [0, 0];
  for (let n = 0; n < 20_000; n += 1) {
    now += 30;
    await guard
      .attempt("ABCDEFG", undefined, () => {
        tried += 1;
        return wrong();
      })
      .catch((error: unknown) => {
        if (error instanceof ProofNeeded) asked += 1;
      });
  }
  const seconds = (20_000 * 30) / 1_000;
  expect(tried).toBeLessThanOrEqual(GUESSES.free.burst + seconds + 1);
  expect(tried + asked).toBe(20_000);
});

it("[PA12] 200 people who join with 20 % typos are never asked; nor is anybody for what cannot be a code", async () => {
  const guard = guardOf();
  for (let n = 0; n < 200; n += 1) {
    if (n % 5 === 0) await expect(guard.attempt("ABCDEFG", undefined, wrong)).rejects.toThrow("notFound");
    expect(await guard.attempt("ABCDEFG", undefined, right)).toBe("in");
  }
  for (let n = 0; n < 3_000; n += 1) await guard.attempt("ABC", undefined, wrong).catch(() => {});
  expect(await guard.attempt("ABCDEFG", undefined, right)).toBe("in");
});

/** Finds the answer to a challenge, as any program can. */
function solve(challenge: string): string {
  const bits = Number(challenge.split(".")[2]);
  for (let nonce = 0; ; nonce += 1) {
    const answer = `${challenge}.${nonce.toString(36)}`;
    if (createHash("sha256").update(answer).digest().readUInt32BE(0) >>> (32 - bits) === 0) return answer;
  }
}

it("[PA12] a proof opens one try, once, for two minutes, and only if this server asked for it", () => {
  const proofs = createProofs({ secret: "a secret of the tests", clock });
  const proof = solve(proofs.challenge(10));
  expect(proofs.check(proof)).toBe("solved");
  expect(proofs.check(proof)).toBe("wrong");
  expect(proofs.check(undefined)).toBe("missing");
  for (const bad of ["", "x", "a.b.c.d.e", `${proof}0`, "x".repeat(5_000)])
    expect(proofs.check(bad)).not.toBe("solved");
  const other = createProofs({ secret: "another", clock });
  expect(other.check(solve(proofs.challenge(10)))).toBe("wrong");
  const easier = solve(proofs.challenge(10)).replace(".10.", ".00.");
  expect(proofs.check(easier)).toBe("wrong");
  const late = solve(proofs.challenge(10));
  now += 122_000;
  expect(proofs.check(late)).toBe("wrong");
});

it("[PA12] a long attack with proofs makes each dearer; when it is over the price falls again", async () => {
  const guard = guardOf({ bits: 10, mostBits: 12, provenForABit: 32 });
  const ask = async () => {
    const error = await guard.attempt("ABCDEFG", undefined, right).catch((thrown: unknown) => thrown);
    if (!(error instanceof ProofNeeded)) throw new Error("no proof was asked for");
    return error.challenge;
  };
  for (let n = 0; n <= GUESSES.free.burst; n += 1) await guard.attempt("ABCDEFG", undefined, wrong).catch(() => {});
  expect((await ask()).split(".")[2]).toBe("10");
  for (let n = 0; n < 40; n += 1) await guard.attempt("ABCDEFG", solve(await ask()), wrong).catch(() => {});
  expect((await ask()).split(".")[2]).toBe("11");
  for (let n = 0; n < 70; n += 1) await guard.attempt("ABCDEFG", solve(await ask()), wrong).catch(() => {});
  expect((await ask()).split(".")[2]).toBe("12");
  expect(await guard.attempt("ABCDEFG", solve(await ask()), right)).toBe("in");
  now += 60_000;
  now += GUESSES.halfLifeMs * 4;
  expect(await guard.attempt("ABCDEFG", undefined, right)).toBe("in");
}, 30_000);
