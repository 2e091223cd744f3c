import { LIMITS } from "@longtable/shared/kernel/limits";
import type { RankedRow } from "../projector/ranking.ts";

/** What the form for a decision starts with after a vote: the winning note, or all that tie for first. */
export function draftFromResult(rows: readonly RankedRow[]): { question: string; noteIds: string[] } {
  const first = rows.filter(({ place, dots }) => place === 1 && dots > 0);
  const question = first
    .map(({ text }) => text)
    .join("\n")
    .slice(0, LIMITS.decisionChars);
  return { question, noteIds: first.map(({ noteId }) => noteId) };
}
