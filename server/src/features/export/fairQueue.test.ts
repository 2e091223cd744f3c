import { describe, expect, it } from "vitest";
import { createFairQueue } from "./fairQueue.ts";

describe("createFairQueue", () => {
  it("[EX21] gives owners their turns in order, however many entries one of them has", () => {
    const queue = createFairQueue<string>();
    for (const entry of ["a1", "a2", "a3"]) queue.add("a", entry);
    expect(queue.take()).toBe("a1");
    for (const entry of ["b1", "b2"]) queue.add("b", entry);
    queue.add("c", "c1");
    expect(queue.remove("b1")).toBe(true);
    expect(queue.remove("b1")).toBe(false);
    expect([queue.countOf("a"), queue.countOf("b"), queue.size()]).toEqual([2, 1, 4]);
    expect([queue.take(), queue.take(), queue.take(), queue.take(), queue.take()]).toEqual([
      "a2",
      "b2",
      "c1",
      "a3",
      undefined,
    ]);
    expect(queue.size()).toBe(0);
  });
});
