import { describe, expect, it } from "vitest";
import {
  dayOf,
  isForNext,
  isForRoom,
  isOverdue,
  openingOrder,
  proofDenial,
  responseDenial,
  shortlistIds,
  stageOf,
  unanswered,
  uncommittedIds,
  webLink,
} from "./followThrough.rules.ts";
import { type Commitment, CommitmentState, IdeaBoxState } from "./followThrough.schema.ts";

const NOON = Date.UTC(2030, 4, 21, 12);

it.each([
  ["doing", "", null],
  ["partly", "", null],
  ["cant", "The phone contract runs for one more year.", null],
  ["cant", "", "cantNeedsReason"],
  ["cant", " \n ", "cantNeedsReason"],
] as const)("[FT2] %s with the reason %j: %s", (outcome, reason, expected) => {
  expect(responseDenial(outcome, reason)).toBe(expected);
});

describe("[FT1] the shortlist", () => {
  const decision = (state: string, ...noteIds: string[]) => ({ state, noteIds });
  it.each([
    ["is empty without marks and decisions", [], [], []],
    ["keeps the order of marking", ["b", "a"], [], ["b", "a"]],
    ["adds what agreed decisions name, each once", ["b"], [decision("agreed", "a", "b", "c")], ["b", "a", "c"]],
    ["takes nothing from others", [], ["proposed", "notAgreed", "parked"].map((state) => decision(state, "x")), []],
  ])("%s", (_case, marked, decisions, expected) => {
    expect(shortlistIds(marked, decisions)).toEqual(expected);
  });
});

const answer = { outcome: "doing", reason: "", by: "", at: 1 } as const;

it("[FT3] whatever was said, a workshop with an unanswered idea or an open activity is not reported", () => {
  const times = [null, 5];
  const seen = new Set<string>();
  for (const closedAt of times)
    for (const reportedAt of times)
      for (const isAnyOpen of [true, false])
        for (const responses of [[], [answer], [answer, null], [null, null]]) {
          const lacking = unanswered(responses.map((response) => ({ response })));
          const stage = stageOf({ closedAt, reportedAt, isAnyOpen, unanswered: lacking });
          seen.add(stage);
          expect(stage === "reported").toBe(reportedAt !== null && !isAnyOpen && !responses.includes(null));
          if (isAnyOpen || (closedAt === null && reportedAt === null)) expect(stage).toBe("running");
        }
  expect(seen).toEqual(new Set(["running", "closed", "reported"]));
});

function commitment(id: string, due: string, state: CommitmentState = "open", decisionId: string | null = null) {
  const isLate = isOverdue({ due, state }, NOON);
  return { id, decisionId, what: id, owners: ["Red Swift"], due, state, proof: null, isOverdue: isLate } as Commitment;
}

it.each([
  ["2030-05-20", "open", true],
  ["2030-05-20", "inProgress", true],
  ["2030-05-20", "done", false],
  ["2030-05-20", "dropped", false],
  ["2030-05-21", "open", false],
  ["2030-05-22", "open", false],
  ["2029-12-31", "open", true],
] as const)("[FT5] due %s and %s: overdue %s", (due, state, expected) => {
  expect(isOverdue({ due, state }, NOON)).toBe(expected);
});

it("[FT5] the day turns at midnight in UTC", () => {
  const due = { due: "2030-05-21", state: "open" } as const;
  expect(dayOf(NOON)).toBe("2030-05-21");
  expect(isOverdue(due, Date.UTC(2030, 4, 21, 23, 59, 59, 999))).toBe(false);
  expect(isOverdue(due, Date.UTC(2030, 4, 22))).toBe(true);
});

it("[FT6] a next workshop begins with what is overdue, then with what is due first; done and dropped stay behind", () => {
  const all = [
    commitment("later", "2030-06-10"),
    commitment("done", "2030-01-01", "done"),
    commitment("late", "2030-05-15"),
    commitment("soon", "2030-05-22", "inProgress"),
    commitment("dropped", "2030-01-01", "dropped"),
    commitment("later too", "2030-06-10"),
    commitment("latest", "2030-03-01", "inProgress"),
  ];
  expect(openingOrder(all).map(({ id }) => id)).toEqual(["latest", "late", "soon", "later", "later too"]);
});

it("[FT6] only what is still to do is in the opening, however many there are", () => {
  const states = CommitmentState.options.flatMap((state) =>
    ["2030-05-01", "2030-05-21", "2030-07-01"].map((due) => commitment(`${state} ${due}`, due, state)),
  );
  const order = openingOrder(states);
  expect(order).toHaveLength(6);
  const late = order.map((one) => one.isOverdue);
  expect(late).toEqual(late.toSorted((a, b) => Number(b) - Number(a)));
});

it("[FT7] an agreed decision is flagged until a commitment that is not dropped takes it on", () => {
  const decisions = ["agreed", "agreed", "proposed", "agreed"].map((state, index) => ({ id: `d${index}`, state }));
  const commitments = [
    commitment("a", "2030-06-01", "done", "d0"),
    commitment("b", "2030-06-01", "dropped", "d1"),
    commitment("c", "2030-06-01", "open", null),
  ];
  expect(uncommittedIds(decisions, commitments)).toEqual(["d1", "d3"]);
});

it.each([
  ["Room booked at the faith hall.", null, null],
  ["Note: see the minutes", null, null],
  ["https://example.org/minutes?day=2#end", null, "https://example.org/minutes?day=2#end"],
  ["  http://example.org:8080/a  ", null, "http://example.org:8080/a"],
  ["https://bücher.example/ä", null, "https://bücher.example/ä"],
  ["see https://example.org", null, null],
  ["javascript:alert(1)", "proofNotWeb", null],
  ["JAVASCRIPT:alert(1)", "proofNotWeb", null],
  ["data:text/html,<b>x</b>", "proofNotWeb", null],
  ["file:///etc/passwd", "proofNotWeb", null],
  ["https://name:word@example.org", "proofNotWeb", null],
  ["https:evil", "proofNotWeb", null],
  ['https://example.org/"onload=x', "proofNotWeb", null],
  ["java\nscript:alert(1)", null, null],
])("[FT4] the proof %j: refused %s, link %s", (proof, denial, link) => {
  expect(proofDenial(proof)).toBe(denial);
  expect(webLink(proof)).toBe(link);
});

it("[FT9] only what a host let through is for the room; what waits goes on to the next workshop too", () => {
  const states = IdeaBoxState.options.map((state) => ({ state }));
  expect(states.filter(isForRoom).map(({ state }) => state)).toEqual(["approved"]);
  expect(states.filter(isForNext).map(({ state }) => state)).toEqual(["waiting", "approved"]);
});
