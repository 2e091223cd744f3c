import type { VoteRecord } from "@longtable/shared/voting/recount.rules";
import type { BallotList, Candidate } from "@longtable/shared/voting/voting.schema";
import type { Sql } from "../../storage/storage.ts";
import { publishedBallots } from "./ballots.store.ts";
import { recordRules } from "./closing.ts";
import { listVoteLog } from "./voteLog.store.ts";
import { candidateSeals, findRound, listRounds, type StoredRound } from "./voting.store.ts";

/** Everything a workshop publishes of its votes: closed rounds with their ballots, and the log. */
export async function readVoteRecord(sql: Sql, workshopId: string): Promise<VoteRecord> {
  const closed = (await listRounds(sql, workshopId)).filter(({ state }) => state === "closed");
  const rounds = await Promise.all(
    closed.map(async (round) => ({
      ...recordRules(round, await candidateSeals(sql, round.id)),
      voted: round.voted,
      onPaper: round.onPaper ?? 0,
      tally: round.tally ?? [],
      ballots: await ballotsOf(sql, round),
    })),
  );
  return { rounds, log: await listVoteLog(sql, workshopId) };
}

/** A round's published ballots; null when there is no such round or it is still open. */
export async function readBallotList(
  sql: Sql,
  workshopId: string,
  roundId: string,
): Promise<(BallotList & { candidates: Candidate[] }) | null> {
  const round = await findRound(sql, workshopId, roundId);
  if (round?.state !== "closed") return null;
  const { id, seal = null, candidates } = round;
  return { roundId: id, seal, candidates, ballots: await ballotsOf(sql, round) };
}

const ballotsOf = async (sql: Sql, { id, isPublished }: StoredRound) =>
  isPublished ? publishedBallots(sql, id) : null;
