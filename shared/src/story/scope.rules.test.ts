import { describe, expect, it } from "vitest";
import { createRandom } from "../scene/sceneBoards.testing.ts";
import { effectiveScope, type Reach, reaches, reachOf, shownStatus } from "./scope.rules.ts";
import type { Evidence } from "./story.schema.ts";
import { SCOPES } from "./story.types.ts";

type Judged = Pick<Evidence, "consent" | "isChecked">;

const RUNS = 3000;
const width = (reach: Reach) => (reach === null ? -1 : SCOPES.indexOf(reach));
const pick = <T>(random: () => number, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;

const evidence = (scope: Reach, more: { isChecked?: boolean; isWithdrawn?: boolean } = {}): Judged => ({
  consent: { scope, media: "text", givenAt: 1, withdrawnAt: more.isWithdrawn ? 2 : null },
  isChecked: more.isChecked ?? true,
});

const anyEvidence = (random: () => number): Judged =>
  evidence(pick(random, [null, ...SCOPES]), { isChecked: random() < 0.7, isWithdrawn: random() < 0.25 });

const anyList = (random: () => number) => Array.from({ length: Math.floor(random() * 5) }, () => anyEvidence(random));

describe("effectiveScope", () => {
  it("[ST1] is never wider than any evidence, nor than the board where none stands", () => {
    const random = createRandom(5);
    for (let run = 0; run < RUNS; run++) {
      const [list, board] = [anyList(random), pick(random, SCOPES)];
      const scope = effectiveScope(list, board);
      for (const one of list) expect(width(scope)).toBeLessThanOrEqual(width(one.consent.scope));
      if (!list.some(({ consent }) => consent.withdrawnAt === null))
        expect(width(scope)).toBeLessThanOrEqual(width(board));
    }
  });

  it("[ST1] does not depend on the order, and more evidence beside some never widens it", () => {
    const random = createRandom(6);
    for (let run = 0; run < RUNS; run++) {
      const [list, board] = [[evidence(pick(random, SCOPES)), ...anyList(random)], pick(random, SCOPES)];
      const scope = effectiveScope(list, board);
      expect(effectiveScope(list.toReversed(), board)).toBe(scope);
      expect(width(effectiveScope([...list, anyEvidence(random)], board))).toBeLessThanOrEqual(width(scope));
    }
  });

  it("[ST2] taking a story back, or narrowing its consent, never widens what rests on it", () => {
    const random = createRandom(7);
    for (let run = 0; run < RUNS; run++) {
      const [list, board] = [[anyEvidence(random), ...anyList(random)], pick(random, SCOPES)];
      const [first, ...rest] = list as [Judged, ...Judged[]];
      const scope = width(effectiveScope(list, board));
      const withdrawn = { ...first, consent: { ...first.consent, withdrawnAt: 3 } };
      expect(width(effectiveScope([withdrawn, ...rest], board))).toBeLessThanOrEqual(scope);
      const narrowed = pick(
        random,
        [null, ...SCOPES].filter((one) => width(one) <= width(first.consent.scope)),
      );
      const less = { ...first, consent: { ...first.consent, scope: narrowed } };
      expect(width(effectiveScope([less, ...rest], board))).toBeLessThanOrEqual(scope);
    }
  });

  it("[ST1] is the board's own without evidence", () => {
    for (const scope of SCOPES) expect(effectiveScope([], scope)).toBe(scope);
  });
});

it("[ST3] nothing goes beyond the table before somebody looked for other people in it", () => {
  for (const scope of SCOPES) expect(reachOf(evidence(scope, { isChecked: false }))).toBe("table");
  expect(reachOf(evidence(null, { isChecked: false }))).toBeNull();
});

it("[ST1] reaches exactly the circles up to its own", () => {
  expect(SCOPES.map((scope) => SCOPES.filter((audience) => reaches(scope, audience)).length)).toEqual([1, 2, 3, 4]);
  expect(SCOPES.filter((audience) => reaches(null, audience))).toEqual([]);
});

it("[ST4] an observed note without evidence is shown as assumed, and nothing else changes", () => {
  expect(shownStatus("observed", false)).toBe("assumed");
  expect(shownStatus("observed", true)).toBe("observed");
  for (const status of ["reported", "assumed", "proposed", null] as const)
    expect(shownStatus(status, false)).toBe(status);
});
