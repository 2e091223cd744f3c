import { expect, it } from "vitest";
import { BALLOT_CODE_LENGTH, codeFromBytes, formatCode, parseCode } from "./ballotCode.ts";

it("[VO15] a code comes from fair bytes alone, and from too few of them comes none", () => {
  const bytes = Uint8Array.from([255, 0, 24, 1, 240, 239, 2, 3, 4, 5, 6]);
  expect(codeFromBytes(bytes, BALLOT_CODE_LENGTH)).toBe("AABZCDEF");
  expect(codeFromBytes(bytes.subarray(0, 9), BALLOT_CODE_LENGTH)).toBeNull();
});

it.each([
  ["ABCDEFGH", "ABCDEFGH"],
  [" abcd-efgh ", "ABCDEFGH"],
  ["ABCD EFG", null],
  ["ABCDEFGI", null],
  ["ABCDEFG1", null],
])("[VO15] reads %j as %j", (text, expected) => {
  expect(parseCode(text, BALLOT_CODE_LENGTH)).toBe(expected);
});

it("[VO15] shows a code in chunks of four", () => {
  expect([formatCode("ABCDEFGH"), formatCode("ABCDEFGHJKLM"), formatCode("")]).toEqual([
    "ABCD EFGH",
    "ABCD EFGH JKLM",
    "",
  ]);
});
