import { expect, it } from "vitest";
import { reportPages, type WallEntry } from "./reportPages.ts";

const entry = (id: string, heading: string, length = 30): WallEntry => ({
  id,
  heading,
  mark: "full",
  text: "x".repeat(length),
  strong: "We are doing it.",
  rest: "",
});

it("[FT10] the wall's report shows everything once, each page under one heading", () => {
  const entries = [
    ...Array.from({ length: 9 }, (_, index) => entry(`a${index}`, "Answers")),
    ...Array.from({ length: 2 }, (_, index) => entry(`c${index}`, "Promises", 400)),
  ];
  const pages = reportPages(entries);
  expect(pages.flatMap((page) => page.entries.map(({ id }) => id))).toEqual(entries.map(({ id }) => id));
  expect(new Set(pages.map(({ key }) => key)).size).toBe(pages.length);
  for (const { heading, entries: own } of pages) expect(own.every((one) => one.heading === heading)).toBe(true);
  expect(pages.every((page) => page.entries.length <= 4)).toBe(true);
  expect(reportPages([])).toEqual([]);
});
