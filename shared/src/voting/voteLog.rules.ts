import { z } from "zod";
import { RoundId } from "../kernel/ids.ts";
import { canonicalJson, type Json } from "./canonicalJson.ts";
import type { PublishedBallot } from "./voting.schema.ts";

/** What the log of a workshop's votes tells, in the order it happened. */
export const VoteEvent = z.enum([
  "opened",
  "extraTime",
  "paperBallot",
  "proxyBallot",
  "setAside",
  "putBack",
  "closed",
  "ticketsMade",
  "ticketCancelled",
]);
export type VoteEvent = z.infer<typeof VoteEvent>;

/** One entry: its hash covers everything in it and the hash of the one before. No choice and no person is in it. */
export const VoteLogEntry = z.object({
  /** From 1, without gaps. */
  seq: z.int(),
  /** Server time in milliseconds since 1970. */
  at: z.number(),
  event: VoteEvent,
  roundId: RoundId.nullable(),
  body: z.record(z.string(), z.json()),
  previous: z.string(),
  hash: z.string(),
});
export type VoteLogEntry = z.infer<typeof VoteLogEntry>;

/** SHA-256 of a text as UTF-8, in lower-case hex. Passed in: `shared` has no hashing of its own. */
export type Sha256 = (text: string) => string;

/** What the first entry takes for the hash of the one before. */
export const FIRST_PREVIOUS = "0".repeat(64);

/** Puts the next entry behind the last one. */
export function nextEntry(
  last: Pick<VoteLogEntry, "seq" | "hash"> | null,
  entry: Pick<VoteLogEntry, "at" | "event" | "roundId" | "body">,
  sha256: Sha256,
): VoteLogEntry {
  const whole = { ...entry, seq: (last?.seq ?? 0) + 1, previous: last?.hash ?? FIRST_PREVIOUS };
  return { ...whole, hash: hashOf(whole, sha256) };
}

/** The `seq` of the first entry that does not follow from those before it, or null when the chain is whole. */
export function brokenAt(log: readonly VoteLogEntry[], sha256: Sha256): number | null {
  let previous = FIRST_PREVIOUS;
  for (const [index, entry] of log.entries()) {
    const follows = entry.seq === index + 1 && entry.previous === previous && entry.hash === hashOf(entry, sha256);
    if (!follows) return entry.seq;
    previous = entry.hash;
  }
  return null;
}

/** What the log keeps of a published list, so that a ballot that is changed, added or taken away is found. */
export function listDigest(ballots: readonly PublishedBallot[], sha256: Sha256): string {
  const sorted = ballots.map(({ code, dots }) => ({ code, dots })).toSorted((a, b) => (a.code < b.code ? -1 : 1));
  return sha256(canonicalJson(sorted));
}

function hashOf({ seq, at, event, roundId, body, previous }: Omit<VoteLogEntry, "hash">, sha256: Sha256): string {
  return sha256(canonicalJson({ seq, at, event, roundId, body: body as Json, previous }));
}
