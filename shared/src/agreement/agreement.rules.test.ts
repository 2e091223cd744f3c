import { describe, expect, it } from "vitest";
import {
  type Answer,
  answerDenial,
  askAgainDenial,
  decisionFor,
  outlivesWording,
  proposalInFront,
  resultOf,
  sameWords,
  settleDenial,
  standingBlocks,
} from "./agreement.rules.ts";
import type { Proposal } from "./agreement.schema.ts";
import { OUTCOMES, POSITIONS, type Position } from "./agreement.types.ts";

const said = (position: Position, version = 1, reason: string | null = null): Answer => ({ position, version, reason });
const asked = (state: Proposal["state"] = "proposed", version = 1) => ({ state, version });
const ANYONE = { mayAnswer: true };

describe("[M10] an answer", () => {
  it.each([
    ["goes through", ANYONE, asked(), said("agree"), null],
    ["may carry a worry without words", ANYONE, asked(), said("reservation"), null],
    ["needs a reason when it blocks", ANYONE, asked(), said("block"), "reasonNeeded"],
    ["blocks with one", ANYONE, asked(), said("block", 1, "No ramp."), null],
    [
      "is refused to who may not answer, whatever else is wrong",
      { mayAnswer: false },
      asked("parked"),
      said("block"),
      "cannotAnswer",
    ],
    ["comes too late once it is parked", ANYONE, asked("parked"), said("agree"), "notOpen"],
    ["comes too late once it is agreed", ANYONE, asked("agreed"), said("agree"), "notOpen"],
    [
      "is not taken for other words than those that were read",
      ANYONE,
      asked("proposed", 2),
      said("agree", 1),
      "wordingChanged",
    ],
    ["is not taken for words yet to come", ANYONE, asked("proposed", 1), said("agree", 2), "wordingChanged"],
  ] as const)("%s", (_case, seat, proposal, answer, expected) => {
    expect(answerDenial(seat, proposal, answer)).toBe(expected);
  });
});

describe("[I9] settling", () => {
  it.each([
    ["consensus", [said("agree"), said("reservation"), said("abstain")], null],
    ["consensus", [said("agree"), said("block", 1, "No ramp.")], "blockStands"],
    ["consensus", [said("agree", 2), said("block", 1, "No ramp.")], "blockStands"],
    ["consensus", [], "nobodyAnswered"],
    ["vote", [said("block", 1, "No ramp.")], null],
    ["parked", [said("block", 1, "No ramp.")], null],
    ["notAgreed", [], null],
  ] as const)("by %s with %j: %s", (outcome, answers, expected) => {
    const version = Math.max(1, ...answers.map((answer) => answer.version));
    expect(settleDenial(asked("proposed", version), answers, outcome)).toBe(expected);
  });

  it("answers from before a new wording alone agree to nothing", () => {
    expect(settleDenial(asked("proposed", 2), [said("agree", 1)], "consensus")).toBe("nobodyAnswered");
  });

  it.each(["agreed", "notAgreed", "parked"] as const)("what is %s is settled already", (state) => {
    for (const outcome of OUTCOMES) expect(settleDenial(asked(state), [said("agree")], outcome)).toBe("notOpen");
  });
});

/** A random source that gives the same run for the same seed. */
function createDice(seed: number) {
  let state = seed;
  return (sides: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

const PEOPLE = ["ann", "bob", "cem", "dee"];

/**
 * One room's way through a proposal by the rules alone, beside a plain memory of who said no last. Answers whether it
 * ended agreed by consensus, and who was still saying no then.
 */
function randomStory(seed: number): { agreed: boolean; blocked: string[]; steps: number } {
  const dice = createDice(seed);
  let proposal = asked();
  let kept = new Map<string, Answer>();
  const saysNo = new Set<string>();
  let steps = 0;
  for (; steps < 40; steps += 1) {
    const deed = dice(10);
    if (deed < 7) {
      const person = PEOPLE[dice(PEOPLE.length)] ?? "ann";
      const position = POSITIONS[dice(POSITIONS.length)] ?? "agree";
      const answer = said(
        position,
        proposal.version - (dice(8) === 0 ? 1 : 0),
        position === "block" ? "Because." : null,
      );
      if (answerDenial(ANYONE, proposal, answer)) continue;
      kept.set(person, answer);
      if (position === "block") saysNo.add(person);
      else saysNo.delete(person);
    } else if (deed === 7) {
      if (askAgainDenial(proposal)) continue;
      proposal = asked("proposed", proposal.version + 1);
      kept = new Map([...kept].filter(([, answer]) => outlivesWording(answer)));
    } else {
      const outcome = OUTCOMES[dice(OUTCOMES.length)] ?? "parked";
      if (settleDenial(proposal, [...kept.values()], outcome)) continue;
      proposal = { ...proposal, state: decisionFor(outcome).state };
      if (outcome === "consensus") return { agreed: true, blocked: [...saysNo], steps };
      if (proposal.state === "parked") kept = new Map([...kept].filter(([, answer]) => outlivesWording(answer)));
    }
  }
  return { agreed: false, blocked: [...saysNo], steps };
}

it("[I9] in 20,000 random rooms, nothing is agreed by consensus while anybody's last word is a block", () => {
  const stories = Array.from({ length: 20_000 }, (_, seed) => randomStory(seed));
  const agreed = stories.filter((story) => story.agreed);
  expect(agreed.length).toBeGreaterThan(1000);
  expect(agreed.length).toBeLessThan(stories.length);
  expect(agreed.filter(({ blocked }) => blocked.length > 0)).toEqual([]);
});

describe("[M10] the result", () => {
  const answers = [
    said("agree"),
    said("agree"),
    said("reservation", 1, "Carers too."),
    said("block", 1, "No nurse is free."),
    said("abstain"),
  ];

  it("counts one wording, and says how many blocks stand", () => {
    const carried = [...answers.map((answer) => ({ ...answer, version: 2 })), said("block", 1, "An old no.")];
    const { counts, blocksStanding } = resultOf(2, carried, (text) => text);
    expect(counts).toEqual({ agree: 2, reservation: 1, block: 1, abstain: 1 });
    expect(blocksStanding).toBe(2);
    expect(standingBlocks(carried)).toBe(2);
  });

  it("keeps the reason of a block that stands from before, and no other of an earlier wording", () => {
    const earlier = [said("block", 1, "An old no."), said("reservation", 1, "An old worry.")];
    expect(resultOf(2, earlier, (text) => text).reasons).toEqual([{ position: "block", text: "An old no." }]);
  });

  it("puts reasons in an order that does not depend on who came first", () => {
    const many = Array.from({ length: 8 }, (_, n) => said("reservation", 1, `worry ${n}`));
    const rank = (text: string) => [...text].toReversed().join("");
    expect(resultOf(1, many.toReversed(), rank)).toEqual(resultOf(1, many, rank));
  });
});

it("[M10] the same words are known again, whatever their capitals and spaces", () => {
  expect(sameWords(" Shall we  test it? ", "shall we test it?")).toBe(true);
  expect(sameWords("Shall we t\u200best it", "“Shall we test it.”")).toBe(true);
  expect(sameWords("Shall we test it?", "Shall we test that?")).toBe(false);
});

it("[M10] the proposal in front is the one asked last of those that take answers", () => {
  const list = [
    { id: "a", state: "proposed", askedAt: 5 },
    { id: "b", state: "proposed", askedAt: 7 },
    { id: "c", state: "agreed", askedAt: 9 },
  ] as Proposal[];
  expect(proposalInFront(list)?.id).toBe("b");
  expect(proposalInFront(list.filter(({ state }) => state === "agreed"))).toBeNull();
});
