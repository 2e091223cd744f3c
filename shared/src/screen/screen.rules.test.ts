import { describe, expect, it } from "vitest";
import {
  CHOSEN_MS,
  chosenPage,
  heldAt,
  keepPage,
  LINGER_MS,
  letGo,
  PAGE_MS,
  pageAt,
  turnedBy,
  turnedTo,
  UNTOUCHED,
  untilNextTurn,
} from "./screen.rules.ts";

const KEYS = ["a", "b", "c"];
const NOW = PAGE_MS * 100 + 10;
const at = (now: number, view = "board:1", keys = KEYS) => ({ view, keys, now });

describe("the wall's pages", () => {
  it("[PR1] turn with the server's clock, so that every screen shows the same page", () => {
    expect([0, 1, 2, 3].map((turn) => pageAt(turn * PAGE_MS + 5, 3))).toEqual([0, 1, 2, 0]);
    expect(untilNextTurn(PAGE_MS * 7 + LINGER_MS + 2000)).toBe(PAGE_MS - LINGER_MS - 2000);
  });

  it("[PR1] are page nought when there is none", () => {
    expect(pageAt(123_456, 0)).toBe(0);
  });

  it("[PR2] stay with what was being read when others come before it", () => {
    expect(keepPage(["new", "a", "b"], "a", 0)).toBe(1);
    expect(keepPage(["a"], "gone", 4)).toBe(0);
    expect(keepPage([], "gone", 4)).toBe(0);
  });

  it("[PR9] stay longer where something new came in, and no page is left out for it", () => {
    const isFresh = (index: number) => index === 0;
    const half = LINGER_MS / 2;
    const shown = [0, half, PAGE_MS, PAGE_MS + half, PAGE_MS + LINGER_MS, 2 * PAGE_MS, 2 * PAGE_MS + LINGER_MS];
    expect(shown.map((now) => pageAt(now, 3, isFresh))).toEqual([0, 0, 0, 0, 1, 2, 2]);
    expect(untilNextTurn(PAGE_MS + half)).toBe(LINGER_MS - half);
  });
});

describe("a page somebody chose", () => {
  it("[PR10] is shown for a while, then pages turn by themselves again", () => {
    const chosen = turnedTo(UNTOUCHED, { view: "board:1", key: "b", index: 1 }, NOW);
    expect(chosenPage(chosen, at(NOW + CHOSEN_MS - 1))).toBe(1);
    expect(chosenPage(chosen, at(NOW + CHOSEN_MS))).toBeNull();
  });

  it("[PR10] is found again where others have come before it", () => {
    const chosen = turnedTo(UNTOUCHED, { view: "board:1", key: "b", index: 1 }, NOW);
    expect(chosenPage(chosen, at(NOW, "board:1", ["new", ...KEYS]))).toBe(2);
  });

  it("[PR10] says nothing of what comes after it: a vote begins at its own page", () => {
    const chosen = turnedTo(UNTOUCHED, { view: "board:1", key: "b", index: 1 }, NOW);
    expect(chosenPage(chosen, at(NOW + 5, "vote:1"))).toBeNull();
    expect(chosenPage(heldAt(chosen, undefined, NOW), at(NOW + 5, "vote:1"))).toBe(0);
  });

  it("[PR10] is reached by steps from the page that was due, on and back, over both ends", () => {
    const due = pageAt(NOW, 3);
    const next = turnedBy(UNTOUCHED, 1, NOW);
    expect(chosenPage(next, at(NOW))).toBe((due + 1) % 3);
    expect(chosenPage(turnedBy(next, -2, NOW + 50_000), at(NOW + 50_000))).toBe((due + 2) % 3);
    expect(chosenPage(turnedBy(next, -2, NOW + 50_000), at(NOW + CHOSEN_MS + 10))).toBe((due + 2) % 3);
  });

  it("[PR10] held, stays until it is let go; let go, the wall is as if nobody had touched it", () => {
    const held = heldAt(UNTOUCHED, undefined, NOW);
    expect(chosenPage(held, at(NOW + CHOSEN_MS * 40))).toBe(pageAt(NOW, 3));
    expect(chosenPage(turnedBy(held, 1, NOW + CHOSEN_MS * 40), at(NOW + CHOSEN_MS * 80))).toBe(
      (pageAt(NOW, 3) + 1) % 3,
    );
    expect(letGo(held)).toEqual(UNTOUCHED);
  });
});
