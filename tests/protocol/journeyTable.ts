import { FEELING_LIMITS } from "@longtable/shared/journey/feelings.types";
import { PIN_LIMITS } from "@longtable/shared/pins/pins.types";
import { openMap } from "../support/openMap.ts";
import type { RunningServer } from "../support/testServer.ts";

/** What the commands for feelings and pins have to name. */
export interface JourneyThings {
  /** A map whose rating is open, with a step of it. */
  mapId: string;
  mapStepId: string;
  /** A map whose rating is closed with a word in it, and one that nobody was asked about. */
  countedMapId: string;
  countedWordId: string;
  freshMapId: string;
  /** The participant's. */
  pinId: string;
}

interface Who {
  facilitator: string;
  participant: string;
  joinCode: string;
  boardId: string;
  noteId: string;
  workshopId: string;
}

/** Three maps: being rated, rated, and not asked about; and a pin. */
export async function makeJourney(server: RunningServer, who: Who): Promise<JourneyThings> {
  const { api } = server;
  const host = (type: string, input: Record<string, unknown>) => api.run(who.facilitator, type, input);
  const maps = [await openMap(server, who), await openMap(server, who), await openMap(server, who)];
  const [open, counted, fresh] = maps;
  if (!open || !counted || !fresh) throw new Error("three maps were made");
  for (const { boardId } of [open, counted]) await host("feeling.open", { boardId });
  for (let guest = 0; guest < 5; guest += 1) {
    const { token } = await api.join(who.joinCode, { alias: "" });
    const rating = { boardId: counted.boardId, stepId: counted.stepIds[0], value: 1, words: ["calm"] };
    await api.run(token, "feeling.rate", rating);
  }
  await host("feeling.close", { boardId: counted.boardId });
  const { pinId } = await api.run<{ pinId: string }>(who.participant, "pin.ask", {
    boardId: who.boardId,
    noteId: who.noteId,
    kind: "question",
    text: "Who says so?",
  });
  return {
    mapId: open.boardId,
    mapStepId: open.stepIds[0] ?? "",
    countedMapId: counted.boardId,
    countedWordId: `${counted.stepIds[0]}-1`,
    freshMapId: fresh.boardId,
    pinId,
  };
}

const long = (length: number) => "x".repeat(length);
const ID = ["", "a b", "ä", "__proto__", long(41), 5, true, {}, [], null];
const upTo = (longest: number) => ["", "  ", long(longest + 1), 5, null, {}, ["text"]];
const PIN_KIND = ["", "rumour", 5, null, {}];

interface Things extends JourneyThings {
  boardId: string;
  noteId: string;
}

interface Row {
  good(things: Things): Record<string, unknown>;
  bad: Readonly<Record<string, readonly unknown[]>>;
  required: readonly string[];
  allows: readonly ("facilitator" | "participant" | "observer")[];
  mustExist: readonly string[];
}

const ofBoard = (name: "mapId" | "countedMapId" | "freshMapId"): Row => ({
  good: (things) => ({ boardId: things[name] }),
  bad: { boardId: ID },
  required: ["boardId"],
  allows: ["facilitator"],
  mustExist: ["boardId"],
});

const ALL = ["facilitator", "participant"] as const;

export const JOURNEY: Readonly<Record<string, Row>> = {
  "feeling.open": ofBoard("freshMapId"),
  "feeling.close": ofBoard("mapId"),
  "feeling.show": ofBoard("countedMapId"),
  "feeling.clear": ofBoard("countedMapId"),
  "feeling.rate": {
    good: ({ mapId, mapStepId }) => ({ boardId: mapId, stepId: mapStepId, value: -1, words: ["worn out"] }),
    bad: {
      boardId: ID,
      stepId: ID,
      value: [-3, 3, 0.5, "1", {}, []],
      words: [
        "sad",
        {},
        null,
        [""],
        ["  "],
        ["two\nlines"],
        [long(FEELING_LIMITS.wordChars + 1)],
        [5],
        Array(4).fill("x"),
      ],
    },
    required: ["boardId", "stepId", "value"],
    allows: ["participant"],
    mustExist: ["boardId"],
  },
  "feeling.hideWord": {
    good: ({ countedMapId, countedWordId }) => ({ boardId: countedMapId, wordId: countedWordId, hidden: true }),
    bad: { boardId: ID, wordId: ["", long(91), 5, null], hidden: ["true", 1, null] },
    required: ["boardId", "wordId", "hidden"],
    allows: ["facilitator"],
    mustExist: ["boardId"],
  },
  "pin.ask": {
    good: ({ boardId, noteId }) => ({ boardId, noteId, kind: "concern", text: "Who looks after the stove?" }),
    bad: { boardId: ID, noteId: ID, kind: PIN_KIND, text: upTo(PIN_LIMITS.textChars) },
    required: ["boardId", "kind", "text"],
    allows: ALL,
    mustExist: ["boardId", "noteId"],
  },
  "pin.answer": {
    good: ({ pinId }) => ({ pinId, answer: "The cook does." }),
    bad: { pinId: ID, answer: upTo(PIN_LIMITS.answerChars) },
    required: ["pinId", "answer"],
    allows: ALL,
    mustExist: ["pinId"],
  },
  "pin.setState": {
    good: ({ pinId }) => ({ pinId, state: "parked" }),
    bad: { pinId: ID, state: ["", "answered", 5, null] },
    required: ["pinId", "state"],
    allows: ALL,
    mustExist: ["pinId"],
  },
  "pin.edit": {
    good: ({ pinId }) => ({ pinId, kind: "gap", text: "Nobody says so." }),
    bad: { pinId: ID, kind: PIN_KIND, text: upTo(PIN_LIMITS.textChars) },
    required: ["pinId"],
    allows: ALL,
    mustExist: ["pinId"],
  },
  "pin.remove": {
    good: ({ pinId }) => ({ pinId }),
    bad: { pinId: ID },
    required: ["pinId"],
    allows: ALL,
    mustExist: ["pinId"],
  },
  "pin.letThrough": {
    good: ({ pinId }) => ({ pinId }),
    bad: { pinId: ID },
    required: ["pinId"],
    allows: ["facilitator"],
    mustExist: ["pinId"],
  },
};
