import { expect, it } from "vitest";
import { cell, mapWith } from "../canvas/canvas.testing.ts";
import { createNewsVoice, NEWS_PAUSE_MS, type News, newsBetween } from "./boardNews.ts";

const { notes } = mapWith([
  ["a", cell("s1", "l1")],
  ["b", cell("s1", "l1")],
  ["c", cell("s2", "l1")],
]);
const [a, b, c] = notes;
const nobody = () => false;

it("[CV14] tells what others added, reworded, moved and took off, each note once", () => {
  if (!a || !b || !c) throw new Error("three notes");
  const after = [
    { ...a, text: "Others" },
    { ...b, place: cell("s3", "l1") },
    { ...c, id: "d" as typeof c.id },
  ];
  expect(newsBetween(notes, after, nobody)).toEqual({ added: 1, changed: 1, moved: 1, removed: 1 });
});

it("[CV14] is silent about one's own doings", () => {
  expect(newsBetween(notes, [], (id) => id !== "c")).toEqual({ added: 0, changed: 0, moved: 0, removed: 1 });
  expect(newsBetween(notes, notes, nobody)).toEqual({ added: 0, changed: 0, moved: 0, removed: 0 });
});

it("[CV14] speaks at once, then at most every ten seconds, with everything added up", () => {
  let time = 0;
  const planned: { action: () => void; at: number }[] = [];
  const said: { news: News; at: number }[] = [];
  const voice = createNewsVoice({
    say: (news) => said.push({ news, at: time }),
    now: () => time,
    later(action, milliseconds) {
      planned.push({ action, at: time + milliseconds });
      return () => undefined;
    },
  });
  const one = { added: 1, changed: 0, moved: 1, removed: 0 };
  // A busy room: something every 400 ms for a minute.
  for (time = 0; time <= 60_000; time += 400) {
    voice.hear(one);
    for (const plan of planned.splice(0)) {
      if (plan.at <= time) plan.action();
      else planned.push(plan);
    }
  }
  expect(said[0]).toEqual({ news: one, at: 0 });
  const gaps = said.slice(1).map(({ at }, index) => at - (said[index]?.at ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(NEWS_PAUSE_MS);
  expect(said.length).toBeGreaterThan(5);
  expect(said[1]?.news.added).toBe(25);
});
