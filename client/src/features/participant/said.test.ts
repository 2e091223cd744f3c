import type { ActivityId } from "@longtable/shared/kernel/ids";
import type { Activity } from "@longtable/shared/workshop/workshop.schema";
import { expect, it } from "vitest";
import { momentOf, movedWords } from "./said.ts";

const moment = (...states: Activity["state"][]) =>
  momentOf({
    activities: states.map((state, at) => ({
      id: `a${at}` as ActivityId,
      title: `A${at}`,
      state,
      openedAt: at,
      boards: [],
    })),
  } as unknown as Parameters<typeof momentOf>[0]);
const said = (last: ReturnType<typeof moment>, now: ReturnType<typeof moment>) => {
  const words = movedWords(last, now);
  return words && [words.key, words.about?.title ?? null];
};

it("[AG7] says paused of what is paused, and closed of what is closed", () => {
  const [open, paused, closed] = [moment("open"), moment("paused"), moment("closed")];
  expect(said(open, paused)).toEqual(["paused", "A0"]);
  expect(said(paused, paused)).toBeNull();
  expect(said(paused, open)).toEqual(["opened", "A0"]);
  expect(said(paused, closed)).toEqual(["closed", null]);
  expect(said(open, closed)).toEqual(["closed", null]);
  expect(said(closed, closed)).toBeNull();
  expect(said(open, moment("paused", "open"))).toEqual(["opened", "A1"]);
});
