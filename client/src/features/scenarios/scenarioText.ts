import { visitPlace } from "@longtable/shared/scenarios/scenario.rules";
import type { Scenario, Visit } from "@longtable/shared/scenarios/scenario.schema";
import type { Fit } from "@longtable/shared/scenarios/scenario.types";
import { t } from "../../i18n/t.ts";

/** A step of the map as it is offered to choose. */
export interface MapStep {
  id: string;
  label: string;
}

/** The mark of how far something went; the word stands beside it. */
export const FIT_ICON: Record<Fit | "noVisit", string> = {
  met: "full",
  partly: "half",
  unmet: "none",
  noVisit: "unknown",
};

/** Where a visit is, in words. */
export function placeText(visit: Pick<Visit, "stepId">, steps: readonly MapStep[]): string {
  const step = steps.find(({ id }) => id === visit.stepId);
  if (step) return step.label;
  const place = visitPlace(visit, new Set());
  return t(place === "gone" ? "scenarios.gone" : "scenarios.offMap");
}

/** A visit as a screen reader says it: who, which of how many, where, how well, why. */
export function visitText({ pseudonym, visits }: Scenario, visit: Visit, steps: readonly MapStep[]): string {
  const said = {
    name: pseudonym,
    number: visits.indexOf(visit) + 1,
    count: visits.length,
    place: placeText(visit, steps),
    fit: t(`scenarios.saidFits.${visit.fit}`),
  };
  return visit.note === "" ? t("scenarios.visit", said) : t("scenarios.visitNote", { ...said, note: visit.note });
}
