import { PHASES, type PhaseKey } from "../workshop/phases.ts";
import type { Measure, ProgrammePhase, Reading } from "./programme.schema.ts";

/** The four phases a programme begins with, in their fixed order (METHODS M1). */
export function firstPhases(): ProgrammePhase[] {
  return PHASES.map((key) => ({ key, aim: "", status: "notStarted", closeReason: null }));
}

/** Measures of a phase that nobody has read a figure of. */
export function withoutFigures<M extends Pick<Measure, "phase" | "readings">>(
  measures: readonly M[],
  phase: PhaseKey,
): M[] {
  return measures.filter((measure) => measure.phase === phase && measure.readings.length === 0);
}

/** Why a phase cannot be closed, or null: a measure without a figure needs somebody to say why (METHODS M2). */
export function closingDenial(
  measures: readonly Pick<Measure, "phase" | "readings">[],
  phase: PhaseKey,
  reason: string,
): "closeNeedsReason" | null {
  return withoutFigures(measures, phase).length > 0 && reason.trim() === "" ? "closeNeedsReason" : null;
}

/** How far a measure has come from its start to its aim, 0 to 1; null where one of the three is missing. */
export function progressOf({
  baseline,
  target,
  readings,
}: Pick<Measure, "baseline" | "target"> & { readings: readonly Pick<Reading, "value">[] }) {
  const last = readings.at(-1);
  if (!last || baseline === null || target === null || baseline === target) return null;
  return Math.min(1, Math.max(0, (last.value - baseline) / (target - baseline)));
}
