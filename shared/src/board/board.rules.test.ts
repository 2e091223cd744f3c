import { expect, it } from "vitest";
import { LIMITS } from "../kernel/limits.ts";
import { addNoteDenial, changeNoteDenial } from "./board.rules.ts";

it.each([
  ["BD4", "none", 0, "boardReadOnly"],
  ["BD4", "read", 0, "boardReadOnly"],
  ["BD4", "contribute", 0, null],
  ["BD4", "edit", 0, null],
  ["BD11", "contribute", LIMITS.notesPerBoard - 1, null],
  ["BD11", "contribute", LIMITS.notesPerBoard, "boardFull"],
  ["BD11", "edit", LIMITS.notesPerBoard, "boardFull"],
  ["BD11", "read", LIMITS.notesPerBoard, "boardReadOnly"],
] as const)("[%s] access %s adds a note to a board of %i: %s", (_rule, access, count, expected) => {
  expect(addNoteDenial(access, count)).toBe(expected);
});

it.each([
  ["none", true, "boardReadOnly"],
  ["none", false, "notYourNote"],
  ["read", true, "boardReadOnly"],
  ["read", false, "notYourNote"],
  ["contribute", true, null],
  ["contribute", false, "notYourNote"],
  ["edit", true, null],
  ["edit", false, null],
] as const)("[BD4] access %s changes a note, own %s: %s", (access, isOwn, expected) => {
  expect(changeNoteDenial(access, isOwn)).toBe(expected);
});
