import { expect, it } from "vitest";
import { freeSpots, roughHeight, spotsInRows } from "./freeSpots.ts";

const WIDTH = 168;
const texts = [
  "Short",
  "Long words of somebody ".repeat(20),
  "W".repeat(500),
  "One\n\n\n\nfive",
  "漢字".repeat(120),
  "Short",
];
const boxes = (spots: readonly { x: number; y: number }[], words: readonly string[]) =>
  spots.map(({ x, y }, index) => ({ x, y, bottom: y + roughHeight(words[index] ?? "") }));
const overlaps = (all: ReturnType<typeof boxes>) =>
  all.flatMap((one, index) =>
    all
      .slice(index + 1)
      .filter((other) => Math.abs(one.x - other.x) < WIDTH && one.y < other.bottom && other.y < one.bottom),
  );

it("[BS8] notes that name no point stand on a free board without covering one another, however long they are", () => {
  const many = Array.from({ length: 40 }, (_, index) => texts[index % texts.length] ?? "");
  const first = freeSpots([], many);
  expect(overlaps(boxes(first, many))).toEqual([]);
  const standing = first.map((at, index) => ({ at: { x: at.x + 30, y: at.y - 50 }, text: many[index] ?? "" }));
  const more = freeSpots(standing, texts);
  const all = [...standing.map(({ at }) => at), ...more];
  const pairs = overlaps(boxes(all, [...many, ...texts]));
  expect(pairs).toEqual(
    overlaps(
      boxes(
        standing.map(({ at }) => at),
        many,
      ),
    ),
  );
  expect(freeSpots([{ at: { x: -5000, y: -9000 }, text: "far" }], ["x"])).toEqual([{ x: 0, y: 0 }]);
});

it("[BS8] notes that are pasted stand in rows from a point", () => {
  const spots = spotsInRows([...texts, ...texts], { x: -40, y: 7 });
  expect(spots[0]).toEqual({ x: -40, y: 7 });
  expect(overlaps(boxes(spots, [...texts, ...texts]))).toEqual([]);
});
