import { expect, it } from "vitest";
import { namesOf } from "./names.rules.ts";

it.each([
  ["off", "all", "off"],
  [null, "all", "off"],
  ["all", "off", "off"],
  ["hosts", "all", "hosts"],
  ["all", "hosts", "hosts"],
  ["all", "all", "all"],
] as const)(
  "[PE1] written while names were %s and read while they are %s, a note's author is known as at %s",
  (written, now, expected) => {
    expect(namesOf(written, now)).toBe(expected);
  },
);
