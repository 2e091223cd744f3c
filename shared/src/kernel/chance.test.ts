import { expect, it } from "vitest";
import { shuffled } from "./chance.ts";

it("[TH4] a mixed list has the same items, and every order is as likely", () => {
  const seen = new Map<string, number>();
  for (const last of [0, 1, 2]) {
    for (const middle of [0, 1]) {
      const draws = [last, middle];
      const order = shuffled(["a", "b", "c"], (count) => {
        const drawn = draws.shift() ?? 0;
        expect(drawn).toBeLessThan(count);
        return drawn;
      }).join("");
      seen.set(order, (seen.get(order) ?? 0) + 1);
    }
  }
  expect([...seen.keys()].toSorted()).toEqual(["abc", "acb", "bac", "bca", "cab", "cba"]);
  expect(shuffled([], () => 0)).toEqual([]);
});
