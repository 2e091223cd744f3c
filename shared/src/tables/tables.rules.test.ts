import { expect, it } from "vitest";
import {
  choiceDenial,
  companyFor,
  isNearlyEmpty,
  keepsPlace,
  nextNumber,
  PLACE_KEPT_MS,
  placesLeft,
  tableName,
} from "./tables.rules.ts";

it("[TB5] a place is kept for a while for who dropped out, and then others may have it", () => {
  expect(keepsPlace({ isHere: true, awayFor: 0 })).toBe(true);
  expect(keepsPlace({ isHere: false, awayFor: PLACE_KEPT_MS - 1 })).toBe(true);
  expect(keepsPlace({ isHere: false, awayFor: PLACE_KEPT_MS })).toBe(false);
});

it("[TB6] a full table takes nobody but its own", () => {
  expect(placesLeft(8, 9)).toBe(0);
  expect(choiceDenial({ left: 0, isOwn: false }, "choice")).toBe("full");
  expect(choiceDenial({ left: 0, isOwn: true }, "choice")).toBeNull();
  expect(choiceDenial({ left: 1, isOwn: false }, "choice")).toBeNull();
  expect(choiceDenial({ left: 1, isOwn: false }, "mixed")).toBe("notByChoice");
});

it("[TB7] a table where two or fewer are left could join the smallest other one", () => {
  const tables = [
    { id: "a", here: 2 },
    { id: "b", here: 6 },
    { id: "c", here: 5 },
    { id: "d", here: 0 },
  ];
  expect(isNearlyEmpty({ people: 7, here: 2 }, tables.slice(1))).toBe(true);
  expect(isNearlyEmpty({ people: 7, here: 3 }, tables.slice(1))).toBe(false);
  expect(isNearlyEmpty({ people: 0, here: 0 }, tables)).toBe(false);
  expect(isNearlyEmpty({ people: 2, here: 2 }, [])).toBe(false);
  expect(companyFor("a", tables)?.id).toBe("c");
});

it("[TB1] a new table gets the lowest number that is free", () => {
  expect(nextNumber(["Table 1", "Garden", "Table 3"], tableName)).toBe(2);
});
