import type { ActivityId } from "@longtable/shared/kernel/ids";
import type { Activity } from "@longtable/shared/workshop/workshop.schema";
import { describe, expect, it } from "vitest";
import { goingOn, isOfferedAbove, mainStep, meaningOf, partOf, runSheet } from "./plan.ts";

const activity = (id: string, state: Activity["state"], openedAt: number | null = null): Activity => ({
  id: id as ActivityId,
  templateId: "t",
  phase: "coDesign",
  title: id,
  prompt: "",
  minutes: 5,
  outputType: "map",
  state,
  openedAt,
  boards: [],
});

describe("the run sheet", () => {
  it("[WS1] shows all four phases, also those with nothing planned", () => {
    const sheet = runSheet([activity("a", "queued")]);
    expect(sheet.map(({ phase, activities }) => [phase, activities.length])).toEqual([
      ["monitor", 0],
      ["insight", 0],
      ["coDesign", 1],
      ["coDelivery", 0],
    ]);
  });
});

describe("the one main step", () => {
  it.each([
    ["starts with the first", [activity("a", "queued"), activity("b", "queued")], "start", "a"],
    ["goes on to the next", [activity("a", "open", 1), activity("b", "queued")], "goOn", "b"],
    ["comes back for one that was passed over", [activity("a", "queued"), activity("b", "open", 1)], "goOn", "a"],
    ["closes the last", [activity("a", "closed", 1), activity("b", "open", 2)], "close", undefined],
  ])("[WS8] %s", (_, activities, name, next) => {
    const step = mainStep(activities);
    expect(step?.name).toBe(name);
    expect(step && "next" in step ? step.next.id : undefined).toBe(next);
  });

  it("[WS8] is none when all is done", () => {
    expect(mainStep([activity("a", "closed", 1)])).toBeNull();
  });

  it("[WS4] counts from the activity that everyone's screen follows", () => {
    const activities = [activity("a", "open", 5), activity("b", "open", 2), activity("c", "queued")];
    const step = mainStep(activities);
    expect(step && "from" in step ? step.from.id : null).toBe("a");
    expect(partOf(activities, activity("b", "open"))).toEqual({ part: 2, parts: 3 });
  });
});

describe("a press on the main button", () => {
  const running = [activity("a", "open", 1), activity("b", "queued"), activity("c", "queued")];
  const stopped = [activity("a", "paused", 1), activity("b", "queued")];

  it("[AG12] names what it saw in front", () => {
    const step = mainStep(running);
    expect(step?.name === "goOn" && goingOn(step)).toEqual({
      activityId: "b",
      from: { activityId: "a", askWhy: true },
    });
    const first = mainStep([activity("a", "queued")]);
    expect(first?.name === "start" && goingOn(first)).toEqual({
      activityId: "a",
      from: { activityId: null, askWhy: true },
    });
  });

  it("[AG12] means something else once another host has gone on", () => {
    const meanings = [stopped, running, [activity("a", "closed", 1), activity("b", "open", 2)], []].map((activities) =>
      meaningOf(mainStep(activities)),
    );
    expect(meanings).toEqual(["resume a", "goOn b", "close b", ""]);
  });

  it("[HO3] is not offered beside the notice that offers the same", () => {
    const pause = { since: 1, activityIds: ["a" as ActivityId], isTimerPaused: false };
    const hosts = { list: [], pause };
    expect(isOfferedAbove({ hosts }, mainStep(stopped))).toBe(true);
    expect(isOfferedAbove({ hosts: { list: [] } }, mainStep(stopped))).toBe(false);
    expect(isOfferedAbove({ hosts }, mainStep(running))).toBe(false);
  });
});
