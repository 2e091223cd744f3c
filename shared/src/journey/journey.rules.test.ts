import { expect, it } from "vitest";
import type { LaneId } from "../kernel/ids.ts";
import { placeLines, sortLanes } from "./journey.rules.ts";
import { LAYERS, type Lane, type Layer } from "./journey.types.ts";

function lane(layer: Layer, order = "a0", id: string = layer): Lane {
  return { id: id as LaneId, label: id, type: "text", layer, order };
}
const lanes = (...layers: Layer[]) => layers.map((layer, index) => lane(layer, `a${index}`, `${layer}-${index}`));

it.each<[Layer[], string[]]>([
  [
    ["tangible", "user", "frontstage", "backstage", "support", "analysis"],
    ["interaction 2", "visibility 3", "internalInteraction 4"],
  ],
  [
    ["tangible", "user", "frontstage", "frontstage", "backstage", "backstage", "support", "analysis"],
    ["interaction 2", "visibility 4", "internalInteraction 6"],
  ],
  [["user", "user", "analysis"], []],
  [["user"], []],
  [[], []],
  [["analysis"], []],
  [["user", "frontstage", "analysis"], ["interaction 1"]],
  [["tangible", "frontstage"], ["interaction 1"]],
  [["frontstage", "backstage"], ["visibility 1"]],
  [
    ["user", "backstage"],
    ["interaction 1", "visibility 1"],
  ],
  [["backstage", "support"], ["internalInteraction 1"]],
  [
    ["user", "support"],
    ["interaction 1", "visibility 1"],
  ],
  [["frontstage", "analysis"], []],
])("[JM4] lanes %j draw the lines %j", (layers, expected) => {
  expect(placeLines(lanes(...layers)).map(({ line, aboveLaneIndex }) => `${line} ${aboveLaneIndex}`)).toEqual(expected);
});

it("[JM2] lanes are sorted by layer, then by their own order, then by id", () => {
  const given = [
    lane("analysis", "a0"),
    lane("user", "a2", "third"),
    lane("user", "a1", "second"),
    lane("user", "a1", "first"),
    lane("tangible", "a9"),
  ];
  expect(sortLanes(given).map(({ id }) => id)).toEqual(["tangible", "first", "second", "third", "analysis"]);
  expect(given[0]?.id).toBe("analysis");
});

it("[JM4] no lane behind the scenes is ever drawn above the line of visibility", () => {
  const everyMap = Array.from({ length: 2 ** LAYERS.length }, (_, bits) =>
    LAYERS.filter((_layer, index) => (bits >> index) & 1),
  );
  for (const layers of everyMap) {
    const sorted = sortLanes(lanes(...layers).toReversed());
    const line = placeLines(sorted).find((placed) => placed.line === "visibility");
    const above = sorted.slice(0, line?.aboveLaneIndex ?? 0);
    expect(above.filter(({ layer }) => layer === "backstage" || layer === "support")).toEqual([]);
  }
});
