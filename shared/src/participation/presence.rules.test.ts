import { expect, it } from "vitest";
import { isCrowd, isShown, shownCursors, shownHints } from "./presence.rules.ts";

it("[PS1] above thirty people it is a crowd, and no crowd any more from twenty-five on", () => {
  expect([29, 30, 31].map((here) => isCrowd(here, false))).toEqual([false, false, true]);
  expect([31, 30, 26, 25].map((here) => isCrowd(here, true))).toEqual([true, true, true, false]);
});

const room = { isCrowd: false, isAlone: false, areCursorsOff: false };
it.each([
  [{}, "all", "all"],
  [{ isCrowd: true }, "few", "few"],
  [{ isAlone: true }, "hosts", "none"],
  [{ isAlone: true, isCrowd: true }, "hosts", "none"],
  [{ areCursorsOff: true }, "none", "all"],
  [{ areCursorsOff: true, isAlone: true }, "none", "none"],
] as const)("[PS1] in a room where %j, cursors of %s and hints of %s go out", (change, cursors, hints) => {
  expect(shownCursors({ ...room, ...change })).toBe(cursors);
  expect(shownHints({ ...room, ...change })).toBe(hints);
});

it.each([
  ["all", "participant", null, "t1", true],
  ["none", "facilitator", null, null, false],
  ["hosts", "facilitator", null, null, true],
  ["hosts", "tableHost", "t1", "t1", false],
  ["few", "facilitator", null, "t1", true],
  ["few", "participant", "t1", "t1", true],
  ["few", "participant", "t2", "t1", false],
  ["few", "participant", "t1", null, false],
  ["few", "participant", null, null, false],
] as const)("[PS1] of %s, a %s of table %s on a board of table %s is shown: %s", (shown, role, tableId, board, is) => {
  expect(isShown(shown, { role, tableId }, board)).toBe(is);
});
