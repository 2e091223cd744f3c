import { expect, it } from "vitest";
import { EMPTY_DRAFT, isHeldBack, stepFrom } from "./draft.ts";

const draft = { ...EMPTY_DRAFT, text: "I told Dev." };

it("[ST14] a story starts for nobody but its teller", () => {
  expect([EMPTY_DRAFT.scope, EMPTY_DRAFT.media, EMPTY_DRAFT.isTicked]).toEqual([null, "text", false]);
});

it("[ST3] the look for names stands before reading it back where the story goes beyond the table", () => {
  expect(stepFrom({ ...draft, step: "who", scope: "table" }, 1)).toBe("read");
  expect(stepFrom({ ...draft, step: "who", scope: "room" }, 1)).toBe("names");
  expect(stepFrom({ ...draft, step: "read", scope: "public" }, -1)).toBe("names");
  expect(stepFrom({ ...draft, step: "write" }, -1)).toBe("write");
});

it("[ST3] a story with an open name, or without the tick, is held back beyond the table", () => {
  expect(isHeldBack({ ...draft, scope: "room", isTicked: true })).toBe(true);
  expect(isHeldBack({ ...draft, scope: "room", isTicked: true, confirmed: ["Dev"] })).toBe(false);
  expect(isHeldBack({ ...draft, scope: "room", confirmed: ["Dev"] })).toBe(true);
  expect(isHeldBack({ ...draft, scope: "table" })).toBe(false);
});

it("[ST3] the words of a picture are looked through too", () => {
  const told = { ...draft, text: "I waited.", scope: "room", isTicked: true } as const;
  expect(isHeldBack({ ...told, picture: { imageId: "a", alt: "A letter to Dev" } })).toBe(true);
  expect(isHeldBack({ ...told, picture: { imageId: "a", alt: "A letter" } })).toBe(false);
});
