import { z } from "zod";
import { ActivityId, BoardId, RoundId, TableId } from "../kernel/ids.ts";
import { canonicalJson, type Json } from "./canonicalJson.ts";
import { brokenAt, listDigest, type Sha256, VoteLogEntry } from "./voteLog.rules.ts";
import { allocationDenial } from "./voting.rules.ts";
import { Candidate, Electorate, PublishedBallot, TallyRow } from "./voting.schema.ts";
import { tallyBallots } from "./voting.tally.ts";

/**
 * A candidate with what seals its words in the log, which holds no words: a salt to seal them with again, or, once they were
 * taken back, nothing but the seal. Votes from before have neither, and their words in the log.
 */
export const RecordedCandidate = Candidate.extend({ salt: z.string().optional(), seal: z.string().optional() });
export type RecordedCandidate = z.infer<typeof RecordedCandidate>;

/** What stands in the log for a candidate's words. */
export const sealOf = (salt: string, text: string, sha256: Sha256): string => sha256(`${salt} ${text}`);

/** A closed round with everything that is published of it. */
export const RoundRecord = z.object({
  id: RoundId,
  activityId: ActivityId,
  boardId: BoardId,
  title: z.string().nullable(),
  who: Electorate,
  /** Absent unless tables voted. */
  tableIds: z.array(TableId).optional(),
  dots: z.int(),
  maxPerItem: z.int(),
  candidates: z.array(RecordedCandidate),
  voted: z.int(),
  onPaper: z.int(),
  tally: z.array(TallyRow),
  /** Null when too few were cast to publish. */
  ballots: z.array(PublishedBallot).nullable(),
});
export type RoundRecord = z.infer<typeof RoundRecord>;

/** All a workshop publishes of its votes: what anyone needs to count again. */
export const VoteRecord = z.object({ rounds: z.array(RoundRecord), log: z.array(VoteLogEntry) });
export type VoteRecord = z.infer<typeof VoteRecord>;

/** One check of a record. `chain` is of the whole log, the others are of one round. */
export interface Finding {
  check: "chain" | "opening" | "closing" | "list" | "budget" | "tally";
  roundId: string | null;
  /** `unknown` where too few ballots were cast to publish them, or the round is older than the log. */
  outcome: "agrees" | "differs" | "unknown";
}

/** Counts everything again from what is published, and checks it against the log. Believes nothing it can work out. */
export function recount({ rounds, log }: VoteRecord, sha256: Sha256): Finding[] {
  const chain = brokenAt(log, sha256) === null;
  return [
    { check: "chain", roundId: null, outcome: chain ? "agrees" : "differs" },
    ...rounds.flatMap((round) => recountRound(round, log, sha256)),
  ];
}

/** What the log says of a round when it opens: the rules, frozen. */
export function openingBody(
  round: Pick<
    RoundRecord,
    "activityId" | "boardId" | "title" | "who" | "tableIds" | "dots" | "maxPerItem" | "candidates"
  >,
  sha256: Sha256,
) {
  const { activityId, boardId, title, who, tableIds, dots, maxPerItem } = round;
  const candidates = round.candidates.map(({ noteId, text, salt, seal = salt && sealOf(salt, text, sha256) }) =>
    seal ? { noteId, seal } : { noteId, text },
  );
  return { activityId, boardId, title, who, ...(tableIds && { tableIds }), dots, maxPerItem, candidates };
}

/** What the log says of a round when it closes: the result, and a digest of the list it was counted from. */
export function closingBody({ voted, onPaper, tally, ballots }: RoundRecord, sha256: Sha256) {
  return { voted, onPaper, tally, list: ballots && listDigest(ballots, sha256) };
}

function recountRound(round: RoundRecord, log: readonly VoteLogEntry[], sha256: Sha256): Finding[] {
  const find = (check: Finding["check"], isSo: boolean | null): Finding => ({
    check,
    roundId: round.id,
    outcome: isSo === null ? "unknown" : isSo ? "agrees" : "differs",
  });
  const entries = (event: VoteLogEntry["event"]) =>
    log.filter((entry) => entry.event === event && entry.roundId === round.id);
  const says = (event: VoteLogEntry["event"], body: Json) => {
    const [only, ...more] = entries(event);
    return only !== undefined && more.length === 0 && canonicalJson(only.body as Json) === canonicalJson(body);
  };
  const { ballots } = round;
  // A vote that was open when the log began has its closing in it and no opening.
  const [hasOpening, hasClosing] = [entries("opened").length > 0, entries("closed").length > 0];
  const closing = closingBody(round, sha256);
  const listed = entries("closed")[0]?.body.list ?? null;
  return [
    find("opening", hasOpening ? says("opened", openingBody(round, sha256)) : null),
    find("closing", hasOpening || hasClosing ? says("closed", { ...closing, list: listed as string | null }) : null),
    find("list", ballots === null && listed === null ? null : closing.list === listed),
    find("budget", ballots === null ? null : ballots.every(({ dots }) => allocationDenial(round, dots) === null)),
    find("tally", ballots && sameCount(round, ballots)),
  ];
}

function sameCount(round: RoundRecord, ballots: readonly PublishedBallot[]): boolean {
  const again = tallyBallots(
    round.candidates,
    ballots.map(({ dots }) => dots),
  );
  return ballots.length === round.voted && canonicalJson(again as Json) === canonicalJson(round.tally as Json);
}
