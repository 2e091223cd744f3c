import { expect, it } from "vitest";
import type { TableId } from "../kernel/ids.ts";
import { ActivityState } from "../workshop/workshop.schema.ts";
import { ACTIONS, type BoardUse, boardAccess, isViewOnly, may } from "./permissions.ts";
import { ACCESS_LEVELS, accessAllows, ROLES } from "./roles.ts";

it.each([
  ["organiser", ["exportWorkshop", "importContent", "seeGroups", "seeUnreleased"]],
  ["facilitator", [...ACTIONS]],
  ["tableHost", ["addNotes", "addNotesForOthers", "callHosts", "castBallots", "rate", "tellStories"]],
  ["participant", ["addNotes", "callHosts", "castBallots", "rate", "tellStories"]],
  ["observer", ["turnScreen"]],
] as const)("[PA3] a %s may do this and no more: %j", (role, expected) => {
  expect(ACTIONS.filter((action) => may(role, action)).toSorted()).toEqual(expected.toSorted());
});

it("[PE7] a seat that shows what a participant sees is one with nobody in it", () => {
  expect(ROLES.filter((role) => isViewOnly({ role, participantId: null }))).toEqual(["participant"]);
  expect(ROLES.filter((role) => isViewOnly({ role, participantId: "p" }))).toEqual([]);
});

it.each([
  ["DE3", "recordDecisions"],
  ["PA3", "runActivities"],
  ["PA3", "openAndCloseRounds"],
  ["FT8", "followUp"],
  ["HO1", "shareHosting"],
  ["PE2", "managePeople"],
  ["TB1", "runTables"],
  ["ST6", "keepEvidence"],
  ["VE1", "keepVersions"],
] as const)("[%s] only a facilitator may %s", (_rule, action) => {
  expect(ROLES.filter((role) => may(role, action))).toEqual(["facilitator"]);
});

const ROOM: BoardUse = { activities: [], tableId: null, isLocked: false, isShared: false };
const [OURS, THEIRS] = ["t1" as TableId, "t2" as TableId];
const during = (...states: ActivityState[]) => ({ ...ROOM, activities: states.map((state) => ({ state })) });
const open = (activity: Omit<BoardUse["activities"][number], "state"> = {}) => [
  { state: "open" as const, ...activity },
];

it.each([
  ["facilitator", [], "edit"],
  ["facilitator", ["closed"], "edit"],
  ["participant", ["open"], "contribute"],
  ["participant", ["closed", "open"], "contribute"],
  ["participant", [], "read"],
  ["participant", ["queued", "closed"], "read"],
  ["participant", ["paused"], "read"],
  ["participant", ["revealed"], "contribute"],
  ["tableHost", ["open"], "contribute"],
  ["tableHost", ["paused"], "read"],
  ["organiser", ["open"], "read"],
  ["observer", ["open"], "read"],
  ["observer", [], "read"],
] as const)("[AC2] a %s with activities %j has access %s", (role, states, expected) => {
  expect(boardAccess({ role, tableId: null }, during(...states))).toBe(expected);
});

it("[AC3] a screen never gets more than read, whatever is open", () => {
  for (const state of ActivityState.options) {
    expect(boardAccess({ role: "observer", tableId: null }, during(state))).toBe("read");
  }
});

it.each([
  ["participant", "edit"],
  ["tableHost", "contribute"],
  ["observer", "none"],
] as const)("[AC2] an activity says for itself what a %s may do on its boards: %s", (role, expected) => {
  const access = { participant: "edit", tableHost: "contribute", observer: "none" } as const;
  expect(boardAccess({ role, tableId: null }, { ...ROOM, activities: open({ access }) })).toBe(expected);
  const [rest, shut] = [expected === "none" ? "none" : "read", { state: "closed", access }] as const;
  expect(boardAccess({ role, tableId: null }, { ...ROOM, activities: [shut] })).toBe(rest);
  expect(boardAccess({ role, tableId: null }, { ...ROOM, activities: [shut, { state: "queued" }] })).toBe("read");
});

it.each([
  ["participant", OURS, "contribute"],
  ["participant", THEIRS, "none"],
  ["participant", null, "none"],
  ["tableHost", OURS, "edit"],
  ["tableHost", THEIRS, "none"],
  ["observer", null, "none"],
  ["facilitator", null, "edit"],
  ["organiser", null, "read"],
] as const)("[TA1] on a table's board a %s of table %s has access %s", (role, tableId, expected) => {
  expect(boardAccess({ role, tableId }, { ...ROOM, tableId: OURS, activities: open() })).toBe(expected);
});

it("[TA1] a table's board that is shared may be read by the whole room, and no more", () => {
  const shared = { ...ROOM, tableId: OURS, isShared: true, activities: open() };
  expect(boardAccess({ role: "participant", tableId: THEIRS }, shared)).toBe("read");
  expect(boardAccess({ role: "observer", tableId: null }, shared)).toBe("read");
  expect(boardAccess({ role: "participant", tableId: OURS }, shared)).toBe("contribute");
});

it("[AC2] on a locked board the room reads, and a facilitator still edits", () => {
  const locked = { ...ROOM, isLocked: true, activities: open() };
  expect(boardAccess({ role: "participant", tableId: null }, locked)).toBe("read");
  expect(boardAccess({ role: "tableHost", tableId: OURS }, { ...locked, tableId: OURS })).toBe("read");
  expect(boardAccess({ role: "facilitator", tableId: null }, locked)).toBe("edit");
});

it("[M52] while people write alone nobody edits the board itself, a facilitator and a table's host included", () => {
  const alone = { ...ROOM, activities: open({ writing: "alone" }) };
  expect(boardAccess({ role: "facilitator", tableId: null }, alone)).toBe("contribute");
  expect(boardAccess({ role: "tableHost", tableId: OURS }, { ...alone, tableId: OURS })).toBe("contribute");
  expect(boardAccess({ role: "observer", tableId: null }, alone)).toBe("read");
});

it.each([
  ["none", ["none"]],
  ["read", ["none", "read"]],
  ["contribute", ["none", "read", "contribute"]],
  ["edit", ["none", "read", "contribute", "edit"]],
] as const)("[AC2] access %s allows %j", (access, expected) => {
  expect(ACCESS_LEVELS.filter((needed) => accessAllows(access, needed))).toEqual(expected);
});
