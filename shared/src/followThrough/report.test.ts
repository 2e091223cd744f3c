import { expect, it } from "vitest";
import type { Decision } from "../decision/decision.schema.ts";
import { reflectionLines } from "../reflection/reflection.lines.ts";
import { PRINCIPLES, type Reflection, WheelEvidence } from "../reflection/reflection.schema.ts";
import type { Commitment, CommitmentState, ShortlistedIdea } from "./followThrough.schema.ts";
import { reportLines, reportMarkdown } from "./report.markdown.ts";
import { inReadingOrder, reportOf } from "./report.ts";

const AT = Date.UTC(2030, 2, 26);
const response = { outcome: "cant", reason: "No room & no money", by: "Front door team", at: AT } as const;
const idea = (text: string, given: ShortlistedIdea["response"]) =>
  ({ noteId: text, text, isAgreed: false, response: given }) as unknown as ShortlistedIdea;
const commitment = (
  what: string,
  due: string,
  state: CommitmentState,
  isOverdue = false,
  proof: string | null = null,
) =>
  ({
    id: what,
    decisionId: null,
    what,
    owners: ["Red Swift", "Kind Robin"],
    due,
    state,
    proof,
    isOverdue,
  }) as Commitment;
const decision = (question: string, state: Decision["state"]) =>
  ({ question, state, method: "vote", noteIds: [], roundId: null }) as unknown as Decision;

const report = reportOf({
  workshop: { title: "The first <b>twelve</b> weeks", isSample: true },
  followThrough: {
    stage: "closed",
    ideas: [idea("A calm space", response), idea("QUOKKA has no answer", null)],
    commitments: [
      commitment("dropped", "2030-01-01", "dropped"),
      commitment("done", "2030-01-01", "done", false, "https://example.org/?a=1&b=2"),
      commitment("to do", "2030-06-10", "open"),
      commitment("late", "2030-05-15", "inProgress", true, "javascript:alert(1)"),
    ],
  },
  decisions: [decision("Agreed", "agreed"), decision("QUOKKA is proposed", "proposed"), decision("Parked", "parked")],
});

it("[FT10] a report holds answered ideas and settled decisions, and of the rest only how many", () => {
  expect(report.ideas.map(({ text }) => text)).toEqual(["A calm space"]);
  expect(report.unanswered).toBe(1);
  expect(report.decisions.map(({ question }) => question)).toEqual(["Agreed", "Parked"]);
  const written = reportMarkdown(report);
  expect(written).not.toContain("QUOKKA");
  expect(written).toContain("No room &amp; no money");
  expect(written).toContain("26 March 2030");
});

it("[FT10] what is late comes first, then what is to do, done and dropped", () => {
  expect(report.commitments.map(({ what }) => what)).toEqual(["late", "to do", "done", "dropped"]);
  expect(inReadingOrder([])).toEqual([]);
});

it("[FT10] an empty report still says so in plain words", () => {
  const nothing = { stage: "reported", ideas: [], commitments: [] } as const;
  const empty = reportOf({
    workshop: { title: "A", isSample: false },
    followThrough: { ...nothing, ideas: [], commitments: [] },
    decisions: [],
  });
  expect(reportLines(empty)).toEqual([]);
});

it("[EX7] words people wrote stay words", () => {
  expect(reportMarkdown(report)).toContain("# You said, we did: The first \\<b\\>twelve\\</b\\> weeks");
});

it("[RF4] a written reflection tells counts from five on, else that they are withheld", () => {
  const scores = Object.fromEntries(PRINCIPLES.map((key) => [key, 2])) as Reflection["wheels"][number]["scores"];
  const wheel = {
    id: "w",
    on: "2030-03-12",
    scores,
    evidence: WheelEvidence.parse({ whole: "Room talk" }),
    depth: null,
  };
  const reflection = {
    wheels: [wheel],
    declared: { rung: "for", reason: "" },
    rung: { state: "closed", answered: 4, counts: null },
    start: { state: "closed", answered: 7 },
    end: { state: "closed", answered: 6, distance: { pairs: 6, unpaired: 1, meanChange: 1.33 } },
  } as unknown as Reflection;
  const texts = reflectionLines(reflection).map(({ text }) => text);
  expect(texts[0]).toBe("The wheel on 12 March 2030");
  expect(texts).toContain("Everyone has something to give: 2 of 3");
  expect(texts).toContain("This rests on: Room talk");
  expect(texts).toContain("Fewer than five people answered, so nothing is shown.");
  expect(texts.at(-1)).toContain("+1.33");
  const counted = {
    ...reflection,
    rung: { state: "closed", answered: 7, counts: { to: 1, for: 3, with: 3 } },
  } as Reflection;
  expect(reflectionLines(counted).map(({ text }) => text)).toContain("People say: to 1, for 3, with 3");
});
