import { expect, it } from "vitest";
import { CURVE, curvePaths, curvePoints } from "./curve.ts";

const feelings = (...values: (number | null)[]) => values.map((value) => ({ value, words: [] }));

it("puts very good at the top and very hard at the bottom, inside the drawing", () => {
  const [hard, good] = curvePoints(feelings(-2, 2));
  expect(good?.y).toBeLessThan(hard?.y ?? 0);
  for (const point of [hard, good]) {
    expect(point?.y).toBeGreaterThan(0);
    expect(point?.y).toBeLessThan(CURVE.height);
  }
});

it("[JM5] breaks where nobody knows", () => {
  expect(curvePaths(curvePoints(feelings(1, 1, null, -1, -2)))).toHaveLength(2);
  expect(curvePaths(curvePoints(feelings(null, 1, null)))).toEqual([]);
});
