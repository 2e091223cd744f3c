import { PRINCIPLES } from "@longtable/shared/reflection/reflection.schema";
import { expect, it } from "vitest";
import { sectors } from "./wheel.view.ts";

it("[RF2] the wheel has the six principles in their order, the first at the top, all within its box", () => {
  const six = sectors();
  expect(six.map(({ key }) => key)).toEqual(PRINCIPLES);
  expect(six[0]?.score).toMatchObject({ x: 280 });
  expect(six.map(({ label }) => label.anchor)).toEqual(["middle", "start", "start", "middle", "end", "end"]);
  for (const { score, label, path } of six) {
    for (const { x, y } of [score, label]) {
      expect(x >= 0 && x <= 560 && y >= 0 && y <= 360).toBe(true);
    }
    expect(path).toMatch(/^M280 180L[\d. -]+A132 132 0 0 1 [\d. -]+Z$/);
  }
});
