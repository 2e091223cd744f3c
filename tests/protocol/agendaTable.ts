import { LIMITS } from "@longtable/shared/kernel/limits";
import { PURPOSE_LIMITS } from "@longtable/shared/purpose/purpose.schema";
import { AGENDA_LIMITS } from "@longtable/shared/workshop/agenda.rules";
import type { RunningServer } from "../support/testServer.ts";
import type { Row } from "./commandTable.ts";

/** Ids that the agenda's commands name. */
export interface PlanThings {
  /** An activity that has not been opened. */
  queuedId: string;
  pausedId: string;
  /** What somebody has suggested for the question, and for the agreement. */
  questionSuggestionId: string;
  lineSuggestionId: string;
}

/** Pauses an activity and suggests something. */
export async function makePlan(
  { api }: RunningServer,
  { workshopId, facilitator, participant }: { workshopId: string; facilitator: string; participant: string },
): Promise<PlanThings> {
  const add = (title: string) =>
    api.run<{ activityId: string }>(facilitator, "agenda.addActivity", { phase: "insight", title, outputType: "map" });
  const { activityId: queuedId } = await add("To come");
  const { activityId: pausedId } = await add("Stopped");
  await api.run(facilitator, "workshop.openActivity", { activityId: pausedId });
  await api.run(facilitator, "workshop.pauseActivity", { activityId: pausedId });
  await api.run(participant, "workshop.suggest", { about: "question", text: "What would help?" });
  await api.run(participant, "workshop.suggest", { about: "agreement", text: "We listen." });
  const suggestions = (await api.state(workshopId, facilitator)).agenda?.suggestions ?? [];
  const idOf = (about: string) => suggestions.find((one) => one.about === about)?.id ?? "";
  return { queuedId, pausedId, questionSuggestionId: idOf("question"), lineSuggestionId: idOf("agreement") };
}

const long = (length: number) => "x".repeat(length);
const NOT_AN_ID = ["", "a b", "ä", "__proto__", "constructor", long(41), 5, true, {}, [], ["id"]];
const ID = [...NOT_AN_ID, null];
const TITLE = ["", "  ", long(LIMITS.titleChars + 1), 5, null, {}, ["text"]];
const PROMPT = [long(AGENDA_LIMITS.promptChars + 1), 5, null, {}];
const MINUTES = [-1, 1.5, AGENDA_LIMITS.minutes + 1, "5", null, {}];
const CHOICE = ["", "nothing", 5, null, {}];
const BOARDS = ["x", {}, null, [5], ["__proto__"], Array.from({ length: 7 }, (_, n) => `b${n}`)];
const ACCESS = [{}, 5, "read", { participant: "read" }, { participant: "all", tableHost: "read", observer: "read" }];
const YES = [5, "true", null, {}];
const TEXT = ["", "  ", long(PURPOSE_LIMITS.questionChars + 1), 5, null, {}];
const BASED_ON = [-1, 1.5, "1", null, {}];

const hosts = { allows: ["facilitator"] } as const;
const named = { bad: { activityId: ID }, required: ["activityId"], ...hosts, mustExist: ["activityId"] } as const;

/** The agenda's commands, the question's and the agreement's. */
export const AGENDA: Readonly<Record<string, Row>> = {
  "templates.saveBoard": {
    good: ({ boardId }) => ({ boardId, title: "Our board" }),
    bad: { boardId: ID, title: TITLE, withNotes: YES },
    required: ["boardId", "title"],
    ...hosts,
    mustExist: ["boardId"],
  },
  "templates.saveAgenda": {
    good: () => ({ title: "Our agenda", withNotes: true }),
    bad: { title: TITLE, withNotes: YES },
    required: ["title"],
    ...hosts,
    mustExist: [],
  },
  "agenda.addActivity": {
    good: ({ boardId }) => ({ phase: "insight", title: "One more", outputType: "map", boardIds: [boardId] }),
    bad: {
      phase: CHOICE,
      title: TITLE,
      prompt: PROMPT,
      minutes: MINUTES,
      outputType: CHOICE,
      newBoard: [
        {},
        5,
        null,
        { type: "list", title: "x" },
        { type: "rings", title: "x", rings: [""] },
        { type: "columns" },
        { type: "columns", title: "" },
      ],
      boardIds: BOARDS,
      access: [...ACCESS, null],
      writing: CHOICE,
      place: CHOICE,
      isPreWork: YES,
      afterId: NOT_AN_ID,
    },
    required: ["phase", "title", "outputType"],
    ...hosts,
    mustExist: ["boardIds"],
  },
  "agenda.insertTemplate": {
    good: () => ({ templateId: "journey-so-far" }),
    bad: { templateId: ["", long(61), 5, null, {}], phase: CHOICE, afterId: NOT_AN_ID },
    required: ["templateId"],
    ...hosts,
    mustExist: [],
  },
  "agenda.editActivity": {
    good: ({ queuedId, boardId }) => ({ activityId: queuedId, title: "Other words", boardIds: [boardId] }),
    bad: {
      activityId: ID,
      title: TITLE,
      prompt: PROMPT,
      minutes: MINUTES,
      outputType: CHOICE,
      phase: CHOICE,
      access: ACCESS,
      boardIds: BOARDS,
      writing: CHOICE,
      place: CHOICE,
      isPreWork: YES,
    },
    required: ["activityId"],
    ...hosts,
    mustExist: ["activityId", "boardIds"],
  },
  "agenda.duplicateActivity": {
    ...named,
    good: ({ queuedId }) => ({ activityId: queuedId }),
    bad: { activityId: ID, title: TITLE },
  },
  "agenda.moveActivity": {
    ...named,
    good: ({ queuedId, activityId }) => ({ activityId: queuedId, phase: "coDesign", afterId: activityId }),
    bad: { activityId: ID, phase: CHOICE, afterId: NOT_AN_ID },
  },
  "agenda.removeActivity": { ...named, good: ({ queuedId }) => ({ activityId: queuedId }) },
  "agenda.restoreActivity": { ...named, good: ({ queuedId }) => ({ activityId: queuedId }) },
  "agenda.openPreWorkNotes": { ...named, good: ({ queuedId }) => ({ activityId: queuedId }) },
  "workshop.pauseActivity": { ...named, good: ({ activityId }) => ({ activityId }) },
  "workshop.resumeActivity": { ...named, good: ({ pausedId }) => ({ activityId: pausedId }) },
  "workshop.revealActivity": { ...named, good: ({ activityId }) => ({ activityId }) },
  "workshop.setQuestion": {
    good: ({ questionSuggestionId }) => ({ text: "What would help?", suggestionId: questionSuggestionId, basedOn: 0 }),
    bad: {
      text: TEXT,
      method: ["", "coin", 5, null],
      decisionId: ID,
      suggestionId: ["", long(41), 5, null],
      basedOn: BASED_ON,
    },
    required: ["text"],
    ...hosts,
    mustExist: ["suggestionId"],
  },
  "workshop.setAgreement": {
    good: ({ lineSuggestionId }) => ({ lines: [{ side: "all", text: "We listen." }], suggestionId: lineSuggestionId }),
    bad: {
      lines: [
        "x",
        {},
        null,
        [{}],
        [{ side: "them", text: "a" }],
        [{ side: "all", text: " " }],
        [{ side: "all", text: long(PURPOSE_LIMITS.lineChars + 1) }],
        Array.from({ length: PURPOSE_LIMITS.linesPerAgreement + 1 }, (_, n) => ({ side: "all", text: `line ${n}` })),
      ],
      suggestionId: ["", long(41), 5, null],
      basedOn: BASED_ON,
    },
    required: ["lines"],
    ...hosts,
    mustExist: ["suggestionId"],
  },
  "workshop.suggest": {
    good: () => ({ about: "question", text: "What do we need?" }),
    bad: { about: CHOICE, text: TEXT },
    required: ["about", "text"],
    allows: ["facilitator", "participant"],
    mustExist: [],
  },
  "workshop.takeSuggestion": {
    good: ({ lineSuggestionId }) => ({ suggestionId: lineSuggestionId }),
    bad: { suggestionId: ["", long(41), 5, null], side: CHOICE },
    required: ["suggestionId"],
    ...hosts,
    mustExist: ["suggestionId"],
  },
  "workshop.declineSuggestion": {
    good: ({ questionSuggestionId }) => ({ suggestionId: questionSuggestionId, isDeclined: true }),
    bad: { suggestionId: ["", long(41), 5, null], isDeclined: YES },
    required: ["suggestionId", "isDeclined"],
    ...hosts,
    mustExist: ["suggestionId"],
  },
};
