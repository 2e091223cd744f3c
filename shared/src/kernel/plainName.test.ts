import { expect, it } from "vitest";
import { isBlank, isUnseen, plainName } from "./plainName.ts";

it.each([
  ["a right-to-left override", "Ann\u202eEve", "AnnEve"],
  ["isolates and marks", "\u2066Ann\u2069\u200f", "Ann"],
  ["zero-width spaces", "An\u200bn \ufeffHeron", "Ann Heron"],
  ["line ends and tabs", "Ann\tHeron\n", "Ann Heron"],
  ["joiners between nothing", "\u200dAnn\u200c \u200d", "Ann"],
  ["invisible tags", "Ann\u{e0041}\u{e0042}", "Ann"],
])("[PE13] a name goes without %s", (_what, given, expected) => {
  expect(plainName(given)).toBe(expected);
});

it.each([
  ["Persian", "\u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"],
  ["Sinhala", "\u0DC1\u0DCA\u200D\u0DBB\u0DD3"],
  ["a family", "\u{1F468}\u200D\u{1F469}\u200D\u{1F467}"],
  ["a doctor of some colour", "\u{1F469}\u{1F3FE}\u200D\u2695\ufe0f"],
  ["Hebrew", "\u05d0\u05df"],
])("[PE13] %s keeps what joins it", (_what, name) => {
  expect(plainName(name)).toBe(name);
  expect(isUnseen(name)).toBe(false);
});

it("[PE13] what nobody can read is no name, and nothing at all is none given", () => {
  expect(["\u200b\u200b", "\u202e\u2066", "\u200d", "\u0301", "\u3164"].map(isUnseen)).toEqual([
    true,
    true,
    true,
    true,
    true,
  ]);
  expect(["", "   ", "a"].map(isUnseen)).toEqual([false, false, false]);
});

it("[PE13] what is blank is what leaves nothing to read as a name", () => {
  const signs = Array.from({ length: 0x2ff }, (_, index) => String.fromCodePoint(0x2000 + index));
  const others = [
    "a",
    " ",
    "\u0000",
    "\u{e0041}",
    "\u0301",
    "\ufffa",
    "\u{1F468}",
    "\ufe0f",
    "\u05d0",
    "\u115f",
    "!",
    "",
  ];
  for (const sign of [...signs, ...others, ...others.map((one) => `\u200d${one}\u202e`)]) {
    expect([sign, isBlank(sign)]).toEqual([sign, !/[^\p{M}\s]/u.test(plainName(sign))]);
  }
});
