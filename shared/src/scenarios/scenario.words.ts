import type { Fit, GapKind } from "./scenario.types.ts";

/** A visit as it is said: where, how well it met what was needed, and why. */
interface SaidVisit {
  name: string;
  number: number;
  count: number;
  place: string;
  fit: Fit;
  note: string;
}

/** Words that stand on a map, and in files, beside people plotted over it. */
export interface ScenarioWords {
  question(name: string): string;
  fits: Record<Fit, string>;
  gaps: Record<GapKind, string>;
  offMap: string;
  gone: string;
  noVisits: string;
  need(text: string): string;
  /** Under a step's name: how many visits there were left unmet. */
  unmetHere(count: number): string;
  visit(said: SaidVisit): string;
  gapsTitle: string;
  gap(name: string, need: string, kind: GapKind): string;
}

/** Defaults for exporters and tests. */
export const ENGLISH_SCENARIO_WORDS: ScenarioWords = {
  question: (name) => `Would it work for ${name}?`,
  fits: { met: "Met", partly: "Partly", unmet: "Not met" },
  gaps: { noVisit: "No visit", unmet: "Never met", partly: "Only partly met" },
  offMap: "Not on this map",
  gone: "This step is gone",
  noVisits: "No visits yet",
  need: (text) => `Need: ${text}`,
  unmetHere: (count) => `${count} not met`,
  visit({ name, number, count, place, fit, note }) {
    const said = `${name}, visit ${number} of ${count}: ${place} – ${ENGLISH_SCENARIO_WORDS.fits[fit].toLowerCase()}`;
    return note === "" ? said : `${said}: ${note}`;
  },
  gapsTitle: "Needs that nobody meets",
  gap: (name, need, kind) => `${name} needs: ${need} – ${ENGLISH_SCENARIO_WORDS.gaps[kind].toLowerCase()}`,
};
