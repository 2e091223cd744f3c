import { expect, it } from "vitest";
import { SMALL_GROUP } from "../kernel/limits.ts";
import { suppressSmallGroups } from "./smallGroups.ts";

it.each([
  ["the next smallest is hidden too", { lived: 6, carer: 5, clin: 2, vol: 1 }, { lived: 6 }],
  ["nothing is small", { lived: 6, carer: 5 }, { lived: 6, carer: 5 }],
  ["the small ones hide each other", { lived: 9, carer: 5, clin: 3, vol: 2 }, { lived: 9, carer: 5 }],
  ["one small group takes the next with it", { lived: 9, carer: 5, vol: 4 }, { lived: 9 }],
  ["of equal groups the first by id is hidden", { lived: 6, carer: 6, vol: 1 }, { lived: 6 }],
  ["all are small", { lived: 4, carer: 1 }, {}],
  ["only one group is there, and small", { lived: 4 }, {}],
  ["those who did not say count as a group", { lived: 7, undeclared: 3, carer: 6 }, { lived: 7 }],
  ["a group with nobody hides nobody", { lived: 6, carer: 0 }, { lived: 6 }],
  ["nobody is there", {}, {}],
])("[GR1] %s: %o shows %o", (_case, counts, expected) => {
  expect(suppressSmallGroups(counts)).toEqual(expected);
});

it("[GR1] the smallest shown size can be set higher", () => {
  expect(suppressSmallGroups({ lived: 12, carer: 9, vol: 6 }, 10)).toEqual({ lived: 12 });
});

it("[GR1] for all sizes of four groups, what is hidden is nothing or at least five people, or everybody", () => {
  const sizes = [0, 1, 2, 3, 4, 5, 6, 7, 11];
  let checked = 0;
  for (const a of sizes)
    for (const b of sizes)
      for (const c of sizes)
        for (const d of sizes) {
          const counts = { a, b, c, d };
          const shown = suppressSmallGroups(counts);
          const hidden = a + b + c + d - Object.values(shown).reduce((sum, count) => sum + count, 0);
          const isSafe = hidden === 0 || hidden >= SMALL_GROUP || Object.keys(shown).length === 0;
          if (!isSafe || Object.values(shown).some((count) => count < SMALL_GROUP)) expect.fail(JSON.stringify(counts));
          checked += 1;
        }
  expect(checked).toBe(sizes.length ** 4);
});
