import { expect, it } from "vitest";
import { formatJoinCode, JOIN_ALPHABET, joinCodeFromBytes, parseJoinCode } from "./joinCode.ts";

it.each([
  ["FRLWKHD", "FRLWKHD"],
  ["frl wkhd", "FRLWKHD"],
  [" Frl-wKhd ", "FRLWKHD"],
  ["f.r.l_w–k—h d", "FRLWKHD"],
  ["FRLWKH", null],
  ["FRLWKHDD", null],
  ["FRLWKHO", null],
  ["FRLWKHI", null],
  ["FRLWKH1", null],
  ["FRLWKHÉ", null],
  ["", null],
])("[PA7] %j is read as %j", (text, expected) => {
  expect(parseJoinCode(text)).toBe(expected);
});

it("[PA7] a code is shown in two chunks, which are read back as the same code", () => {
  expect(formatJoinCode("FRLWKHD")).toBe("FRL WKHD");
  expect(parseJoinCode(formatJoinCode("FRLWKHD"))).toBe("FRLWKHD");
});

it("[PA7] the alphabet has 24 letters, and no letter that looks like a figure", () => {
  expect(new Set(JOIN_ALPHABET).size).toBe(24);
  expect(JOIN_ALPHABET).not.toMatch(/[IO0-9]/);
});

it("[PA7] every letter is as likely as any other", () => {
  const letters = new Map<string, number>();
  for (let byte = 0; byte < 256; byte += 1) {
    const letter = joinCodeFromBytes(new Uint8Array([byte, 0, 0, 0, 0, 0, 0]))?.[0];
    if (letter) letters.set(letter, (letters.get(letter) ?? 0) + 1);
  }
  expect([...letters.keys()].toSorted().join("")).toBe(JOIN_ALPHABET);
  expect(new Set(letters.values())).toEqual(new Set([10]));
});

it("[PA7] bytes that would favour a letter are passed over, and too few bytes make no code", () => {
  expect(joinCodeFromBytes(new Uint8Array([255, 0, 240, 1, 2, 3, 4, 5, 6, 7]))).toBe("ABCDEFG");
  expect(joinCodeFromBytes(new Uint8Array([255, 0, 1, 2, 3, 4, 5]))).toBeNull();
});
