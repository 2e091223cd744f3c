import { expect, it } from "vitest";
import { makeUpName } from "./madeUpName.ts";

function chances(...values: number[]): () => number {
  let index = 0;
  return () => values[index++ % values.length] ?? 0;
}

it("puts two words together", () => {
  expect(makeUpName("Amber Blue", "Wren Fox", "", chances(0, 0.99))).toBe("Amber Fox");
});

it("does not suggest the same name twice in a row", () => {
  expect(makeUpName("Amber Blue", "Wren Fox", "Amber Wren", chances(0, 0, 0.5, 0))).toBe("Blue Wren");
});

it("gives up on another name when there is only one", () => {
  expect(makeUpName("Amber", "Wren", "Amber Wren", chances(0))).toBe("Amber Wren");
});
