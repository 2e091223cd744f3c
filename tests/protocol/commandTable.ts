import { LIMITS } from "@longtable/shared/kernel/limits";
import { type OpenWorkshop, openWorkshop } from "../support/openWorkshop.ts";
import type { RunningServer } from "../support/testServer.ts";
import { AFTERWARDS, type Afterwards, makeAfterwards } from "./afterwardsTable.ts";
import { AGENDA, makePlan, type PlanThings } from "./agendaTable.ts";
import { AGREEMENT } from "./agreementTable.ts";
import { COUNT, ID, KIND, long, NOT_AN_ID, TARGET, TEXT } from "./badValues.ts";
import { HELD, type HeldThings, makeHeld } from "./heldTable.ts";
import { HOSTING, type HostThings, makeHosts } from "./hostsTable.ts";
import { IDEAS, type IdeasThings, makeIdeas } from "./ideasTable.ts";
import { IMAGES, type ImageThings, makeImages } from "./imageTable.ts";
import { JOURNEY, type JourneyThings, makeJourney } from "./journeyTable.ts";
import { makePeople, PEOPLE, type PeopleThings } from "./peopleTable.ts";
import { makeReport, REPORT, type ReportThings } from "./reportTable.ts";
import { makeRoomCalls, ROOM_CALLS, type RoomCalls } from "./roomTable.ts";
import { makeScenarios, SCENARIOS, type ScenarioThings } from "./scenarioTable.ts";
import { SCREEN } from "./screenTable.ts";
import { makeStories, STORIES, type StoryThings } from "./storyTable.ts";
import { type AtTables, makeAtTables, TABLES } from "./tablesTable.ts";
import { makeVersions, VERSIONS, type VersionThings } from "./versionsTable.ts";
import { WITHDRAWAL } from "./withdrawalTable.ts";

/** Ids of things that are there, for commands to name. */
export interface Things
  extends AtTables,
    HeldThings,
    IdeasThings,
    Afterwards,
    PlanThings,
    RoomCalls,
    HostThings,
    PeopleThings,
    ReportThings,
    JourneyThings,
    ScenarioThings,
    ImageThings,
    StoryThings,
    VersionThings {
  room: OpenWorkshop;
  participant: string;
  participantId: string;
  /** An unused ticket; it has the number 1. */
  ticket: string;
  boardId: string;
  activityId: string;
  /** The participant's own note, and one by the facilitator. */
  noteId: string;
  hostNoteId: string;
  /** An open round over the facilitator's note, and a closed one. */
  roundId: string;
  closedRoundId: string;
  /** A proposal and a quick check that take answers, and a word round that is closed. */
  proposalId: string;
  checkId: string;
  wordCheckId: string;
}

type Base = Omit<
  Things,
  | keyof AtTables
  | keyof HeldThings
  | keyof IdeasThings
  | keyof Afterwards
  | keyof PlanThings
  | keyof RoomCalls
  | keyof HostThings
  | keyof PeopleThings
  | keyof StoryThings
  | keyof ReportThings
  | keyof JourneyThings
  | keyof VersionThings
  | keyof ScenarioThings
  | keyof ImageThings
>;

/** What a file of rows needs beside the workshop itself, and the rows that need it. */
const PARTS: readonly {
  rows: Readonly<Record<string, Row>>;
  make(server: RunningServer, named: Base & Omit<OpenWorkshop, keyof Base>): Promise<Partial<Things>>;
}[] = [
  { rows: AFTERWARDS, make: makeAfterwards },
  { rows: HELD, make: makeHeld },
  { rows: IDEAS, make: makeIdeas },
  { rows: ROOM_CALLS, make: makeRoomCalls },
  { rows: TABLES, make: makeAtTables },
  { rows: AGENDA, make: makePlan },
  { rows: HOSTING, make: makeHosts },
  { rows: PEOPLE, make: makePeople },
  { rows: STORIES, make: makeStories },
  { rows: REPORT, make: makeReport },
  { rows: JOURNEY, make: makeJourney },
  { rows: VERSIONS, make: makeVersions },
  { rows: SCENARIOS, make: makeScenarios },
  { rows: IMAGES, make: makeImages },
];

/** Makes a workshop that holds one of everything, or only of what the rows beside one command name, which is quicker. */
export async function makeThings(server: RunningServer, onlyFor?: string): Promise<Things> {
  const base = await makeBase(server);
  const parts = PARTS.filter(({ rows }) => onlyFor === undefined || onlyFor in rows);
  const things = { ...base };
  for (const { make } of parts) Object.assign(things, await make(server, { ...base.room, ...base }));
  return things as Things;
}

/** A workshop with notes, rounds, a proposal and checks. */
async function makeBase(server: RunningServer): Promise<Base> {
  const room = await openWorkshop(server);
  const { token: participant, participantId } = await server.api.join(room.joinCode, { alias: "Ann" });
  const made = await server.api.request<{ tickets: { code: string }[] }>(
    "POST",
    `/api/workshops/${room.workshopId}/tickets`,
    { token: room.facilitator, body: { count: 2 } },
  );
  const noteId = await room.addNote(participant, "the participant's");
  const hostNoteId = await room.addNote(room.facilitator, "the facilitator's");
  const closedRoundId = await room.openRound([hostNoteId]);
  await server.api.run(room.facilitator, "voting.closeRound", { roundId: closedRoundId });
  const ask = async (type: string, input: Record<string, unknown>) =>
    server.api.run<{ proposalId: string; checkId: string }>(room.facilitator, type, input);
  const { checkId: wordCheckId } = await ask("check.open", { kind: "word", question: "How was it?" });
  await server.api.run(participant, "check.answer", { checkId: wordCheckId, answer: "fine" });
  await ask("check.close", { checkId: wordCheckId });
  return {
    room,
    participant,
    participantId,
    ticket: made.body.tickets[0]?.code ?? "",
    boardId: room.boardId,
    activityId: room.activityId,
    noteId,
    hostNoteId,
    roundId: await room.openRound([noteId, hostNoteId]),
    closedRoundId,
    proposalId: (await ask("agreement.propose", { text: "We will try it" })).proposalId,
    checkId: (await ask("check.open", { kind: "fist", question: "Shall we go on?" })).checkId,
    wordCheckId,
  };
}

export interface Row {
  /** An input that is accepted. */
  good(things: Things): Record<string, unknown>;
  /** Per field, values that are not. `null` among the required: left out. */
  bad: Readonly<Record<string, readonly unknown[]>>;
  required: readonly string[];
  /** Who may send it: a participant, about what is their own; a facilitator; a screen. */
  allows: readonly ("facilitator" | "participant" | "observer")[];
  /** Fields that name something which must be there, in this workshop. */
  mustExist: readonly string[];
  /** What it is about is not there for anybody but its owner, a facilitator included. */
  isOwnersAlone?: boolean;
}

/** Every command with what it takes; `commands.test.ts` checks that none is missing. */
export const COMMANDS: Readonly<Record<string, Row>> = {
  ...AFTERWARDS,
  ...TABLES,
  ...HELD,
  ...AGENDA,
  ...SCREEN,
  ...REPORT,
  ...ROOM_CALLS,
  ...HOSTING,
  ...PEOPLE,
  ...WITHDRAWAL,
  ...STORIES,
  ...JOURNEY,
  ...VERSIONS,
  ...SCENARIOS,
  ...IDEAS,
  ...IMAGES,
  ...AGREEMENT,
  "board.addNote": {
    good: ({ boardId }) => ({ boardId, text: "a new note" }),
    bad: {
      boardId: ID,
      text: TEXT,
      kind: KIND,
      ...TARGET,
      isPrivate: ["yes", 1, null, {}],
      copyOf: ["a", 1, {}, { boardId: "b" }],
    },
    required: ["boardId", "text"],
    allows: ["facilitator", "participant"],
    mustExist: ["boardId"],
  },
  "board.editNote": {
    good: ({ boardId, noteId }) => ({ boardId, noteId, text: "better words" }),
    bad: {
      boardId: ID,
      noteId: ID,
      text: TEXT,
      kind: KIND,
      status: ["seen", "", 5, {}],
      channel: ["fax", 5],
      assetKind: ["money", {}],
      linkIds: ["n1", [5], Array(51).fill("n")],
    },
    required: ["noteId"],
    allows: ["facilitator", "participant"],
    mustExist: ["boardId", "noteId"],
  },
  "board.moveNote": {
    good: ({ boardId, noteId }) => ({ boardId, noteId, afterNoteId: null }),
    bad: { boardId: ID, noteId: ID, afterNoteId: NOT_AN_ID, ...TARGET },
    required: ["noteId"],
    allows: ["facilitator", "participant"],
    mustExist: ["boardId", "noteId"],
  },
  "board.removeNote": {
    good: ({ boardId, noteId }) => ({ boardId, noteId }),
    bad: { boardId: ID, noteId: ID },
    required: ["noteId"],
    allows: ["facilitator", "participant"],
    mustExist: ["boardId", "noteId"],
  },
  "workshop.openActivity": {
    good: ({ activityId }) => ({ activityId }),
    bad: { activityId: ID },
    required: ["activityId"],
    allows: ["facilitator"],
    mustExist: ["activityId"],
  },
  "workshop.closeActivity": {
    good: ({ activityId }) => ({ activityId }),
    bad: { activityId: ID, reason: ["", "  ", long(501), 5, null, {}], askWhy: ["yes", 1, null] },
    required: ["activityId"],
    allows: ["facilitator"],
    mustExist: ["activityId"],
  },
  "workshop.setTimer": {
    good: () => ({ seconds: 60 }),
    bad: { seconds: [-1, 1.5, LIMITS.timerSeconds + 1, "60", null, {}, 1e300] },
    required: ["seconds"],
    allows: ["facilitator"],
    mustExist: [],
  },
  "workshop.setScreen": {
    good: () => ({ screen: "code" }),
    bad: { screen: ["", "tally", 5, null, {}] },
    required: ["screen"],
    allows: ["facilitator"],
    mustExist: [],
  },
  "voting.openRound": {
    good: ({ activityId, boardId, hostNoteId }) => ({ activityId, boardId, candidates: [hostNoteId] }),
    bad: {
      activityId: ID,
      boardId: ID,
      candidates: [[], null, "x", {}, [5], [null], ["__proto__"], Array.from({ length: 201 }, (_, n) => `n${n}`)],
      dots: COUNT,
      maxPerItem: COUNT,
      title: [5, {}, long(LIMITS.titleChars + 1)],
      who: ["", "carers", 5, {}],
    },
    required: ["activityId", "boardId", "candidates"],
    allows: ["facilitator"],
    mustExist: ["activityId", "boardId", "candidates"],
  },
  "voting.castBallot": {
    good: ({ roundId, hostNoteId }) => ({ roundId, dots: { [hostNoteId]: 1 } }),
    bad: {
      roundId: ID,
      dots: [
        null,
        5,
        "x",
        [],
        { n1: -1 },
        { n1: 1.5 },
        { n1: 101 },
        { n1: "1" },
        { n1: null },
        { "a b": 1 },
        { constructor: 1 },
      ],
    },
    required: ["roundId", "dots"],
    allows: ["participant"],
    mustExist: ["roundId"],
  },
  "voting.castPaperBallot": {
    good: ({ roundId, hostNoteId }) => ({ roundId, paper: 7, dots: { [hostNoteId]: 1 } }),
    bad: { roundId: ID, paper: [0, -1, 1.5, 10_000, "7", null, {}], dots: [null, 5, "x", [], { n1: -1 }] },
    required: ["roundId", "paper", "dots"],
    allows: ["facilitator"],
    mustExist: ["roundId"],
  },
  "voting.giveTime": {
    good: ({ roundId, participantId }) => ({ roundId, participantIds: [participantId] }),
    bad: { roundId: ID, participantIds: [[], null, "x", {}, [5], [null], ["__proto__"]] },
    required: ["roundId", "participantIds"],
    allows: ["facilitator"],
    mustExist: ["roundId", "participantIds"],
  },
  "voting.useTicket": {
    good: ({ ticket }) => ({ ticket }),
    bad: { ticket: ["", long(81), 5, null, {}, []] },
    required: ["ticket"],
    allows: ["participant"],
    mustExist: [],
  },
  "voting.cancelTicket": {
    good: () => ({ number: 1 }),
    bad: { number: [0, -1, 1.5, 10_000, "1", null, {}] },
    required: ["number"],
    allows: ["facilitator"],
    mustExist: [],
  },
  "voting.closeRound": {
    good: ({ roundId }) => ({ roundId }),
    bad: { roundId: ID },
    required: ["roundId"],
    allows: ["facilitator"],
    mustExist: ["roundId"],
  },
  "voting.showResults": {
    good: ({ closedRoundId }) => ({ roundId: closedRoundId, view: "groups" }),
    bad: { roundId: ID, view: ["", "none", 1, null] },
    required: ["roundId", "view"],
    allows: ["facilitator"],
    mustExist: ["roundId"],
  },
  "voting.setLeastShown": {
    good: () => ({ least: 7 }),
    bad: { least: [4, 11, 5.5, "5", null] },
    required: ["least"],
    allows: ["facilitator"],
    mustExist: [],
  },
  "board.setConstraint": {
    good: ({ boardId, hostNoteId, noteId }) => ({
      boardId,
      noteId: hostNoteId,
      level: "fixed",
      reason: "It is the law.",
      linkIds: [noteId],
    }),
    bad: {
      boardId: ID,
      noteId: ID,
      level: ["", "soft", 5, {}],
      reason: [long(LIMITS.noteChars + 1), 5, null],
      owner: [long(LIMITS.labelChars + 1), 5, null],
      linkIds: ["x", {}, null, [5], ["__proto__"], Array.from({ length: 51 }, (_, n) => `n${n}`)],
    },
    required: ["noteId", "level"],
    allows: ["facilitator"],
    mustExist: ["boardId", "noteId", "linkIds"],
  },
};

/** Every command with one field spoilt, left out or added. */
export function badInputs(things: Things): { name: string; type: string; input: Record<string, unknown> }[] {
  return Object.entries(COMMANDS).flatMap(([type, { good, bad, required }]) => {
    const fine = good(things);
    const spoilt = Object.entries(bad).flatMap(([field, values]) =>
      values.map((value) => ({
        name: `${field} = ${JSON.stringify(value)?.slice(0, 40)}`,
        type,
        input: { ...fine, [field]: value },
      })),
    );
    const lacking = required.map((field) => {
      const { [field]: _, ...input } = fine;
      return { name: `no ${field}`, type, input };
    });
    return [...spoilt, ...lacking, { name: "a field too many", type, input: { ...fine, extra: 1 } }];
  });
}
