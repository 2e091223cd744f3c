import { expect, it } from "vitest";
import { actionOfKey, type KeyPress } from "../actions/routes.ts";
import { keepSingleKeys, readSingleKeys } from "./shortcuts.ts";

const shortcutOf = (key: KeyPress, withSingles: boolean) => actionOfKey(key, withSingles)?.action.id ?? null;

const press = (key: string, held: Partial<KeyPress> = {}) => ({
  key,
  code: "",
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

it.each([
  ["n", {}, "newNote"],
  ["N", { shiftKey: true }, "newNote"],
  ["v", {}, "select"],
  ["h", {}, "hand"],
  ["?", { shiftKey: true }, "shortcuts"],
  ["Enter", {}, "edit"],
  ["F2", {}, "edit"],
  ["Enter", { ctrlKey: true }, "addAfter"],
  ["Delete", {}, "remove"],
  ["Backspace", {}, "remove"],
  ["z", { ctrlKey: true }, "undo"],
  ["z", { metaKey: true }, "undo"],
  ["Z", { ctrlKey: true, shiftKey: true }, "redo"],
  ["y", { ctrlKey: true }, "redo"],
  ["d", { ctrlKey: true }, "duplicate"],
  ["a", { metaKey: true }, "selectAll"],
  ["+", { ctrlKey: true, shiftKey: true }, "zoomIn"],
  ["=", { ctrlKey: true }, "zoomIn"],
  ["-", { ctrlKey: true }, "zoomOut"],
  ["0", { ctrlKey: true }, "zoomWhole"],
  ["!", { shiftKey: true, code: "Digit1" }, "fit"],
  ['"', { shiftKey: true, code: "Digit2" }, "fitSelection"],
  ["n", { ctrlKey: true }, null],
  ["v", { altKey: true }, null],
  ["x", {}, null],
  ["Tab", {}, null],
  ["constructor", {}, null],
] as const)("[CV7] %s with %o means %s", (key, held, expected) => {
  expect(shortcutOf(press(key, held), true)).toBe(expected);
});

it("[CV7] keys without Ctrl do nothing once they are switched off; the others go on", () => {
  for (const key of ["n", "v", "h", "m", "?"]) expect(shortcutOf(press(key), false)).toBeNull();
  // A sign with Shift is a key without Ctrl as well.
  expect(shortcutOf(press("!", { shiftKey: true, code: "Digit1" }), false)).toBeNull();
  expect(shortcutOf(press("z", { ctrlKey: true }), false)).toBe("undo");
  expect(shortcutOf(press("Delete"), false)).toBe("remove");
});

it("[CV7] the choice is kept on the device, and is on at first", () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  expect(readSingleKeys(storage)).toBe(true);
  keepSingleKeys(storage, false);
  expect(readSingleKeys(storage)).toBe(false);
});
