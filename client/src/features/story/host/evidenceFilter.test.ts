import type { ShownStory } from "@longtable/shared/story/story.schema";
import { expect, it } from "vitest";
import { ALL_EVIDENCE, filterEvidence } from "./evidenceFilter.ts";

const story = (id: string, more: Partial<ShownStory>): ShownStory =>
  ({
    id,
    kind: "testimony",
    title: "",
    text: id,
    pseudonym: "",
    collector: "",
    reference: "",
    collectedOn: "2030-02-03",
    isChecked: true,
    links: [],
    consent: { scope: "room", media: "text", givenAt: 0, withdrawnAt: null },
    ...more,
  }) as ShownStory;

const waiting = story("waiting", { isChecked: false });
const linked = story("linked", { kind: "visitNote", links: [{ boardId: "b1", noteId: "n1" }] as never });
const stepped = story("stepped", { links: [{ boardId: "b1", stepId: "s2" }] as never });
const ids = (filter: Partial<typeof ALL_EVIDENCE>) =>
  filterEvidence([linked, stepped, waiting], { ...ALL_EVIDENCE, ...filter }, (id) => (id === "n1" ? "s1" : null)).map(
    ({ id }) => id,
  );

it("[ST3] what waits for a look comes first", () => {
  expect(ids({})[0]).toBe("waiting");
  expect(ids({ isOpenOnly: true })).toEqual(["waiting"]);
});

it("[ST15] filters by words, circle, kind, link and step", () => {
  expect(ids({ words: " LINK " })).toEqual(["linked"]);
  expect(ids({ scope: "room" })).toEqual(["linked", "stepped"]);
  expect(ids({ scope: "table" })).toEqual(["waiting"]);
  expect(ids({ kind: "visitNote" })).toEqual(["linked"]);
  expect(ids({ link: "none" })).toEqual(["waiting"]);
  expect(ids({ link: "some" })).toEqual(["linked", "stepped"]);
  expect(ids({ link: "s1" })).toEqual(["linked"]);
  expect(ids({ link: "s2" })).toEqual(["stepped"]);
});
