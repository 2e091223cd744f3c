import { AGREEMENT_LIMITS } from "@longtable/shared/agreement/agreement.types";
import { CHECK_LIMITS } from "@longtable/shared/agreement/check.types";
import { LIMITS } from "@longtable/shared/kernel/limits";
import { ID, long } from "./badValues.ts";
import type { Row } from "./commandTable.ts";

/** The commands about proposals, quick checks and decisions, as `COMMANDS` lists them. */
export const AGREEMENT: Readonly<Record<string, Row>> = {
  "agreement.propose": {
    good: ({ closedRoundId, hostNoteId }) => ({ text: "Shall we?", roundId: closedRoundId, noteIds: [hostNoteId] }),
    bad: {
      text: ["", "  ", long(LIMITS.decisionChars + 1), 5, null, {}],
      roundId: ID,
      noteIds: ["x", {}, null, [5], ["__proto__"]],
    },
    required: ["text"],
    allows: ["facilitator"],
    mustExist: ["roundId", "noteIds"],
  },
  "agreement.answer": {
    good: ({ proposalId }) => ({ proposalId, version: 1, position: "block", reason: "There is no ramp." }),
    bad: {
      proposalId: ID,
      version: [0, 1.5, "1", null],
      position: ["", "maybe", 5, null],
      reason: [long(AGREEMENT_LIMITS.reasonChars + 1), 5, null],
    },
    required: ["proposalId", "version", "position"],
    allows: ["participant"],
    mustExist: ["proposalId"],
  },
  "agreement.reveal": {
    good: ({ proposalId }) => ({ proposalId }),
    bad: { proposalId: ID },
    required: ["proposalId"],
    allows: ["facilitator"],
    mustExist: ["proposalId"],
  },
  "agreement.askAgain": {
    good: ({ proposalId }) => ({ proposalId, text: "Shall we try it for a month?" }),
    bad: { proposalId: ID, text: ["", "  ", long(LIMITS.decisionChars + 1), 5, null, {}] },
    required: ["proposalId"],
    allows: ["facilitator"],
    mustExist: ["proposalId"],
  },
  "agreement.settle": {
    good: ({ proposalId }) => ({ proposalId, outcome: "vote" }),
    bad: { proposalId: ID, outcome: ["", "host", 5, null] },
    required: ["proposalId", "outcome"],
    allows: ["facilitator"],
    mustExist: ["proposalId"],
  },
  "check.open": {
    good: () => ({ kind: "temperature", question: "How does it feel?" }),
    bad: { kind: ["", "dice", 5, null], question: ["", "  ", long(CHECK_LIMITS.questionChars + 1), 5, null] },
    required: ["kind", "question"],
    allows: ["facilitator"],
    mustExist: [],
  },
  "check.answer": {
    good: ({ checkId }) => ({ checkId, answer: 4 }),
    bad: {
      checkId: ID,
      answer: [6, -3, 1.5, "", long(CHECK_LIMITS.wordChars + 1), "two\nlines", null, {}, [4]],
    },
    required: ["checkId", "answer"],
    allows: ["participant"],
    mustExist: ["checkId"],
  },
  "check.reveal": {
    good: ({ checkId }) => ({ checkId }),
    bad: { checkId: ID },
    required: ["checkId"],
    allows: ["facilitator"],
    mustExist: ["checkId"],
  },
  "check.close": {
    good: ({ checkId }) => ({ checkId }),
    bad: { checkId: ID },
    required: ["checkId"],
    allows: ["facilitator"],
    mustExist: ["checkId"],
  },
  "check.hideWord": {
    good: ({ wordCheckId }) => ({ checkId: wordCheckId, wordId: "w1", hidden: true }),
    bad: { checkId: ID, wordId: ["", long(41), 5, null], hidden: ["true", 1, null] },
    required: ["checkId", "wordId", "hidden"],
    allows: ["facilitator"],
    mustExist: ["checkId"],
  },
  "decision.record": {
    good: ({ closedRoundId, hostNoteId }) => ({
      question: "We will try it",
      roundId: closedRoundId,
      noteIds: [hostNoteId],
    }),
    bad: {
      question: ["", "  ", long(LIMITS.decisionChars + 1), 5, null, {}],
      method: ["", "coin", 5, null],
      state: ["", "done", 5, null],
      roundId: ID,
      noteIds: ["x", {}, null, [5], ["__proto__"], Array.from({ length: 201 }, (_, n) => `n${n}`)],
    },
    required: ["question"],
    allows: ["facilitator"],
    mustExist: ["roundId", "noteIds"],
  },
};
