import { SCALES, valuesOf } from "@longtable/shared/agreement/check.rules";
import type { Check } from "@longtable/shared/agreement/check.schema";
import type { RatingKind } from "@longtable/shared/agreement/check.types";
import { t } from "../../i18n/t.ts";

/** The words for a value of a scale. */
export function valueLabel(kind: RatingKind, value: number): string {
  return t(`agreement.check.${kind}.${value < 0 ? "low" : "v"}${Math.abs(value)}`);
}

/** What a value of a scale is called beside its words: its figure, with a true minus. */
export function figure(value: number): string {
  return value < 0 ? `−${Math.abs(value)}` : String(value);
}

/** The figures at a scale's ends. */
export function scaleEnds(kind: RatingKind): { from: string; to: string } {
  const { lowest, highest } = SCALES[kind];
  return { from: figure(lowest), to: figure(highest) };
}

/** A scale from its good end down, as it is read. */
export function valuesDown(kind: RatingKind): number[] {
  return valuesOf(kind).toReversed();
}

/** How many gave a value. */
export function countOf(kind: RatingKind, ratings: NonNullable<Check["ratings"]>, value: number): number {
  return ratings.counts[value - SCALES[kind].lowest] ?? 0;
}
