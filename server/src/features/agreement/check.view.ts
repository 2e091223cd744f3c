import { ratingResult, wordCounts } from "@longtable/shared/agreement/check.rules";
import type { Check } from "@longtable/shared/agreement/check.schema";
import type { CheckKind } from "@longtable/shared/agreement/check.types";
import { SMALL_GROUP } from "@longtable/shared/kernel/limits";
import { may } from "@longtable/shared/participation/permissions";
import type { Seat } from "../../kernel/seat.ts";
import type { Sql } from "../../storage/storage.ts";
import { checkAnswers, type FrozenCheck, listChecks } from "./check.store.ts";
import { rankIn } from "./rank.ts";

/** What the answers to a check come to. */
export function outcomeOf(id: string, kind: CheckKind, answers: readonly (number | string)[]): FrozenCheck {
  const answered = answers.length;
  if (kind !== "word") {
    return {
      answered,
      ratings: ratingResult(
        kind,
        answers.filter((answer) => typeof answer === "number"),
      ),
    };
  }
  const words = wordCounts(answers.map(String), rankIn(id));
  return { answered, words: words.map((word, index) => ({ id: `w${index + 1}`, ...word, hidden: false })) };
}

/** Also what was kept before ratings under five answers were no longer. */
function withheld(frozen: FrozenCheck | null): FrozenCheck | null {
  return frozen && "ratings" in frozen && frozen.answered < SMALL_GROUP ? { ...frozen, ratings: null } : frozen;
}

/**
 * A workshop's quick checks, read once; the answer cuts them for a seat. Words go to hosts first, once no more can
 * come, so that they can look them through; everything else to everyone at the same moment.
 */
export async function checksFor(
  sql: Sql,
  workshopId: string,
): Promise<(seat: Pick<Seat, "role" | "participantId">) => Check[]> {
  const [checks, answers] = await Promise.all([listChecks(sql, workshopId), checkAnswers(sql, workshopId)]);
  const read = checks.map(({ frozen, ...check }) => {
    const outcome = withheld(frozen) ?? outcomeOf(check.id, check.kind, [...(answers.get(check.id)?.values() ?? [])]);
    const { answered, shownAt } = outcome;
    return { check: { ...check, answered, ...(shownAt !== undefined && { shownAt }) }, outcome };
  });
  return ({ role, participantId }) => {
    const isHost = may(role, "openAndCloseRounds");
    return read.map(({ check, outcome }) => {
      const mine = participantId === null ? undefined : answers.get(check.id)?.get(participantId);
      const isShown = check.isReleased || (isHost && check.state === "closed");
      return {
        ...check,
        ...(mine !== undefined && { mine }),
        ...(isShown && "ratings" in outcome && { ratings: outcome.ratings }),
        ...(isShown && "words" in outcome && { words: outcome.words.filter(({ hidden }) => isHost || !hidden) }),
      };
    });
  };
}

/** A workshop's quick checks as they go into a file: with nobody's own answer, and nothing that only hosts see. */
export async function readChecks(sql: Sql, workshopId: string): Promise<Check[]> {
  return (await checksFor(sql, workshopId))({ role: "observer", participantId: null });
}
