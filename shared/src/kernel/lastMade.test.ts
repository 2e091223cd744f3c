import { expect, it, vi } from "vitest";
import { lastMade } from "./lastMade.ts";

it("[EX5] what was made of an object is made again only when it is asked with other arguments", () => {
  const make = vi.fn((key: { id: string }, ...rest: readonly unknown[]) => [key.id, ...rest]);
  const made = lastMade(make);
  const [one, other] = [{ id: "one" }, { id: "other" }];
  const first = made(one, 1, "a");
  expect(made(one, 1, "a")).toBe(first);
  expect(made(other, 1, "a")).toEqual(["other", 1, "a"]);
  expect(made(one, 1, "a")).toBe(first);
  expect(made(one, 2, "a")).toEqual(["one", 2, "a"]);
  expect(made(one, 2)).toEqual(["one", 2]);
  expect(made(one, 2, "a")).toEqual(["one", 2, "a"]);
  expect(make).toHaveBeenCalledTimes(5);
});
