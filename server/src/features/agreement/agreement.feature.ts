import {
  answerProposal,
  askAgain,
  propose,
  revealProposal,
  settleProposal,
} from "@longtable/shared/agreement/agreement.commands";
import {
  type Answer,
  answerDenial,
  askAgainDenial,
  decisionFor,
  resultOf,
  settleDenial,
} from "@longtable/shared/agreement/agreement.rules";
import { AGREEMENT_LIMITS } from "@longtable/shared/agreement/agreement.types";
import type { Decision } from "@longtable/shared/decision/decision.schema";
import type { DecisionId } from "@longtable/shared/kernel/ids";
import { UserError } from "@longtable/shared/kernel/userError";
import { may } from "@longtable/shared/participation/permissions";
import type { Round } from "@longtable/shared/voting/voting.schema";
import { newId } from "../../kernel/newId.ts";
import type { Sql } from "../../storage/storage.ts";
import type { CommandContext, Register } from "../../transport/commandRouter.ts";
import {
  findProposal,
  forgetAnswers,
  listAnswers,
  listProposals,
  putAnswer,
  putProposal,
  type StoredProposal,
} from "./agreement.store.ts";
import { rankIn } from "./rank.ts";

export interface AgreementDeps {
  findRound(sql: Sql, workshopId: string, roundId: string): Promise<Pick<Round, "state" | "candidates"> | null>;
  noteExists(sql: Sql, workshopId: string, noteId: string): Promise<boolean>;
  /** Records what was decided, or changes the record of the same id. */
  putDecision(sql: Sql, workshopId: string, decision: Decision): Promise<void>;
  findDecision(sql: Sql, workshopId: string, id: string): Promise<Decision | null>;
  requireRight(context: Pick<CommandContext, "seat">, action: "recordDecisions"): void;
  /** Drives deleted answers out of the file's log of changes, once what runs is done. */
  scrubSoon(): void;
}

/** Proposals and what the room says to them: private until a host shows them, settled by the rules of METHODS M10. */
export function registerAgreementCommands(on: Register, deps: AgreementDeps): void {
  async function proposalFor({ sql, seat }: CommandContext, id: DecisionId): Promise<StoredProposal> {
    const proposal = await findProposal(sql, seat.workshopId, id);
    if (!proposal) throw new UserError("notFound", "agreement.noSuchProposal");
    return proposal;
  }

  on(propose, async ({ text, noteIds, roundId }, context) => {
    const { seat, sql, now } = context;
    deps.requireRight(context, "recordDecisions");
    const round = roundId ? await deps.findRound(sql, seat.workshopId, roundId) : null;
    if (roundId && !round) throw new UserError("notFound", "voting.noSuchRound");
    const voted = new Set(round?.candidates.map(({ noteId }) => noteId));
    for (const noteId of noteIds.filter((id) => !voted.has(id))) {
      if (!(await deps.noteExists(sql, seat.workshopId, noteId))) throw new UserError("notFound", "board.noteNotFound");
    }
    if ((await listProposals(sql, seat.workshopId)).length >= AGREEMENT_LIMITS.proposalsPerWorkshop) {
      throw new UserError("conflict", "agreement.tooMany");
    }
    const proposalId = newId<DecisionId>();
    await putProposal(sql, seat.workshopId, {
      id: proposalId,
      text,
      noteIds: [...new Set(noteIds)],
      roundId: roundId ?? null,
      state: "proposed",
      method: null,
      version: 1,
      askedAt: now,
      isReleased: false,
      history: [],
      frozen: null,
    });
    context.changed({ slices: ["agreements"] });
    return { proposalId };
  });

  on(answerProposal, async ({ proposalId, version, position, reason }, context) => {
    const { seat, sql } = context;
    const proposal = await proposalFor(context, proposalId);
    const hasReason = position === "block" || position === "reservation";
    const answer: Answer = { position, version, reason: (hasReason && reason) || null };
    const mayAnswer = may(seat.role, "castBallots") && seat.canVote && seat.participantId !== null;
    const denial = answerDenial({ mayAnswer }, proposal, answer);
    if (denial) throw new UserError(ANSWER_CODES[denial], `agreement.${denial}`);
    if (seat.participantId) await putAnswer(sql, proposalId, seat.participantId, answer);
    context.changed({ seatSlices: [{ seatId: seat.id, slices: ["agreements"] }], counts: ["agreements"] });
    return {};
  });

  on(revealProposal, async ({ proposalId }, context) => {
    deps.requireRight(context, "recordDecisions");
    const proposal = await proposalFor(context, proposalId);
    if (proposal.isReleased) return {};
    await putProposal(context.sql, context.seat.workshopId, { ...proposal, isReleased: true });
    context.changed({ slices: ["agreements"] });
    return {};
  });

  on(askAgain, async ({ proposalId, text }, context) => {
    const { seat, sql, now } = context;
    deps.requireRight(context, "recordDecisions");
    const proposal = await proposalFor(context, proposalId);
    const denial = askAgainDenial(proposal);
    if (denial) throw new UserError("conflict", `agreement.${denial}`);
    if (proposal.version >= AGREEMENT_LIMITS.wordingsPerProposal) throw new UserError("conflict", "agreement.tooMany");
    // What nobody was shown is not shown by asking again (METHODS M10).
    const shown = proposal.isReleased ? (proposal.frozen ?? (await freeze(sql, proposal))) : null;
    const version = proposal.version + 1;
    const asked: StoredProposal = {
      ...proposal,
      text: text ?? proposal.text,
      state: "proposed",
      method: null,
      version,
      askedAt: now,
      isReleased: false,
      history: [...proposal.history, { version: proposal.version, text: proposal.text, result: shown?.result ?? null }],
      frozen: null,
    };
    await putProposal(sql, seat.workshopId, asked);
    await forgetAnswers(sql, proposalId, "blocks");
    deps.scrubSoon();
    const recorded = await deps.findDecision(sql, seat.workshopId, proposalId);
    if (recorded) {
      await deps.putDecision(sql, seat.workshopId, { ...recorded, question: asked.text, state: "proposed" });
    }
    context.changed({ slices: recorded ? ["agreements", "decisions"] : ["agreements"] });
    return { version };
  });

  on(settleProposal, async ({ proposalId, outcome }, context) => {
    const { seat, sql, now } = context;
    deps.requireRight(context, "recordDecisions");
    const proposal = await proposalFor(context, proposalId);
    const denial = settleDenial(proposal, await listAnswers(sql, proposalId), outcome);
    if (denial) throw new UserError("conflict", `agreement.${denial}`);
    const { method, state } = decisionFor(outcome);
    const { text: question, roundId, noteIds } = proposal;
    await putProposal(sql, seat.workshopId, {
      ...proposal,
      state,
      method: state === "agreed" ? method : null,
      isReleased: true,
      frozen: await freeze(sql, proposal),
    });
    await forgetAnswers(sql, proposalId, state === "parked" ? "blocks" : "nothing");
    deps.scrubSoon();
    await deps.putDecision(sql, seat.workshopId, {
      id: proposalId,
      question,
      method,
      state,
      roundId,
      noteIds,
      recordedAt: now,
    });
    context.changed({ slices: ["agreements", "decisions"] });
    return {};
  });
}

const ANSWER_CODES = {
  cannotAnswer: "forbidden",
  notOpen: "conflict",
  wordingChanged: "conflict",
  reasonNeeded: "invalid",
} as const;

async function freeze(sql: Sql, { id, version }: StoredProposal) {
  const answers = await listAnswers(sql, id);
  return {
    answered: answers.filter((answer) => answer.version === version).length,
    result: resultOf(version, answers, rankIn(id)),
  };
}
