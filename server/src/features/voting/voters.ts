import { randomBytes } from "node:crypto";
import { BALLOT_CODE_LENGTH, codeFromBytes } from "@longtable/shared/voting/ballotCode";
import { type Voter, voterDenial } from "@longtable/shared/voting/voting.rules";
import type { Round } from "@longtable/shared/voting/voting.schema";
import type { Seat } from "../../kernel/seat.ts";
import type { Sql } from "../../storage/storage.ts";
import { openBallots } from "./ballots.store.ts";
import { electorsByRound } from "./tableRounds.store.ts";
import { ticketHolders } from "./tickets.store.ts";
import { extraTimes, openingTimes, type StoredRound } from "./voting.store.ts";

/** When each participant of a workshop joined, in milliseconds since 1970. */
export type JoinTimes = (sql: Sql, workshopId: string) => Promise<ReadonlyMap<string, number>>;

/** What is one person's own of the open rounds, by round. */
export type OwnVote = Pick<Round, "mine" | "receipt" | "notForMe">;

/** A fresh code for a ballot. Should it meet another of its round, storage refuses it and the phone sends again. */
export function newBallotCode(): string {
  for (;;) {
    const code = codeFromBytes(randomBytes(2 * BALLOT_CODE_LENGTH), BALLOT_CODE_LENGTH);
    if (code !== null) return code;
  }
}

/** Reads once what decides who may vote in a workshop's open rounds, and answers it for any seat. */
export async function readVoters(sql: Sql, workshopId: string, joinTimes: JoinTimes) {
  const [holders, extra, opened, joined, electors] = [
    await ticketHolders(sql, workshopId),
    await extraTimes(sql, workshopId),
    await openingTimes(sql, workshopId),
    await joinTimes(sql, workshopId),
    await electorsByRound(sql, workshopId),
  ];
  return (seat: Pick<Seat, "participantId" | "canVote">, { id }: Pick<StoredRound, "id">): Voter => {
    const person = seat.participantId;
    if (person === null) return { canVote: false };
    return {
      canVote: seat.canVote,
      hasTicket: holders.has(person),
      hasExtraTime: extra.get(id)?.has(person) ?? false,
      wasPresent: (joined.get(person) ?? 0) <= (opened.get(id) ?? 0),
      isElector: electors.get(id)?.has(person) ?? false,
    };
  };
}

/** Reads what is each person's own of a workshop's open rounds: their ballot and its code, or why they have none. */
export async function readOwnVotes(
  sql: Sql,
  workshopId: string,
  rounds: readonly StoredRound[],
  joinTimes: JoinTimes,
): Promise<(seat: Pick<Seat, "participantId" | "canVote">) => Map<string, OwnVote>> {
  const open = rounds.filter(({ state }) => state === "open");
  if (open.length === 0) return () => new Map();
  const ballots = new Map((await openBallots(sql, workshopId)).map((one) => [`${one.roundId} ${one.voter}`, one]));
  const isForAll = open.every(({ who, isInExtraTime }) => who === undefined && !isInExtraTime);
  const voterIn = isForAll ? null : await readVoters(sql, workshopId, joinTimes);
  return (seat) => {
    const own = new Map<string, OwnVote>();
    for (const round of open) {
      const ballot = ballots.get(`${round.id} ${seat.participantId}`);
      const denial = voterIn && seat.participantId ? voterDenial(voterIn(seat, round), round) : null;
      if (!ballot && denial === null) continue;
      own.set(round.id, {
        ...(ballot && { mine: ballot.dots }),
        ...(ballot?.code && { receipt: ballot.code }),
        ...(denial !== null && denial !== "cannotVote" && { notForMe: denial }),
      });
    }
    return own;
  };
}
