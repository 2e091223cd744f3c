import { expect, it } from "vitest";
import { newRejoinWord, normaliseRejoinWord } from "./rejoinWords.ts";

it.each([
  ["three", true, 3],
  ["five, since no name helps to find them,", false, 5],
])("[PA2] a rejoin word is %s plain words, which any hand can write down", (_name, hasAlias, count) => {
  for (let n = 0; n < 500; n += 1) {
    const words = newRejoinWord(hasAlias).split(" ");
    expect(words).toHaveLength(count);
    for (const word of words) expect(word).toMatch(/^[a-z]{2,9}$/);
  }
});

it("[PA5] rejoin words hardly ever repeat", () => {
  const words = new Set(Array.from({ length: 2000 }, () => newRejoinWord(true)));
  expect(words.size).toBeGreaterThan(1990);
});

it.each([
  ["amber kettle moon"],
  ["Amber Kettle Moon"],
  ["  amber   kettle moon "],
  ["amber-kettle-moon"],
  ["AMBER, KETTLE, MOON."],
  ["amber–kettle_moon"],
  ["ａmber kettle moon"],
])("[PA2] %s is the same word", (spelling) => {
  expect(normaliseRejoinWord(spelling)).toBe("amber kettle moon");
});
