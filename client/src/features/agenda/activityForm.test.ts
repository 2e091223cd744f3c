import { expect, it } from "vitest";
import { changesFor, clashes, minutesFromText, newFields, rebase, takeTheirs } from "./activityForm.ts";

const base = { ...newFields("insight"), title: "Steps", prompt: "What came first?" };

it("[AG9] what a host has not touched follows another host's change, what they wrote stays", () => {
  const edited = { base, draft: { ...base, title: "First steps" } };
  const live = { ...base, prompt: "What came next?" };
  const next = rebase(edited, live);
  expect(next.draft).toMatchObject({ title: "First steps", prompt: "What came next?" });
  expect(clashes(next, live)).toEqual([]);
  expect(changesFor(next.draft, live)).toEqual({ title: "First steps" });
});

it("[AG9] a field that both changed is named, and keeps both words until the host chooses", () => {
  const edited = { base, draft: { ...base, title: "Mine", minutes: 20 } };
  const live = { ...base, title: "Theirs" };
  const next = rebase(edited, live);
  expect(next.draft.title).toBe("Mine");
  expect(clashes(next, live)).toEqual(["title"]);
  expect(clashes(rebase(next, live), live)).toEqual(["title"]);
  expect(changesFor(next.draft, live)).toEqual({ title: "Mine", minutes: 20 });
  const taken = takeTheirs(next, live);
  expect(taken.draft).toMatchObject({ title: "Theirs", minutes: 20 });
  expect(clashes(taken, live)).toEqual([]);
});

it("[AG9] the same change by both is none to speak of", () => {
  const edited = { base, draft: { ...base, title: "Same" } };
  const live = { ...base, title: "Same" };
  expect(clashes(rebase(edited, live), live)).toEqual([]);
  expect(changesFor(edited.draft, live)).toEqual({});
});

it.each([
  ["10", 10],
  [" 0 ", 0],
  ["", null],
  ["-1", null],
  ["2.5", null],
  ["9999", null],
])("%j is %s minutes", (text, minutes) => {
  expect(minutesFromText(text, 1440)).toBe(minutes);
});
