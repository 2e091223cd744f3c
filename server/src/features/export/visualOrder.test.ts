import { describe, expect, it } from "vitest";
import { visualOrder } from "./visualOrder.ts";

describe("visualOrder", () => {
  it.each([
    ["left to right is left alone", "A ride home.", "ltr", ["A ride home."]],
    ["right-to-left words turn round", "أحتاج إلى مترجم", "rtl", ["مترجم", "إلى", "أحتاج"]],
    ["Latin words inside keep their order", "يوم next Tuesday هنا", "rtl", ["هنا", "next", "Tuesday", "يوم"]],
    [
      "right-to-left words inside a Latin line turn round among themselves",
      "Say من فضلك now",
      "ltr",
      ["Say", "فضلك", "من", "now"],
    ],
    ["figures go with the line", "عند 12 30", "rtl", ["30", "12", "عند"]],
    ["brackets face the other way", "(وحدي)", "rtl", [")وحدي("]],
  ] as const)("[EX1] %s", (_rule, line, direction, expected) => {
    expect(visualOrder(line, direction)).toEqual(expected);
  });
});
