import { describe, expect, it } from "vitest";
import type { ActivityId } from "../kernel/ids.ts";
import type { PhaseKey } from "./phases.ts";
import {
  clashesWith,
  currentActivity,
  currentPhase,
  isBetween,
  nextActivity,
  pausedActivity,
  transitionDenial,
} from "./workshop.rules.ts";
import { type Activity, ActivityState } from "./workshop.schema.ts";

function activity(
  id: string,
  state: ActivityState,
  openedAt: number | null = null,
  phase: PhaseKey = "insight",
): Activity {
  return {
    id: id as ActivityId,
    templateId: "journey-so-far",
    phase,
    title: id,
    prompt: "What came first?",
    minutes: 10,
    outputType: "map",
    state,
    openedAt,
    boards: [],
  };
}

const ALLOWED: Record<ActivityState, readonly ActivityState[]> = {
  queued: ["queued", "open", "closed"],
  open: ["open", "paused", "revealed", "closed"],
  paused: ["paused", "open", "closed"],
  revealed: ["revealed", "open", "closed"],
  closed: ["closed", "open"],
};
const pairs = ActivityState.options.flatMap((from) =>
  ActivityState.options.map((to) => [from, to, ALLOWED[from].includes(to) ? null : "cannotChangeState"] as const),
);

it.each(pairs)("[WS3] an activity that is %s goes to %s: %s", (from, to, expected) => {
  expect(transitionDenial(from, to)).toBe(expected);
});

describe("[WS4] the current activity", () => {
  it.each([
    ["none of an empty agenda", [], null],
    ["none while nothing is open", [activity("a", "queued"), activity("b", "closed", 5)], null],
    ["the open one", [activity("a", "closed", 9), activity("b", "open", 5), activity("c", "queued")], "b"],
    ["of two, the one opened last", [activity("a", "open", 9), activity("b", "open", 5)], "a"],
    ["of two, the one opened last, wherever it stands", [activity("a", "open", 5), activity("b", "open", 9)], "b"],
    ["not one that is paused", [activity("a", "paused", 9), activity("b", "open", 5)], "b"],
    ["one that is revealed", [activity("a", "revealed", 9), activity("b", "open", 5)], "a"],
    ["never pre-work", [{ ...activity("a", "open", 9), isPreWork: true }, activity("b", "open", 5)], "b"],
    ["none while only pre-work is open", [{ ...activity("a", "open", 9), isPreWork: true }], null],
  ])("is %s", (_case, activities, expected) => {
    expect(currentActivity(activities)?.id ?? null).toBe(expected);
  });
});

it("[AG7] the paused activity is the one stopped last, while nothing is open", () => {
  const stopped = [activity("a", "paused", 5), activity("b", "paused", 9)];
  expect(pausedActivity(stopped)?.id).toBe("b");
  expect(pausedActivity([...stopped, activity("c", "open", 1)])).toBeNull();
  expect(pausedActivity([{ ...activity("a", "paused", 5), isPreWork: true }])).toBeNull();
});

it("[AG7] a pause is not the time between two activities", () => {
  expect(isBetween([activity("a", "paused", 5)])).toBe(false);
  expect(isBetween([activity("a", "open", 5)])).toBe(false);
  expect(isBetween([activity("a", "closed", 5), activity("b", "queued")])).toBe(true);
});

describe("[TH17] two open activities clash", () => {
  const using = (id: string, boardId: string, more: Partial<Activity> = {}): Activity => ({
    ...activity(id, "open", 1),
    boards: [{ id: boardId }] as Activity["boards"],
    ...more,
  });
  const clash = (one: Activity, other: Activity) => clashesWith(one, [one, other]).length > 0;
  const alone = { writing: "alone" } as const;
  it.each([
    ["on one board that either writes on alone", using("a", "x"), using("b", "x", alone), true],
    ["when both write alone, for a reveal shows one of them", using("a", "x", alone), using("b", "x", alone), true],
    ["not when both write together", using("a", "x"), using("b", "x"), false],
    ["not on boards of their own", using("a", "x"), using("b", "y", alone), false],
    ["not when one happens at the tables", using("a", "x", { place: "tables" }), using("b", "x", alone), false],
    ["not with one that is paused", using("a", "x"), using("b", "x", { ...alone, state: "paused" }), false],
    ["not once it is shown", using("a", "x", { state: "revealed" }), using("b", "x", alone), false],
  ])("%s", (_case, one, other, expected) => {
    expect([clash(one, other), clash(other, one)]).toEqual([expected, expected]);
  });
});

describe("[WS8] the next activity", () => {
  const agenda = [
    activity("a", "closed", 1),
    activity("b", "queued"),
    activity("c", "closed", 2),
    activity("d", "queued"),
  ];
  it.each([
    ["the first queued one at the start", null, "b"],
    ["the one after it", 0, "b"],
    ["not one that has run already", 1, "d"],
    ["none at the end", 3, null],
  ])("is %s", (_case, after, expected) => {
    const from = after === null ? null : (agenda[after] ?? null);
    expect(nextActivity(agenda, from)?.id ?? null).toBe(expected);
  });
});

describe("[WS5] the phase", () => {
  it.each([
    ["unknown without activities", [], null],
    [
      "of the first activity before anything has run",
      [activity("a", "queued", null, "monitor"), activity("b", "queued", null, "coDesign")],
      "monitor",
    ],
    [
      "of the current activity",
      [activity("a", "closed", 9, "monitor"), activity("b", "open", 5, "coDesign")],
      "coDesign",
    ],
    [
      "of the last one that ran, when none is open",
      [
        activity("a", "queued", null, "monitor"),
        activity("b", "closed", 9, "insight"),
        activity("c", "closed", 5, "coDesign"),
      ],
      "insight",
    ],
  ])("is %s", (_case, activities, expected) => {
    expect(currentPhase(activities)).toBe(expected);
  });
});
