import type { NeedId, VisitId } from "@longtable/shared/kernel/ids";
import type { Scenario } from "@longtable/shared/scenarios/scenario.schema";
import { expect, it } from "vitest";
import { lifePages } from "./lifePages.ts";

const life = (name: string, visits: number, open: number): Scenario => ({
  ...{ id: `sc-${name}` as Scenario["id"], boardId: "b" as Scenario["boardId"], pseudonym: name },
  ...{ fictional: true, about: "", onWall: true },
  needs: Array.from({ length: open }, (_, index) => ({ id: `n${index}` as NeedId, text: `need ${index}` })),
  visits: Array.from({ length: visits }, (_, index) => ({
    ...{ id: `v${index}` as VisitId, stepId: "s1" as Scenario["visits"][number]["stepId"], needIds: [] },
    ...{ fit: index % 2 === 0 ? ("unmet" as const) : ("met" as const), note: "" },
  })),
});
const STEPS = [{ id: "s1", label: "Ring the surgery" }];

it("[SC4] the wall shows every visit and every need without one, each once and in order, few enough at once to be read", () => {
  for (const [visits, open] of [
    [0, 0],
    [1, 0],
    [3, 1],
    [4, 4],
    [9, 7],
  ] as const) {
    const people = [life("Kit", visits, open), life("Bea", visits, 0)];
    const pages = lifePages(people, STEPS);
    expect(new Set(pages.map(({ key }) => key)).size).toBe(pages.length);
    for (const { pseudonym, visits: way } of people) {
      const own = pages.filter((page) => page.kind === "life" && page.scenario.pseudonym === pseudonym);
      const stops = own.flatMap((page) => (page.kind === "life" ? page.stops : []));
      expect(stops.flatMap((stop) => ("visit" in stop ? [stop.visit] : []))).toEqual(way);
      expect(stops.filter((stop) => "need" in stop)).toHaveLength(pseudonym === "Kit" ? open : 0);
    }
    for (const page of pages) {
      if (page.kind === "life") expect(page.stops.length).toBeLessThanOrEqual(3);
      if (page.kind === "gaps") expect(page.gaps.length).toBeLessThanOrEqual(6);
    }
    const unmet = pages.flatMap((page) => (page.kind === "unmet" ? page.steps : []));
    expect(unmet.reduce((sum, { count }) => sum + count, 0)).toBe(2 * Math.ceil(visits / 2));
  }
  expect(lifePages([], STEPS)).toEqual([]);
});
