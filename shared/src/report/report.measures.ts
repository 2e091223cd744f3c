import type { Evidence } from "../story/story.schema.ts";

/** A measure as it is kept: what is counted, from where to where, and what was read (METHODS M2). */
export interface MeasureSource {
  label: string;
  unit: string;
  baseline: number | null;
  target: number | null;
  /** Oldest first; `on` is a day, `YYYY-MM-DD`. */
  readings: readonly { value: number; on: string; source: string }[];
  /** The story that stands beside its figure. */
  storyId: string | null;
}

/** A measure as a report has it: its figure beside a story that may be told, or none (METHODS M50). */
export interface ReportedMeasure extends Omit<MeasureSource, "storyId"> {
  story: { id: string; text: string; name: string; on: string | null; collector: string } | null;
}

/** Puts each figure beside its story; a story that is not among the evidence that may go out is not there. */
export function reportedMeasures(
  measures: readonly MeasureSource[],
  evidence: readonly Evidence[] = [],
): ReportedMeasure[] {
  return measures.map(({ storyId, ...measure }) => {
    const story = evidence.find(
      ({ id, text, consent }) => id === storyId && text !== "" && consent.withdrawnAt === null,
    );
    if (!story) return { ...measure, story: null };
    const { id, text, pseudonym, collectedOn, collector } = story;
    return { ...measure, story: { id, text, name: pseudonym, on: collectedOn, collector } };
  });
}

/** A figure with its unit: "42 %", "12 people". */
export const figureOf = (value: number, unit: string): string => (unit === "" ? String(value) : `${value} ${unit}`);
