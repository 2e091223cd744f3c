import type { Answer } from "../agreement/agreement.rules.ts";
import type { PositionResult } from "../agreement/agreement.schema.ts";
import { POSITIONS } from "../agreement/agreement.types.ts";

/**
 * Answers that come to this result, of nobody in particular: what a file knows of a proposal that is still asked. Blocks that
 * stand from an earlier wording are of the wording before.
 */
export function answersBehind(version: number, { counts, reasons, blocksStanding }: PositionResult): Answer[] {
  return POSITIONS.flatMap((position) => {
    const words = reasons.filter((reason) => reason.position === position).map(({ text }) => text);
    const now = counts[position] ?? 0;
    const all = position === "block" ? Math.max(now, blocksStanding) : now;
    return Array.from({ length: all }, (_, index) => ({
      position,
      reason: words[index] ?? null,
      version: index < now ? version : version - 1,
    }));
  });
}
