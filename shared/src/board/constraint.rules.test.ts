import { expect, it } from "vitest";
import type { NoteId } from "../kernel/ids.ts";
import type { Constraint, Note } from "./board.types.ts";
import { constraintDenial, limitsByNote } from "./constraint.rules.ts";

it.each([
  ["open", null, null],
  ["limited", null, null],
  ["fixed", "It is the law.", null],
  ["fixed", null, "reasonNeeded"],
  ["fixed", " \n", "reasonNeeded"],
] as const)("[I10] what is %s with the reason %j: %s", (level, reason, expected) => {
  expect(constraintDenial({ level, reason })).toBe(expected);
});

const note = (
  id: string,
  constraint?: Constraint,
  linkIds: string[] = [],
  kind: Note["kind"] = "constraint",
): Note => ({
  id: id as NoteId,
  text: id,
  kind,
  status: null,
  place: null,
  at: null,
  order: null,
  clusterId: null,
  lang: null,
  ...(constraint && { constraint }),
  linkIds: linkIds as NoteId[],
});
const of = (level: Constraint["level"]): Constraint => ({ level, reason: "Because.", owner: null });

it("[M28] an idea's limits are those of the constraints linked to it, the tightest first", () => {
  const notes = [
    note("k1", of("open"), ["i1", "i2"]),
    note("k2", of("fixed"), ["i1", "i1"]),
    note("k3", of("limited"), ["i1"]),
    note("k4", undefined, ["i1"]),
    note("k5", of("fixed"), ["i1"], "idea"),
    note("i1"),
  ];
  const limits = limitsByNote(notes);
  expect(limits.get("i1" as NoteId)?.map(({ noteId }) => noteId)).toEqual(["k2", "k3", "k1"]);
  expect(limits.get("i2" as NoteId)?.map(({ level, text }) => [level, text])).toEqual([["open", "k1"]]);
  expect(limits.has("k1" as NoteId)).toBe(false);
});
