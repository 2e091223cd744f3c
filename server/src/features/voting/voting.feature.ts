import type { NoteId, RoundId, TableId, WorkshopId } from "@longtable/shared/kernel/ids";
import { LIMITS } from "@longtable/shared/kernel/limits";
import { UserError } from "@longtable/shared/kernel/userError";
import { openingBody } from "@longtable/shared/voting/recount.rules";
import { tableRoundDenial } from "@longtable/shared/voting/tableRounds.rules";
import { castBallot, closeRound, giveTime, openRound } from "@longtable/shared/voting/voting.commands";
import { type BallotDenial, ballotDenial, dotsIn } from "@longtable/shared/voting/voting.rules";
import type { Allocation, Electorate } from "@longtable/shared/voting/voting.schema";
import { newId } from "../../kernel/newId.ts";
import type { Sql } from "../../storage/storage.ts";
import type { CommandContext, Register } from "../../transport/commandRouter.ts";
import { findBallot, putBallot } from "./ballots.store.ts";
import { closeAndForget, type KeepGroupResults, recordRules } from "./closing.ts";
import { leastShown, resultsOnSameNotes } from "./groupResults.store.ts";
import { electorsOnSameNotes, keepElectors, roomVotesOn } from "./tableRounds.store.ts";
import { logVote, sha256 } from "./voteLog.store.ts";
import { type JoinTimes, newBallotCode, readVoters } from "./voters.ts";
import { addRound, findRound, giveExtraTime, type KeptRound, listRounds } from "./voting.store.ts";

export interface VotingDeps {
  boardUse(
    sql: Sql,
    boardId: string,
  ): Promise<{ workshopId: WorkshopId; tableId: TableId | null; isShared: boolean } | null>;
  /** The people with a vote who sit at these tables now; null when one of the tables is not there. */
  votersAtTables(sql: Sql, workshopId: string, tableIds: readonly TableId[]): Promise<ReadonlySet<string> | null>;
  /** Everybody who has a vote now. */
  votersNow(sql: Sql, workshopId: string): Promise<ReadonlySet<string>>;
  activityExists(sql: Sql, workshopId: string, activityId: string): Promise<boolean>;
  requireRight(context: Pick<CommandContext, "seat">, action: "openAndCloseRounds"): void;
  joinTimes: JoinTimes;
  keepGroupResults: KeepGroupResults;
  /** Takes what was deleted out of the files too, once this transaction is on disk. */
  scrubSoon(): void;
}

const DENIAL_CODES: Record<BallotDenial, "forbidden" | "conflict" | "invalid"> = {
  cannotVote: "forbidden",
  needsTicket: "forbidden",
  cameLate: "forbidden",
  otherTable: "forbidden",
  roundNotOpen: "conflict",
  notACandidate: "invalid",
  tooManyOnOne: "invalid",
  overspent: "invalid",
};

export const refuse = (denial: BallotDenial): never => {
  throw new UserError(DENIAL_CODES[denial], `voting.${denial}`);
};

export async function roundFor({ sql, seat }: CommandContext, roundId: RoundId): Promise<KeptRound> {
  const round = await findRound(sql, seat.workshopId, roundId);
  if (!round) throw new UserError("notFound", "voting.noSuchRound");
  return round;
}

/** Who is to vote on what. */
interface Wanted {
  who: Electorate;
  tableIds?: readonly TableId[] | undefined;
  candidates: readonly NoteId[];
}

/** Dot-vote rounds: frozen at opening, hidden until close, counted from the ballots alone, unlinkable afterwards. */
export function createVotingFeature(deps: VotingDeps) {
  const { boardUse, activityExists, requireRight, joinTimes, keepGroupResults, scrubSoon, votersAtTables } = deps;

  /** Who may vote in a round by table, as they sit now; null for a round that is not by table. */
  async function electorsFor(
    { sql, seat }: CommandContext,
    { who, tableIds, candidates }: Wanted,
  ): Promise<ReadonlySet<string> | null> {
    if ((who === "tables") !== (tableIds !== undefined)) throw new UserError("invalid", "voting.tablesMissing");
    if (!tableIds) {
      await requireNotAfterTables({ sql, seat }, { who, candidates });
      return null;
    }
    const electors = await votersAtTables(sql, seat.workshopId, tableIds);
    if (!electors) throw new UserError("notFound", "tables.noSuchTable");
    const notes = candidates.map((noteId) => ({ noteId }));
    // Whoever came later would be left over by taking the one from the other.
    if (await roomVotesOn(sql, seat.workshopId, notes)) throw new UserError("conflict", "voting.tablesComparable");
    const results = await resultsOnSameNotes(sql, seat.workshopId, notes);
    const denial = tableRoundDenial(electors, {
      earlier: await electorsOnSameNotes(sql, seat.workshopId, notes),
      least: await leastShown(sql, seat.workshopId),
      groupsAreShown: results.some(({ shown }) => shown.length > 0),
    });
    if (denial) throw new UserError("conflict", `voting.${denial}`);
    return electors;
  }

  /** After votes by table the whole room votes on the same notes only as it is now, and where too few are left over by none. */
  async function requireNotAfterTables(
    { sql, seat }: Pick<CommandContext, "sql" | "seat">,
    { who, candidates }: Pick<Wanted, "who" | "candidates">,
  ): Promise<void> {
    const notes = candidates.map((noteId) => ({ noteId }));
    const earlier = await electorsOnSameNotes(sql, seat.workshopId, notes);
    if (earlier.length === 0) return;
    if (who !== "present") throw new UserError("conflict", "voting.afterTables");
    const least = await leastShown(sql, seat.workshopId);
    const voters = await deps.votersNow(sql, seat.workshopId);
    const denial = tableRoundDenial(voters, { earlier, least, groupsAreShown: false });
    if (denial) throw new UserError("conflict", "voting.tablesComparable");
  }

  return {
    register(on: Register): void {
      on(openRound, async ({ activityId, boardId, candidates, dots, maxPerItem, title, who, tableIds }, context) => {
        const { seat, sql, now } = context;
        const use = await boardUse(sql, boardId);
        if (use?.workshopId !== seat.workshopId) throw new UserError("notFound", "board.notFound");
        if (!(await activityExists(sql, seat.workshopId, activityId))) {
          throw new UserError("notFound", "workshop.noSuchActivity");
        }
        requireRight(context, "openAndCloseRounds");
        if ((await listRounds(sql, seat.workshopId)).length >= LIMITS.roundsPerWorkshop) {
          throw new UserError("conflict", "voting.tooManyRounds");
        }
        // Candidates go to everyone with their words, and a table's board is its own.
        if (use.tableId !== null && !use.isShared) throw new UserError("conflict", "voting.tablesOwnBoard");
        const electors = await electorsFor(context, { who, tableIds, candidates });
        const { board } = await context.boards.room(boardId);
        const frozen = [...new Set(candidates)].map((noteId) => ({ noteId, text: noteText(board.note(noteId)) }));
        const round = {
          id: newId<RoundId>(),
          activityId,
          boardId,
          ...(title !== "" && { title }),
          who,
          ...(tableIds && { tableIds: [...new Set(tableIds)] }),
          state: "open" as const,
          dots,
          maxPerItem: Math.min(maxPerItem, dots),
          candidates: frozen,
          voted: 0,
          openedAt: now,
        };
        const seals = Object.fromEntries(frozen.map(({ noteId }) => [noteId, { salt: newId<NoteId>() }]));
        await addRound(sql, seat.workshopId, { ...round, seals });
        if (electors) await keepElectors(sql, seat.workshopId, round.id, electors);
        const body = openingBody(recordRules(round, seals), sha256);
        await logVote(sql, seat.workshopId, { at: now, event: "opened", roundId: round.id, body });
        context.changed({ slices: ["rounds"] });
        return { roundId: round.id };
      });

      on(
        castBallot,
        async ({ roundId, dots }, context) => {
          const { seat, sql } = context;
          const round = await roundFor(context, roundId);
          const spent = withoutZeros(dots);
          const isForAll = round.who === undefined && !round.isInExtraTime;
          const voter = isForAll ? seat : (await readVoters(sql, seat.workshopId, joinTimes))(seat, round);
          const denial = ballotDenial(voter, round, spent);
          if (denial) return refuse(denial);
          if (seat.participantId === null) return refuse("cannotVote");
          const before = await findBallot(sql, roundId, seat.participantId);
          const code = before?.code ?? newBallotCode();
          await putBallot(sql, { roundId, voter: seat.participantId, code, dots: spent });
          context.changed({ seatSlices: [{ seatId: seat.id, slices: ["rounds"] }], counts: ["roundCounts"] });
          return { dotsLeft: round.dots - dotsIn(spent) };
        },
        {
          async again({ roundId, dots }, context) {
            const round = await roundFor(context, roundId);
            return { dotsLeft: Math.max(0, round.dots - dotsIn(dots)) };
          },
        },
      );

      on(giveTime, async ({ roundId, participantIds }, context) => {
        const { seat, sql, now } = context;
        const round = await roundFor(context, roundId);
        requireRight(context, "openAndCloseRounds");
        if (round.state !== "open") refuse("roundNotOpen");
        const joined = await joinTimes(sql, seat.workshopId);
        if (participantIds.some((id) => !joined.has(id))) throw new UserError("notFound", "voting.noSuchPerson");
        await giveExtraTime(sql, roundId, participantIds);
        // How many, not who: that somebody needs more time is theirs to tell.
        const body = { people: participantIds.length };
        await logVote(sql, seat.workshopId, { at: now, event: "extraTime", roundId, body });
        context.changed({ slices: ["rounds"] });
        return {};
      });

      on(closeRound, async ({ roundId }, context) => {
        const { seat, sql, now } = context;
        const round = await roundFor(context, roundId);
        requireRight(context, "openAndCloseRounds");
        if (round.tally) return { tally: round.tally };
        const tally = await closeAndForget(sql, seat.workshopId, round, { now, keepGroupResults });
        scrubSoon();
        context.changed({ slices: ["rounds", "results"] });
        return { tally };
      });
    },
  };
}

function noteText(note: { text: string } | null): string {
  if (!note) throw new UserError("notFound", "voting.candidateNotOnBoard");
  return note.text;
}

/** A ballot without the notes it puts nothing on. */
export const withoutZeros = (dots: Allocation): Allocation =>
  Object.fromEntries(Object.entries(dots).filter(([, count]) => count > 0)) as Allocation;
