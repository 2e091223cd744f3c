import { expect, it } from "vitest";
import { deriveSave } from "./saveState.ts";
import type { Link } from "./session.types.ts";

it.each<[string, number, Link, number, "saved" | "saving" | "unsaved"]>([
  ["nothing waits and the line is there", 0, "online", 0, "saved"],
  ["the line is down, so nothing new can be saved", 0, "offline", 0, "unsaved"],
  ["one has just been sent", 1, "online", 100, "saving"],
  ["one waits while the line comes back", 1, "connecting", 4_999, "saving"],
  ["no answer for five seconds", 2, "online", 5_000, "unsaved"],
  ["the line is down", 1, "offline", 0, "unsaved"],
  ["the seat is gone", 1, "ended", 0, "unsaved"],
])("%s", (_case, waiting, link, waitedMs, status) => {
  expect(deriveSave({ waiting, refused: 0, link, waitedMs, patienceMs: 5_000 })).toEqual({ status, count: waiting });
});

it.each([
  ["nothing else waits", 0, "unsaved", 1],
  ["another is on its way", 1, "saving", 2],
] as const)("[KE1] what was refused is not saved: %s", (_case, waiting, status, count) => {
  const save = deriveSave({ waiting, refused: 1, link: "online", waitedMs: 0, patienceMs: 5_000 });
  expect(save).toEqual({ status, count });
});
