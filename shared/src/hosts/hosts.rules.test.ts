import { expect, it } from "vitest";
import type { ActivityId, SeatId } from "../kernel/ids.ts";
import { hostsFor, pausedWithoutHost, standingPause } from "./hosts.rules.ts";

const id = (text: string) => text as ActivityId;
const [ada, sam] = [
  { id: "s1" as SeatId, name: "Ada", isHere: true },
  { id: "s2" as SeatId, name: "", isHere: true },
];

it.each([
  ["facilitator", [ada, sam]],
  ["organiser", [ada, sam]],
  ["participant", [ada]],
  ["tableHost", [ada]],
  ["observer", []],
] as const)("[HO6] a %s is told of these hosts: %j", (role, expected) => {
  expect(hostsFor(role, [ada, sam])).toEqual(expected);
});

it("[HO3] without a host the open and the revealed stop; pre-work, the rest and what was opened later do not", () => {
  const activities = [
    { id: id("a"), state: "open", openedAt: 100 },
    { id: id("b"), state: "revealed", openedAt: 90 },
    { id: id("c"), state: "open", openedAt: 80, isPreWork: true },
    { id: id("d"), state: "open", openedAt: 101 },
    { id: id("e"), state: "paused", openedAt: 70 },
    { id: id("f"), state: "queued", openedAt: null },
    { id: id("g"), state: "closed", openedAt: 60 },
  ] as const;
  expect(pausedWithoutHost(activities, 100)).toEqual({ activityIds: ["a", "b"], revealedIds: ["b"] });
  expect(pausedWithoutHost(activities.slice(2), 100)).toEqual({ activityIds: [] });
});

it("[HO3] what hosts have moved since is offered no more", () => {
  const pause = { since: 5, activityIds: [id("a"), id("b")], isTimerPaused: true };
  const [a, b] = [
    { id: id("a"), state: "paused" as const },
    { id: id("b"), state: "open" as const },
  ];
  expect(standingPause(pause, [a, b], false)).toEqual({ since: 5, activityIds: ["a"], isTimerPaused: false });
  expect(standingPause(pause, [b], true)).toEqual({ since: 5, activityIds: [], isTimerPaused: true });
  expect(standingPause(pause, [b], false)).toBeNull();
});
