import { expect, it } from "vitest";
import type { NoteId } from "../kernel/ids.ts";
import { ballotDenial, dotsIn, mayPublish, type Voter, voterDenial } from "./voting.rules.ts";

const candidates = ["a", "b", "c"].map((id) => ({ noteId: id as NoteId }));

it.each([
  ["VO2", true, "open", { a: 2, b: 1 }, null],
  ["VO2", true, "open", { a: 2, b: 2 }, "overspent"],
  ["VO2", true, "open", { a: 1, b: 1, c: 2 }, "overspent"],
  ["VO3", true, "open", { a: 2 }, null],
  ["VO3", true, "open", { a: 3 }, "tooManyOnOne"],
  ["VO5", true, "closed", { a: 1 }, "roundNotOpen"],
  ["VO5", true, "closed", {}, "roundNotOpen"],
  ["VO6", false, "open", { a: 1 }, "cannotVote"],
  ["VO6", false, "open", {}, "cannotVote"],
  ["VO6", false, "closed", { z: 9 }, "cannotVote"],
  ["VO9", true, "open", { z: 1 }, "notACandidate"],
  ["VO9", true, "open", { a: 1, z: 0 }, "notACandidate"],
  ["VO9", true, "open", { constructor: 1 }, "notACandidate"],
  ["VO11", true, "open", {}, null],
  ["VO11", true, "open", { a: 0 }, null],
] as const)("[%s] canVote %s, round %s, dots %o: %s", (_rule, canVote, state, dots, expected) => {
  expect(ballotDenial({ canVote }, { state, candidates, dots: 3, maxPerItem: 2 }, dots)).toBe(expected);
});

it.each([
  [{}, 0],
  [{ a: 1 }, 1],
  [{ a: 2, b: 0, c: 3 }, 5],
])("[VO2] the dots of %o are %i together", (ballot, together) => {
  expect(dotsIn(ballot)).toBe(together);
});

it.each([
  ["VO13", { who: "present" }, { wasPresent: false }, "cameLate"],
  ["VO13", { who: "present" }, { wasPresent: true }, null],
  ["VO13", { who: "present" }, {}, null],
  ["VO13", {}, { wasPresent: false, hasTicket: false, hasExtraTime: false }, null],
  ["VO14", { isInExtraTime: true }, { hasExtraTime: false }, "roundNotOpen"],
  ["VO14", { isInExtraTime: true }, { hasExtraTime: true }, null],
  ["VO14", { isInExtraTime: true, who: "tickets" }, { hasExtraTime: true, hasTicket: false }, "needsTicket"],
  ["VO17", { who: "tickets" }, { hasTicket: false }, "needsTicket"],
  ["VO17", { who: "tickets" }, { hasTicket: true }, null],
  ["VO6", { who: "tickets" }, { hasTicket: true, canVote: false }, "cannotVote"],
] as const)("[%s] round %o, voter %o: %s", (_rule, round, voter, expected) => {
  const open = { state: "open" as const, ...round };
  expect(voterDenial({ canVote: true, ...voter } satisfies Voter, open)).toBe(expected);
  expect(ballotDenial({ canVote: true, ...voter }, { ...open, candidates, dots: 3, maxPerItem: 2 }, {})).toBe(expected);
});

it("[VO16] five ballots may be published, four may not", () => {
  expect([0, 4, 5, 200].map(mayPublish)).toEqual([false, false, true, true]);
});
