import { expect, it } from "vitest";
import { typedTag } from "./typedTag.rules.ts";

it("[PE13] a tag of signs that nobody sees is none, and signs that join pictures stay", () => {
  expect(["#\u200b", "\u{e0041}\u2067", "\u3164", "", "a,b"].map(typedTag)).toEqual([null, null, null, null, null]);
  expect(["  #night   bus ", "👩🏾\u200d⚕️"].map(typedTag)).toEqual(["night bus", "👩🏾\u200d⚕️"]);
});
