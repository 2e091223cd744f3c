import type { RunningServer } from "../support/testServer.ts";

/** What follow-through and reflection have to name. */
export interface Afterwards {
  decisionId: string;
  commitmentId: string;
  itemId: string;
  wheelId: string;
}

interface Named extends Afterwards {
  boardId: string;
  noteId: string;
  hostNoteId: string;
}

const SCORES = { assets: 1, capacity: 0, mutuality: 0, networks: 2, roles: 0, catalysts: 3 };

/** One of each: a shortlisted note, a decision with a commitment, a late idea, a wheel, two open questions. */
export async function makeAfterwards(
  { api }: RunningServer,
  {
    facilitator,
    participant,
    workshopId,
    hostNoteId,
  }: Record<"facilitator" | "participant" | "workshopId" | "hostNoteId", string>,
): Promise<Afterwards> {
  const run = (type: string, input: Record<string, unknown>) =>
    api.run<Record<string, string>>(facilitator, type, input);
  await run("followThrough.setShortlisted", { noteId: hostNoteId, isOn: true });
  const { decisionId = "" } = await run("decision.record", { question: "Afterwards", state: "parked" });
  const due = "2030-01-31";
  const { commitmentId = "" } = await run("followThrough.addCommitment", {
    what: "Book it",
    owners: ["Red Swift"],
    due,
  });
  await api.run(participant, "followThrough.sendIdea", { text: "a late idea" });
  const { wheelId = "" } = await run("reflection.recordWheel", {
    on: "2030-01-31",
    scores: SCORES,
    evidence: { whole: "Room talk" },
  });
  for (const question of ["rung", "start"]) await run("reflection.ask", { question });
  const state = await api.state(workshopId, facilitator);
  const itemId = state.followThrough?.hosts?.ideaBox[0]?.id ?? "";
  return { decisionId, commitmentId, itemId, wheelId };
}

const long = (length: number) => "x".repeat(length);
const ID = ["", "a b", "ä", "__proto__", "constructor", long(41), 5, true, {}, [], null];
const DAY = ["", "tomorrow", "2030-02-30", "2030-1-1", "2030-01-31T10:00:00Z", 5, null, {}];
const WHAT = ["", "  ", long(501), 5, null, {}];
const OWNERS = [[], [""], ["  "], [5], "Red Swift", null, {}, [long(41)], Array.from({ length: 13 }, () => "x")];
const REASON = [long(501), 5, null, {}];
const QUESTION = ["", "middle", 5, null, {}];

interface Row {
  good(things: Named): Record<string, unknown>;
  bad: Readonly<Record<string, readonly unknown[]>>;
  required: readonly string[];
  allows: readonly ("facilitator" | "participant" | "observer")[];
  mustExist: readonly string[];
}

const host = { allows: ["facilitator"], mustExist: [] } as const;
const person = { allows: ["participant"], mustExist: [] } as const;

/** The commands of follow-through and reflection, as `COMMANDS` lists them. */
export const AFTERWARDS: Readonly<Record<string, Row>> = {
  "workshop.setState": {
    ...host,
    good: () => ({ state: "closed" }),
    bad: { state: ["", "draft", "over", 5, null, {}] },
    required: ["state"],
  },
  "followThrough.setShortlisted": {
    ...host,
    good: ({ noteId }) => ({ noteId, isOn: true }),
    bad: { noteId: ID, isOn: ["yes", 1, null, {}] },
    required: ["noteId", "isOn"],
    mustExist: ["noteId"],
  },
  "followThrough.respond": {
    ...host,
    good: ({ hostNoteId }) => ({ noteId: hostNoteId, outcome: "cant", reason: "No room is free.", by: "Front door" }),
    bad: { noteId: ID, outcome: ["", "maybe", 5, null], reason: REASON, by: [long(121), 5, null, {}] },
    required: ["noteId", "outcome"],
    mustExist: ["noteId"],
  },
  "followThrough.addCommitment": {
    ...host,
    good: ({ decisionId }) => ({ what: "Book it", owners: ["Red Swift"], due: "2030-01-31", decisionId }),
    bad: { what: WHAT, owners: OWNERS, due: DAY, decisionId: ID },
    required: ["what", "owners", "due"],
    mustExist: ["decisionId"],
  },
  "followThrough.changeCommitment": {
    ...host,
    good: ({ commitmentId }) => ({ commitmentId, state: "done", proof: "https://example.org/booking" }),
    bad: {
      commitmentId: ID,
      what: WHAT,
      owners: OWNERS,
      due: DAY,
      state: ["", "finished", 5, null],
      proof: [long(501), 5, {}],
    },
    required: ["commitmentId"],
    mustExist: ["commitmentId"],
  },
  "followThrough.sendIdea": {
    good: () => ({ text: "a late idea" }),
    bad: { text: ["", "   ", long(501), 5, null, {}] },
    required: ["text"],
    allows: ["facilitator", "participant"],
    mustExist: [],
  },
  "followThrough.sortIdea": {
    ...host,
    good: ({ itemId, boardId }) => ({ itemId, to: "board", boardId }),
    bad: { itemId: ID, to: ["", "kept", "bin", 5, null], boardId: ID },
    required: ["itemId", "to", "boardId"],
    mustExist: ["itemId", "boardId"],
  },
  "reflection.recordWheel": {
    ...host,
    good: () => ({ on: "2030-01-31", scores: SCORES, evidence: { whole: "Room talk" }, depth: null }),
    bad: {
      on: DAY,
      scores: [
        null,
        {},
        { ...SCORES, assets: 4 },
        { ...SCORES, assets: -1 },
        { ...SCORES, assets: 1.5 },
        { ...SCORES, trust: 1 },
      ],
      evidence: [null, [], "Room talk", { whole: 5 }, { trust: "x" }, { whole: long(501) }],
      depth: [{}, { level: "deep", reason: "x" }, { level: "descriptive", reason: "" }, { level: "descriptive" }, "x"],
    },
    required: ["on", "scores", "evidence"],
  },
  "reflection.removeWheel": {
    ...host,
    good: ({ wheelId }) => ({ wheelId }),
    bad: { wheelId: ID },
    required: ["wheelId"],
    mustExist: ["wheelId"],
  },
  "reflection.declareRung": {
    ...host,
    good: () => ({ rung: "for", reason: "Staff still ran every step." }),
    bad: { rung: ["", "over", 5, null, {}], reason: REASON },
    required: ["rung"],
  },
  "reflection.ask": {
    ...host,
    good: () => ({ question: "rung" }),
    bad: { question: QUESTION },
    required: ["question"],
  },
  "reflection.close": {
    ...host,
    good: () => ({ question: "rung" }),
    bad: { question: QUESTION },
    required: ["question"],
  },
  "reflection.answerRung": {
    ...person,
    good: () => ({ rung: "with" }),
    bad: { rung: ["", "over", 5, null, {}] },
    required: ["rung"],
  },
  "reflection.rateSelf": {
    ...person,
    good: () => ({ when: "start", value: 4 }),
    bad: { when: ["", "rung", 5, null], value: [-1, 11, 1.5, "5", null] },
    required: ["when", "value"],
  },
};
