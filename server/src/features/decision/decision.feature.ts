import { sameWords } from "@longtable/shared/agreement/agreement.rules";
import type { PositionResult, Proposal } from "@longtable/shared/agreement/agreement.schema";
import { recordDecision } from "@longtable/shared/decision/decision.commands";
import type { Decision } from "@longtable/shared/decision/decision.schema";
import type { DecisionId } from "@longtable/shared/kernel/ids";
import { LIMITS } from "@longtable/shared/kernel/limits";
import { UserError } from "@longtable/shared/kernel/userError";
import type { Round } from "@longtable/shared/voting/voting.schema";
import { newId } from "../../kernel/newId.ts";
import type { Sql } from "../../storage/storage.ts";
import type { CommandContext, Register } from "../../transport/commandRouter.ts";
import { listDecisions } from "./decision.store.ts";

/** A proposal, with what the answers came to once it took no more. */
type AskedProposal = Pick<Proposal, "text" | "state"> & {
  frozen: { result: Pick<PositionResult, "blocksStanding"> } | null;
};

export interface DecisionDeps {
  findRound(sql: Sql, workshopId: string, roundId: string): Promise<Pick<Round, "state" | "candidates"> | null>;
  listProposals(sql: Sql, workshopId: string): Promise<AskedProposal[]>;
  putDecision(sql: Sql, workshopId: string, decision: Decision): Promise<void>;
  noteExists(sql: Sql, workshopId: string, noteId: string): Promise<boolean>;
  requireRight(context: Pick<CommandContext, "seat">, action: "recordDecisions"): void;
}

/** Writes down what the room decided, with the round and the notes it rests on. */
export function registerDecisionCommands(on: Register, deps: DecisionDeps): void {
  on(recordDecision, async ({ roundId, noteIds, ...decision }, context) => {
    const { seat, sql, now } = context;
    deps.requireRight(context, "recordDecisions");
    const round = roundId ? await deps.findRound(sql, seat.workshopId, roundId) : null;
    if (roundId && !round) throw new UserError("notFound", "voting.noSuchRound");
    if (round?.state === "open") throw new UserError("conflict", "decision.roundStillOpen");
    // A candidate may be decided on even when its note has since been removed: the round keeps its words.
    const voted = new Set(round?.candidates.map((candidate) => candidate.noteId));
    for (const noteId of noteIds.filter((id) => !voted.has(id))) {
      if (!(await deps.noteExists(sql, seat.workshopId, noteId))) throw new UserError("notFound", "board.noteNotFound");
    }
    if (decision.method === "consensus" && decision.state === "agreed") {
      // What the room is being asked is settled where its blocks are known (METHODS I9).
      const proposals = await deps.listProposals(sql, seat.workshopId);
      const same = proposals.filter(({ text }) => sameWords(text, decision.question));
      if (same.some(({ state }) => state === "proposed" || state === "parked")) {
        throw new UserError("conflict", "decision.askedAsProposal");
      }
      // Ended otherwise while somebody said no, and not agreed when it was asked anew.
      const last = same.at(-1);
      if (last?.frozen && last.frozen.result.blocksStanding > 0)
        throw new UserError("conflict", "decision.blocksStood");
    }
    if ((await listDecisions(sql, seat.workshopId)).length >= LIMITS.decisionsPerWorkshop) {
      throw new UserError("conflict", "decision.tooMany");
    }
    const decisionId = newId<DecisionId>();
    await deps.putDecision(sql, seat.workshopId, {
      ...decision,
      id: decisionId,
      roundId: roundId ?? null,
      noteIds,
      recordedAt: now,
    });
    context.changed({ slices: ["decisions"] });
    return { decisionId };
  });
}
