import { type Gap, gapsOf, unmetByStep } from "@longtable/shared/scenarios/scenario.rules";
import type { Need, Scenario, Visit } from "@longtable/shared/scenarios/scenario.schema";
import type { MapStep } from "../scenarioText.ts";

/** A stop as the wall shows it: a visit with its number, or a need that has none. */
export type LifeStop = { visit: Visit; number: number } | { need: Need };

/** A page of the wall after those of the map: a piece of one life, needs nobody meets, or steps where needs were not met. */
export type LifePage =
  | { key: string; kind: "life"; scenario: Scenario; stops: LifeStop[]; part: number; parts: number }
  | { key: string; kind: "gaps"; gaps: (Gap & { name: string })[]; part: number; parts: number }
  | { key: string; kind: "unmet"; steps: (MapStep & { count: number })[]; part: number; parts: number };

/** As many as can be read from the back row at once. */
const STOPS_AT_ONCE = 3;
const LINES_AT_ONCE = 6;

/** What the wall says of the people whom hosts chose for it; nothing where they chose nobody. */
export function lifePages(scenarios: readonly Scenario[], steps: readonly MapStep[]): LifePage[] {
  const unmet: ReadonlyMap<string, number> = unmetByStep(scenarios);
  const where = steps.flatMap((step) => {
    const count = unmet.get(step.id) ?? 0;
    return count === 0 ? [] : [{ ...step, count }];
  });
  const gaps = scenarios.flatMap((one) => gapsOf(one).map((gap) => ({ ...gap, name: one.pseudonym })));
  return [
    ...scenarios.flatMap((scenario): LifePage[] =>
      partsOf(stopsOf(scenario), STOPS_AT_ONCE).map((stops, index, all) => {
        const key = `life:${scenario.id}:${index}`;
        return { key, kind: "life", scenario, stops, part: index + 1, parts: all.length };
      }),
    ),
    ...partsOf(where, LINES_AT_ONCE).map((part, index, all): LifePage => {
      return { key: `unmet:${index}`, kind: "unmet", steps: part, part: index + 1, parts: all.length };
    }),
    ...partsOf(gaps, LINES_AT_ONCE).map((part, index, all): LifePage => {
      return { key: `gaps:${index}`, kind: "gaps", gaps: part, part: index + 1, parts: all.length };
    }),
  ];
}

/** The way in its order; needs that no visit is about stand at its end. */
function stopsOf(scenario: Scenario): LifeStop[] {
  const visits = scenario.visits.map((visit, index) => ({ visit, number: index + 1 }));
  const open = gapsOf(scenario).flatMap(({ need, kind }) => (kind === "noVisit" ? [{ need }] : []));
  return [...visits, ...open];
}

function partsOf<Part>(list: readonly Part[], size: number): Part[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  );
}
