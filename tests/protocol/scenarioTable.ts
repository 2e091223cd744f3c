import { SCENARIO_LIMITS } from "@longtable/shared/scenarios/scenario.types";
import { openMap } from "../support/openMap.ts";
import type { RunningServer } from "../support/testServer.ts";

/** What the commands for people plotted over a map have to name. */
export interface ScenarioThings {
  planId: string;
  planStepId: string;
  /** The participant's, with a need and two visits. */
  scenarioId: string;
  needId: string;
  visitId: string;
  otherVisitId: string;
}

interface Who {
  facilitator: string;
  participant: string;
}

/** A map with somebody plotted over it. */
export async function makeScenarios(server: RunningServer, who: Who): Promise<ScenarioThings> {
  const { boardId, stepIds } = await openMap(server, who);
  const run = (type: string, input: Record<string, unknown>) =>
    server.api.run<Record<string, string>>(who.participant, type, input);
  const kit = { boardId, pseudonym: "Kit", fictional: true, about: "19, in a hostel." };
  const { scenarioId = "" } = await run("scenario.make", kit);
  const { needId = "" } = await run("scenario.addNeed", { scenarioId, text: "Somewhere calm at night" });
  const stop = { scenarioId, stepId: stepIds[0] ?? "", needIds: [needId], fit: "partly", note: "" };
  const { visitId = "" } = await run("scenario.addVisit", stop);
  const { visitId: otherVisitId = "" } = await run("scenario.addVisit", { ...stop, stepId: null });
  return { planId: boardId, planStepId: stepIds[0] ?? "", scenarioId, needId, visitId, otherVisitId };
}

const long = (length: number) => "x".repeat(length);
const ID = ["", "a b", "ä", "__proto__", long(41), 5, true, {}, [], null];
const ID_OR_NULL = ID.filter((value) => value !== null);
const upTo = (longest: number) => ["", "  ", long(longest + 1), 5, null, {}, ["text"]];
const orEmpty = (longest: number) => [long(longest + 1), 5, null, {}, ["text"]];
const YES_NO = ["true", 1, null, {}];
const FIT = ["", "good", 5, null, {}];
const IDS = ["n", {}, null, [5], ["a b"], Array.from({ length: 13 }, (_, index) => `n${index}`)];

interface Row {
  good(things: ScenarioThings): Record<string, unknown>;
  bad: Readonly<Record<string, readonly unknown[]>>;
  required: readonly string[];
  allows: readonly ("facilitator" | "participant" | "observer")[];
  mustExist: readonly string[];
}

const ALL = ["facilitator", "participant"] as const;
const which = { scenarioId: ID };

export const SCENARIOS: Readonly<Record<string, Row>> = {
  "scenario.make": {
    good: ({ planId, planStepId }) => ({
      ...{ boardId: planId, pseudonym: "Bea", fictional: true, about: "" },
      needs: [{ id: "n1", text: "Letters in large print" }],
      visits: [{ id: "v1", stepId: planStepId, needIds: ["n1"], fit: "unmet", note: "One standard letter." }],
    }),
    bad: {
      boardId: ID,
      pseudonym: upTo(SCENARIO_LIMITS.pseudonymChars),
      fictional: YES_NO,
      about: orEmpty(SCENARIO_LIMITS.aboutChars),
      storyId: ID,
      needs: ["n", {}, [{ id: "n1" }], [{ id: "n1", text: "" }], Array(13).fill({ id: "n", text: "x" })],
      visits: ["v", {}, [{ id: "v1" }], [{ id: "v1", stepId: null, needIds: [], fit: "good", note: "" }]],
      onWall: YES_NO,
      scenarioId: ID,
    },
    required: ["boardId", "pseudonym", "fictional", "about"],
    allows: ALL,
    mustExist: ["boardId"],
  },
  "scenario.change": {
    good: ({ scenarioId }) => ({ scenarioId, pseudonym: "Kim", about: "20 now." }),
    bad: {
      ...which,
      pseudonym: upTo(SCENARIO_LIMITS.pseudonymChars),
      fictional: YES_NO,
      about: orEmpty(SCENARIO_LIMITS.aboutChars),
      storyId: ID_OR_NULL,
    },
    required: ["scenarioId"],
    allows: ALL,
    mustExist: ["scenarioId"],
  },
  "scenario.remove": {
    good: ({ scenarioId }) => ({ scenarioId }),
    bad: which,
    required: ["scenarioId"],
    allows: ALL,
    mustExist: ["scenarioId"],
  },
  "scenario.show": {
    good: ({ scenarioId }) => ({ scenarioId, onWall: true }),
    bad: { ...which, onWall: YES_NO },
    required: ["scenarioId", "onWall"],
    allows: ["facilitator"],
    mustExist: ["scenarioId"],
  },
  "scenario.addNeed": {
    good: ({ scenarioId, needId }) => ({ scenarioId, text: "No proof of address", beforeId: needId }),
    bad: { ...which, text: upTo(SCENARIO_LIMITS.needChars), needId: ID, beforeId: ID_OR_NULL },
    required: ["scenarioId", "text"],
    allows: ALL,
    mustExist: ["scenarioId"],
  },
  "scenario.changeNeed": {
    good: ({ scenarioId, needId }) => ({ scenarioId, needId, text: "Somewhere calm" }),
    bad: { ...which, needId: ID, text: upTo(SCENARIO_LIMITS.needChars) },
    required: ["scenarioId", "needId", "text"],
    allows: ALL,
    mustExist: ["scenarioId", "needId"],
  },
  "scenario.moveNeed": {
    good: ({ scenarioId, needId }) => ({ scenarioId, needId, beforeId: null }),
    bad: { ...which, needId: ID, beforeId: ID_OR_NULL },
    required: ["scenarioId", "needId", "beforeId"],
    allows: ALL,
    mustExist: ["scenarioId", "needId"],
  },
  "scenario.removeNeed": {
    good: ({ scenarioId, needId }) => ({ scenarioId, needId }),
    bad: { ...which, needId: ID },
    required: ["scenarioId", "needId"],
    allows: ALL,
    mustExist: ["scenarioId", "needId"],
  },
  "scenario.addVisit": {
    good: ({ scenarioId, planStepId, needId }) => ({
      ...{ scenarioId, stepId: planStepId, needIds: [needId], fit: "met", note: "Open at night." },
    }),
    bad: {
      ...which,
      stepId: ID_OR_NULL,
      needIds: IDS,
      fit: FIT,
      note: orEmpty(SCENARIO_LIMITS.noteChars),
      visitId: ID,
      beforeId: ID_OR_NULL,
    },
    required: ["scenarioId", "stepId", "needIds", "fit", "note"],
    allows: ALL,
    mustExist: ["scenarioId", "stepId"],
  },
  "scenario.changeVisit": {
    good: ({ scenarioId, visitId }) => ({ scenarioId, visitId, fit: "unmet", note: "Shut by ten." }),
    bad: {
      ...which,
      visitId: ID,
      stepId: ID_OR_NULL,
      needIds: IDS,
      fit: FIT,
      note: orEmpty(SCENARIO_LIMITS.noteChars),
    },
    required: ["scenarioId", "visitId"],
    allows: ALL,
    mustExist: ["scenarioId", "visitId"],
  },
  "scenario.moveVisit": {
    good: ({ scenarioId, visitId, otherVisitId }) => ({ scenarioId, visitId: otherVisitId, beforeId: visitId }),
    bad: { ...which, visitId: ID, beforeId: ID_OR_NULL },
    required: ["scenarioId", "visitId", "beforeId"],
    allows: ALL,
    mustExist: ["scenarioId", "visitId"],
  },
  "scenario.removeVisit": {
    good: ({ scenarioId, visitId }) => ({ scenarioId, visitId }),
    bad: { ...which, visitId: ID },
    required: ["scenarioId", "visitId"],
    allows: ALL,
    mustExist: ["scenarioId", "visitId"],
  },
};
