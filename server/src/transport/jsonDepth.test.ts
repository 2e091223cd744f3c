import { expect, it } from "vitest";
import { nestsTooDeep } from "./jsonDepth.ts";

const nested = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`;

it.each([
  ["as deep as may be", nested(32), false],
  ["one deeper", nested(33), true],
  ["never closed", "[".repeat(65_536), true],
  ["of objects", `${'{"a":'.repeat(33)}1${"}".repeat(33)}`, true],
  ["long, but side by side", `[${nested(10).concat(",").repeat(500)}1]`, false],
  ["of brackets that are words", JSON.stringify({ text: "[".repeat(400) }), false],
  ["of brackets after an escaped quote", JSON.stringify({ text: `\\"${"{".repeat(400)}` }), false],
])("[CM3] a text %s: too deep is %s", (_name, json, expected) => {
  expect(nestsTooDeep(json)).toBe(expected);
  expect(nestsTooDeep(Buffer.from(json))).toBe(expected);
});

it("[CM3] 256 KB of brackets cost less than a millisecond", () => {
  const bomb = "[".repeat(262_144);
  const started = performance.now();
  for (let n = 0; n < 100; n += 1) nestsTooDeep(bomb);
  expect((performance.now() - started) / 100).toBeLessThan(1);
});
