import { expect, it } from "vitest";
import { ActivityState } from "../workshop/workshop.schema.ts";
import { ACTIONS, boardAccess, may } from "./permissions.ts";
import { ACCESS_LEVELS, accessAllows, ROLES } from "./roles.ts";

it.each([
  ["organiser", ["exportWorkshop", "seeGroups", "seeUnreleased"]],
  ["facilitator", [...ACTIONS]],
  ["tableHost", ["addNotes", "castBallots", "rate"]],
  ["participant", ["addNotes", "castBallots", "rate"]],
  ["observer", []],
] as const)("[PA3] a %s may do this and no more: %j", (role, expected) => {
  expect(ACTIONS.filter((action) => may(role, action)).toSorted()).toEqual(expected.toSorted());
});

it.each([
  ["DE3", "recordDecisions"],
  ["PA3", "runActivities"],
  ["PA3", "openAndCloseRounds"],
  ["FT8", "followUp"],
] as const)("[%s] only a facilitator may %s", (_rule, action) => {
  expect(ROLES.filter((role) => may(role, action))).toEqual(["facilitator"]);
});

it.each([
  ["facilitator", [], "edit"],
  ["facilitator", ["closed"], "edit"],
  ["participant", ["open"], "contribute"],
  ["participant", ["closed", "open"], "contribute"],
  ["participant", [], "read"],
  ["participant", ["queued", "closed"], "read"],
  ["participant", ["paused"], "read"],
  ["participant", ["revealed"], "read"],
  ["tableHost", ["open"], "contribute"],
  ["tableHost", ["paused"], "read"],
  ["organiser", ["open"], "read"],
  ["observer", ["open"], "read"],
  ["observer", [], "read"],
] as const)("[AC2] a %s with activities %j has access %s", (role, states, expected) => {
  expect(boardAccess(role, states)).toBe(expected);
});

it("[AC3] a screen never gets more than read, whatever is open", () => {
  for (const state of ActivityState.options) expect(boardAccess("observer", [state])).toBe("read");
});

it.each([
  ["none", ["none"]],
  ["read", ["none", "read"]],
  ["contribute", ["none", "read", "contribute"]],
  ["edit", ["none", "read", "contribute", "edit"]],
] as const)("[AC2] access %s allows %j", (access, expected) => {
  expect(ACCESS_LEVELS.filter((needed) => accessAllows(access, needed))).toEqual(expected);
});
