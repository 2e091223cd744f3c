import type { BoardContent } from "../board/board.doc.ts";
import { gapsOf, visitPlace } from "./scenario.rules.ts";
import type { Need } from "./scenario.schema.ts";
import type { Fit, GapKind } from "./scenario.types.ts";

/** A stop of a way as files hold it. */
export interface ExportedVisit {
  id: string;
  /** From 1. */
  order: number;
  /** Null off the map. */
  stepId: string | null;
  /** The step's name; null off the map and where the step is gone. */
  step: string | null;
  isGone?: true;
  needIds: readonly string[];
  fit: Fit;
  note: string;
}

/** A person plotted over a map, with the needs that nobody meets. */
export interface ExportedScenario {
  id: string;
  pseudonym: string;
  fictional: boolean;
  about: string;
  needs: readonly Need[];
  visits: ExportedVisit[];
  gaps: { needId: string; kind: GapKind }[];
  onWall: boolean;
  /** Id of the evidence a real person's is told from. */
  storyId?: string;
}

/** The people plotted over a board, for files. */
export function exportedScenarios({ steps, marks }: BoardContent): ExportedScenario[] {
  const stepIds: ReadonlySet<string> = new Set(steps.map(({ id }) => id));
  return (marks?.scenarios ?? []).map(({ id, pseudonym, fictional, about, needs, visits, onWall, storyId }) => ({
    ...{ id, pseudonym, fictional, about, needs },
    visits: visits.map(({ stepId, ...visit }, index) => ({
      ...{ id: visit.id, order: index + 1, stepId },
      step: steps.find((step) => step.id === stepId)?.label ?? null,
      ...(visitPlace({ stepId }, stepIds) === "gone" && { isGone: true as const }),
      ...{ needIds: visit.needIds, fit: visit.fit, note: visit.note },
    })),
    gaps: gapsOf({ needs, visits }).map(({ need, kind }) => ({ needId: need.id, kind })),
    onWall,
    ...(storyId !== undefined && { storyId }),
  }));
}

/** How many visits were left unmet at each step, by the step's id; steps without any are not in it. */
export function exportedUnmet(scenarios: readonly ExportedScenario[]): ReadonlyMap<string, number> {
  const unmet = scenarios.flatMap(({ visits }) => visits).filter(({ fit }) => fit === "unmet");
  const byStep = Map.groupBy(unmet, ({ step, stepId }) => (step === null ? null : stepId));
  return new Map([...byStep].flatMap(([stepId, there]) => (stepId === null ? [] : [[stepId, there.length] as const])));
}
