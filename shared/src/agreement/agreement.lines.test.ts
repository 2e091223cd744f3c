import { expect, it } from "vitest";
import { agreementLines, agreementMarkdown } from "./agreement.lines.ts";
import type { Proposal } from "./agreement.schema.ts";
import type { Check } from "./check.schema.ts";

const counts = { agree: 4, reservation: 1, block: 0, abstain: 0 };
const proposal = {
  text: "Shall we?",
  state: "agreed",
  method: "vote",
  history: [{ version: 1, text: "Shall we not?", result: { counts, reasons: [], blocksStanding: 0 } }],
  result: { counts, reasons: [{ position: "reservation", text: "Carers too." }], blocksStanding: 1 },
} as unknown as Proposal;

it("[M10] a proposal's paper holds its outcome, its counts, its reasons and its earlier words", () => {
  expect(agreementLines({ agreements: [proposal] }).map(({ text }) => text)).toEqual([
    "Shall we?",
    "Agreed by vote",
    "4 agree, 1 agree, with a worry, 0 can't go along, 0 stand aside",
    "1 person could not go along",
    "agree, with a worry: Carers too.",
    "Words 1: Shall we not?",
    "4 agree, 1 agree, with a worry, 0 can't go along, 0 stand aside",
  ]);
});

it("[M29] a check's paper holds how views lie; one that was not shown is not in it", () => {
  const ratings = { counts: [1, 0, 0, 0, 1], mean: 0, lowest: -2, highest: 2, mixed: true };
  const checks = [
    { kind: "temperature", question: "How?", isReleased: true, ratings },
    { kind: "word", question: "Hidden?", isReleased: false, words: [{ text: "secret" }] },
  ] as unknown as Check[];
  const few = { kind: "fist", question: "Few?", isReleased: true, ratings: null } as unknown as Check;
  expect(agreementLines({ checks: [few] }).at(-1)?.text).toMatch(/^Fewer than five/);
  const lines = agreementLines({ checks }).map(({ text }) => text);
  expect(lines).toContain("-2: 1, -1: 0, 0: 0, 1: 0, 2: 1");
  expect(lines.at(-1)).toMatch(/^Mixed views/);
  expect(lines.join()).not.toMatch(/Hidden|secret/);
});

it("[EX7] what people wrote stays words in Markdown", () => {
  const lines = agreementLines({ agreements: [{ ...proposal, text: "# <b>Not a heading" }] });
  expect(agreementMarkdown(lines)).toContain("- **\\# \\<b\\>Not a heading**");
});
