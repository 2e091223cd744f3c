import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { expect, it } from "vitest";
import { firstKind, phasePart, viewParticipant } from "./participant.view.ts";

function state(parts: { activities?: object[]; rounds?: object[] }): WorkshopState {
  return {
    activities: parts.activities ?? [],
    boards: [
      { id: "b1", type: "columns", title: "Ideas", access: "contribute" },
      { id: "b2", type: "journeyMap", title: "Map", access: "read" },
    ],
    rounds: parts.rounds ?? [],
    me: {},
  } as unknown as WorkshopState;
}
const activity = (id: string, stateName: string, openedAt: number | null, ...boardIds: string[]) => ({
  id,
  title: `Activity ${id}`,
  phase: "insight",
  state: stateName,
  openedAt,
  boards: boardIds.map((boardId) => ({ id: boardId })),
});

it("[WS4] follows the activity that was opened last, with its boards and its place on the agenda", () => {
  const view = viewParticipant(
    state({
      activities: [activity("a", "open", 1, "b1"), activity("b", "open", 2, "b2", "b3"), activity("c", "queued", null)],
    }),
  );
  expect([view.activity?.id, view.part, view.parts]).toEqual(["b", 2, 3]);
  expect(view.boards.map(({ id }) => id)).toEqual(["b2"]);
});

it("knows when the activity's boards are not for this person", () => {
  const closed = (boardId: string, access: object) =>
    viewParticipant(state({ activities: [{ ...activity("a", "open", 1, boardId), access }] })).isHidden;
  expect(closed("b3", { participant: "none", tableHost: "edit" })).toBe(true);
  expect(closed("b1", { participant: "none", tableHost: "edit" })).toBe(false);
  expect(closed("b3", { participant: "read", tableHost: "none" })).toBe(false);
});

it("shows nothing to look at before anything has been open", () => {
  const view = viewParticipant(state({ activities: [activity("a", "queued", null, "b1")] }));
  expect(view).toMatchObject({ activity: null, hasStarted: false, boards: [], pausedTitle: null });
});

it("is over once hosts have closed the workshop, and not while something is open", () => {
  const ended = (activities: object[]) =>
    viewParticipant({ ...state({ activities }), followThrough: { stage: "closed" } } as unknown as WorkshopState)
      .isOver;
  expect(ended([activity("a", "closed", 1, "b1")])).toBe(true);
  expect(ended([activity("a", "open", 1, "b1")])).toBe(false);
  expect(viewParticipant(state({ activities: [activity("a", "closed", 1)] })).isOver).toBe(false);
});

it("between activities, shows the boards that have been open", () => {
  const view = viewParticipant(
    state({ activities: [activity("a", "closed", 1, "b1"), activity("b", "queued", null, "b2")] }),
  );
  expect(view).toMatchObject({ activity: null, hasStarted: true });
  expect(view.boards.map(({ id }) => id)).toEqual(["b1"]);
});

it("names the activity that is paused", () => {
  expect(viewParticipant(state({ activities: [activity("a", "paused", 1, "b1")] })).pausedTitle).toBe("Activity a");
});

it("brings the open round to the front, and keeps the results of what is shown", () => {
  const rounds = [
    { id: "r1", state: "closed", activityId: "a" },
    { id: "r2", state: "closed", activityId: "other" },
    { id: "r3", state: "open", activityId: "a" },
    { id: "r4", state: "closed", activityId: "a" },
  ];
  const view = viewParticipant(state({ activities: [activity("a", "open", 1, "b1")], rounds }));
  expect(view.openRound?.id).toBe("r3");
  expect(view.results.map(({ id }) => id)).toEqual(["r4", "r1"]);
});

it("[WS1] counts the phases from one", () => {
  expect([phasePart("monitor"), phasePart("coDelivery"), phasePart(null)]).toEqual([1, 4, 0]);
});

it("suggests ideas in co-design and plain notes elsewhere", () => {
  const { activity: current } = viewParticipant(state({ activities: [activity("a", "open", 1, "b1")] }));
  expect(firstKind(current)).toBe("note");
  expect(firstKind(current && { ...current, phase: "coDesign" })).toBe("idea");
  expect(firstKind(null)).toBe("note");
});

it("[AG10] shows open pre-work while nothing is in front, and the session has not begun with it", () => {
  const before = { ...activity("a", "open", 5, "b1"), isPreWork: true };
  expect(viewParticipant(state({ activities: [before, activity("b", "queued", null, "b2")] }))).toMatchObject({
    activity: null,
    hasStarted: false,
    hasPreWork: true,
    boards: [{ id: "b1" }],
  });
  const view = viewParticipant(state({ activities: [before, activity("b", "open", 2, "b2")] }));
  expect(view).toMatchObject({ activity: { id: "b" }, hasPreWork: false, boards: [{ id: "b2" }] });
});
