import type { NoteId, RoundId, WorkshopId } from "@longtable/shared/kernel/ids";
import { UserError } from "@longtable/shared/kernel/userError";
import { castBallot, closeRound, openRound } from "@longtable/shared/voting/voting.commands";
import { type BallotDenial, ballotDenial, dotsIn } from "@longtable/shared/voting/voting.rules";
import type { Allocation } from "@longtable/shared/voting/voting.schema";
import { tallyBallots } from "@longtable/shared/voting/voting.tally";
import type { ActivityState } from "@longtable/shared/workshop/workshop.schema";
import { newId } from "../../kernel/newId.ts";
import type { Sql } from "../../storage/storage.ts";
import type { CommandContext, Register } from "../../transport/commandRouter.ts";
import { addRound, closeStoredRound, findRound, listBallots, putBallot } from "./voting.store.ts";

export interface VotingDeps {
  boardUse(sql: Sql, boardId: string): Promise<{ workshopId: WorkshopId; states: ActivityState[] } | null>;
  activityExists(sql: Sql, workshopId: string, activityId: string): Promise<boolean>;
  requireRight(context: Pick<CommandContext, "seat">, action: "openAndCloseRounds"): void;
}

const DENIAL_CODES: Record<BallotDenial, "forbidden" | "conflict" | "invalid"> = {
  cannotVote: "forbidden",
  roundNotOpen: "conflict",
  notACandidate: "invalid",
  tooManyOnOne: "invalid",
  overspent: "invalid",
};

/** Dot-vote rounds: frozen at opening, hidden until close, counted from the ballots alone. */
export function createVotingFeature({ boardUse, activityExists, requireRight }: VotingDeps) {
  async function roundFor(context: CommandContext, roundId: RoundId) {
    const round = await findRound(context.sql, context.seat.workshopId, roundId);
    if (!round) throw new UserError("notFound", "voting.noSuchRound");
    return round;
  }

  return {
    register(on: Register): void {
      on(openRound, async ({ activityId, boardId, candidates, dots, maxPerItem }, context) => {
        const { seat, sql } = context;
        const use = await boardUse(sql, boardId);
        if (use?.workshopId !== seat.workshopId) throw new UserError("notFound", "board.notFound");
        if (!(await activityExists(sql, seat.workshopId, activityId))) {
          throw new UserError("notFound", "workshop.noSuchActivity");
        }
        requireRight(context, "openAndCloseRounds");
        const { board } = await context.boards.room(boardId);
        const roundId = newId<RoundId>();
        const frozen = [...new Set(candidates)].map((noteId) => ({ noteId, text: noteText(board.note(noteId)) }));
        await addRound(sql, seat.workshopId, {
          id: roundId,
          activityId,
          boardId,
          state: "open",
          dots,
          maxPerItem: Math.min(maxPerItem, dots),
          candidates: frozen,
          voted: 0,
        });
        context.changed({ slices: ["rounds"] });
        return { roundId };
      });

      on(castBallot, async ({ roundId, dots }, context) => {
        const { seat, sql } = context;
        const round = await roundFor(context, roundId);
        const spent = withoutZeros(dots);
        const denial = ballotDenial({ canVote: seat.canVote && seat.participantId !== null }, round, spent);
        if (denial) throw new UserError(DENIAL_CODES[denial], `voting.${denial}`);
        if (seat.participantId) await putBallot(sql, roundId, seat.participantId, spent);
        context.changed({ seatSlices: [{ seatId: seat.id, slices: ["rounds"] }], counts: ["rounds"] });
        return { dotsLeft: round.dots - dotsIn(spent) };
      });

      on(closeRound, async ({ roundId }, context) => {
        const round = await roundFor(context, roundId);
        requireRight(context, "openAndCloseRounds");
        if (round.tally) return { tally: round.tally };
        const ballots = await listBallots(context.sql, roundId);
        const tally = tallyBallots(round.candidates, ballots);
        await closeStoredRound(context.sql, roundId, tally, ballots.length);
        context.changed({ slices: ["rounds"] });
        return { tally };
      });
    },
  };
}

function noteText(note: { text: string } | null): string {
  if (!note) throw new UserError("notFound", "voting.candidateNotOnBoard");
  return note.text;
}

const withoutZeros = (dots: Allocation): Allocation =>
  Object.fromEntries(Object.entries(dots).filter(([, count]) => count > 0)) as Record<NoteId, number>;
