import { HINT } from "@longtable/shared/board/board.protocol";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Link } from "../../session/session.types.ts";
import { createStore } from "../../session/store.ts";
import { keepCompany } from "./company.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function openCompany() {
  const said: number[][] = [];
  let hear: (entries: Uint8Array) => void = () => undefined;
  const link = createStore<Link>("online");
  const company = keepCompany({
    link,
    isOwn: (index) => index === 5,
    sayHint: (content) => void said.push([...content]),
    hearHints(listener) {
      hear = listener;
      return () => undefined;
    },
  });
  return { company, link, take: () => said.splice(0), hear: (...bytes: number[]) => hear(Uint8Array.from(bytes)) };
}
const [A, B] = [97, 98];

it("[PS2] says what changed and nothing twice, a few times a second at most, and the last of it always", () => {
  const { company, take } = openCompany();
  company.say({ selected: ["a"], writing: "" });
  expect(take()).toEqual([[HINT.selected, 1, 1, A]]);
  company.say({ selected: ["b"], writing: "" });
  company.say({ selected: ["b"], writing: "b" });
  expect(take()).toEqual([]);
  vi.advanceTimersByTime(400);
  expect(take()).toEqual([
    [HINT.selected, 1, 1, B],
    [HINT.writing, 1, B],
  ]);
  vi.advanceTimersByTime(5_000);
  company.say({ selected: ["b"], writing: "b" });
  vi.advanceTimersByTime(5_000);
  expect(take()).toEqual([]);
});

it("[LN2] says it again on a new line, and takes it back when it stops", () => {
  const { company, link, take } = openCompany();
  company.say({ selected: [], writing: "a" });
  take();
  vi.advanceTimersByTime(1_000);
  link.set("connecting");
  link.set("online");
  expect(take()).toEqual([[HINT.writing, 1, A]]);
  vi.advanceTimersByTime(1_000);
  company.stop();
  expect(take()).toEqual([[HINT.writing, 0]]);
});

it("never takes oneself for somebody else", () => {
  const { company, hear } = openCompany();
  hear(5, HINT.writing, 1, A, 6, HINT.writing, 1, B);
  expect([...company.others.get().keys()]).toEqual([6]);
});
