import type { GroupId } from "@longtable/shared/kernel/ids";
import { closingBody, type RoundRecord } from "@longtable/shared/voting/recount.rules";
import { mayPublish } from "@longtable/shared/voting/voting.rules";
import type { Allocation, TallyRow } from "@longtable/shared/voting/voting.schema";
import { tallyBallots } from "@longtable/shared/voting/voting.tally";
import type { Sql } from "../../storage/storage.ts";
import { countedBallots, forgetBallots, publishBallots } from "./ballots.store.ts";
import { tablesOnSameNotes } from "./tableRounds.store.ts";
import { logVote, sha256 } from "./voteLog.store.ts";
import { newBallotCode } from "./voters.ts";
import { type CandidateSeals, closeStoredRound, type StoredRound } from "./voting.store.ts";

/** A ballot as results by group are counted from it: without code and voter. */
export interface GroupedBallot {
  groupId: GroupId | null;
  dots: Allocation;
  /** In which votes by table on the same notes this voter could vote too; absent when there are none. */
  tables?: string;
}

/**
 * Counts and keeps what is shown by group; the last time that anybody knows a ballot's group. What it keeps must have
 * small groups left out already: nothing else may say later how one of few people chose.
 */
export type KeepGroupResults = (
  sql: Sql,
  workshopId: string,
  round: StoredRound,
  ballots: readonly GroupedBallot[],
) => Promise<void>;

/**
 * Closes a round in the transaction it is given: counts, publishes the ballots under their codes, logs the result, and
 * forgets who cast which.
 */
export async function closeAndForget(
  sql: Sql,
  workshopId: string,
  round: StoredRound,
  { now, keepGroupResults }: { now: number; keepGroupResults: KeepGroupResults },
): Promise<TallyRow[]> {
  const counted = await countedBallots(sql, round.id);
  const ballots = counted.map(({ code, dots }) => ({ code: code ?? newBallotCode(), dots }));
  const isPublished = mayPublish(ballots.length);
  const record: RoundRecord = {
    ...recordRules(round),
    voted: ballots.length,
    onPaper: counted.filter(({ isOnPaper }) => isOnPaper).length,
    tally: tallyBallots(
      round.candidates,
      ballots.map(({ dots }) => dots),
    ),
    ballots: isPublished ? ballots : null,
  };
  const { voted, onPaper, tally } = record;
  const tables = await tablesOnSameNotes(sql, workshopId, round.candidates);
  await keepGroupResults(
    sql,
    workshopId,
    round,
    counted.map(({ groupId, dots, voter }) => ({
      groupId,
      dots,
      ...(tables.size > 0 && { tables: tables.get(voter) ?? "" }),
    })),
  );
  await forgetBallots(sql, round.id);
  if (isPublished) await publishBallots(sql, round.id, ballots);
  const body = closingBody(record, sha256);
  const { hash } = await logVote(sql, workshopId, { at: now, event: "closed", roundId: round.id, body });
  await closeStoredRound(sql, round.id, { tally, voted, onPaper, isPublished, seal: hash });
  return tally;
}

/** A round's rules as its record and the log hold them, with what seals its candidates' words. */
export function recordRules(round: StoredRound, seals: CandidateSeals = {}) {
  const { id, activityId, boardId, title = null, who = "everyone", tableIds, dots, maxPerItem } = round;
  const candidates = round.candidates.map((candidate) => ({ ...candidate, ...seals[candidate.noteId] }));
  return { id, activityId, boardId, title, who, ...(tableIds && { tableIds }), dots, maxPerItem, candidates };
}
