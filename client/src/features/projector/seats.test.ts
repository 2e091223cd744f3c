import { describe, expect, it } from "vitest";
import { layTable, seatsLaid } from "./seats.ts";

describe("the table", () => {
  it.each([
    [0, 20],
    [19, 20],
    [20, 40],
    [126, 160],
    [200, 300],
    [2000, 2002],
  ])("[PR3] is laid for %i people with %i seats, so that there is always one free", (people, laid) => {
    expect(seatsLaid(people)).toBe(laid);
  });

  it("[PR3] seats people in order of arrival, on both sides in turn, and nobody at the head", () => {
    const { seats, edgeY } = layTable(3);
    expect(seats.filter(({ taken }) => taken)).toHaveLength(3);
    expect(seats.slice(0, 2).map(({ y }) => y < edgeY)).toEqual([true, false]);
    expect(seats[0]?.x).toBe(seats[1]?.x);
    expect(seats[2]?.x).toBeGreaterThan(seats[0]?.x ?? Number.POSITIVE_INFINITY);
  });

  it.each([50, 150, 190, 380, 900])("[PR3] keeps %i people's seats apart and inside the picture", (people) => {
    const { seats, radius, height } = layTable(people);
    expect(seats.every(({ x, y }) => x > radius && x < 1760 - radius && y >= radius && y <= height - radius)).toBe(
      true,
    );
    const columns = [...new Set(seats.map(({ x }) => x))].toSorted((a, b) => a - b);
    expect((columns[1] ?? 0) - (columns[0] ?? 0)).toBeGreaterThan(radius * 2);
  });
});
