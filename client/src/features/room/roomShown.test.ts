import type { Host } from "@longtable/shared/hosts/hosts.schema";
import type { Activity, ActivityState } from "@longtable/shared/workshop/workshop.schema";
import { expect, it } from "vitest";
import { hostsToTell, isRoomShown, reachOf } from "./roomShown.ts";

const having = (state: ActivityState) => [{ id: "a1", state, openedAt: 1 } as unknown as Activity];
const mine = { raisedAt: 1, isTurn: false };

it("[RC7] hosts can be reached while something is in front, after a reveal too; a hand that is up can always be lowered", () => {
  for (const state of ["open", "revealed"] as const) {
    expect([reachOf({ activities: having(state) }), isRoomShown({ activities: having(state) })]).toEqual(["all", true]);
  }
  for (const state of ["paused", "closed"] as const) {
    expect([reachOf({ activities: having(state) }), isRoomShown({ activities: having(state) })]).toEqual([
      "none",
      false,
    ]);
    const raised = { activities: having(state), hands: { mine } };
    expect([reachOf(raised), isRoomShown(raised)]).toEqual(["hand", true]);
  }
});

it("[RC11] what a host answered is shown whatever the room does", () => {
  expect(isRoomShown({ activities: [], hands: { reply: "coming" } })).toBe(true);
});

it("[RC11] a pause is asked by name only of hosts who are here", () => {
  const host = (name: string, isHere: boolean) => ({ id: name, name, isHere }) as unknown as Host;
  const hosts = [host("Ada", true), host("Sam", false), host("", true)];
  expect(hostsToTell(hosts).map(({ name }) => name)).toEqual(["Ada"]);
});
