import { type ExportedScenario, exportedUnmet } from "./exportedScenario.ts";
import { ENGLISH_SCENARIO_WORDS } from "./scenario.words.ts";

/** Words that only files need. */
const WORDS = {
  heading: "Would it work for…?",
  invented: "Made up",
  real: "A real life",
  unmet: "Where needs were not met",
} as const;

/** A point of a list, with what stands below it. */
interface Line {
  text: string;
  details: string[];
}

/** What files say of the people plotted over a map: who, stop by stop, then the gaps. */
export interface ScenarioLines {
  heading: string;
  people: { title: string; who: string; visits: Line[] }[];
  unmetHeading: string;
  unmet: Line[];
  gapsHeading: string;
  gaps: Line[];
}

/** Where a visit is, in words. */
export function placeOf({ step, isGone }: ExportedScenario["visits"][number]): string {
  const { gone, offMap } = ENGLISH_SCENARIO_WORDS;
  return step ?? (isGone ? gone : offMap);
}

/** In English, for Markdown and the report; null where nobody is plotted. */
export function scenarioLines(
  scenarios: readonly ExportedScenario[],
  steps: readonly { id: string; label: string }[],
): ScenarioLines | null {
  if (scenarios.length === 0) return null;
  const own = ENGLISH_SCENARIO_WORDS;
  const unmet = exportedUnmet(scenarios);
  return {
    heading: WORDS.heading,
    people: scenarios.map(({ pseudonym, about, fictional, needs, visits }) => ({
      title: own.question(pseudonym),
      who: [about, fictional ? WORDS.invented : WORDS.real].filter((text) => text !== "").join(" "),
      visits: visits.map((visit) => ({
        text: own.visit({
          ...{ name: pseudonym, number: visit.order, count: visits.length, place: placeOf(visit) },
          ...{ fit: visit.fit, note: visit.note },
        }),
        details: needs.filter(({ id }) => visit.needIds.includes(id)).map(({ text }) => own.need(text)),
      })),
    })),
    unmetHeading: WORDS.unmet,
    unmet: steps.flatMap(({ id, label }) => {
      const count = unmet.get(id) ?? 0;
      return count === 0 ? [] : [{ text: `${label}: ${own.unmetHere(count)}`, details: [] }];
    }),
    gapsHeading: own.gapsTitle,
    gaps: scenarios.flatMap(({ pseudonym, needs, gaps }) =>
      gaps.map(({ needId, kind }) => ({
        text: own.gap(pseudonym, needs.find(({ id }) => id === needId)?.text ?? "", kind),
        details: [],
      })),
    ),
  };
}
