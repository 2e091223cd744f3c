import { createHash } from "node:crypto";
import { UserError } from "@longtable/shared/kernel/userError";
import { aboutIdOf, nameIdOf } from "@longtable/shared/scenarios/scenario.rules";
import type { StoredScenario } from "./scenarios.store.ts";

/** A need with its words, or a visit with its note. */
export interface Part {
  id: string;
  words: string;
}

/** Kept in the place of a print: the words were taken back, and nothing comes under this id any more. */
export const TAKEN_BACK_PRINT = "";

/** What is kept of words that were taken off, to know them again when they are put back. */
export const printOf = (words: string): string => createHash("sha256").update(words).digest("base64url").slice(0, 16);

/** Everything of a person that somebody else than its maker may have written. */
export const partsOf = ({ id, pseudonym, about, needs, visits }: StoredScenario): Part[] => [
  { id: nameIdOf(id), words: pseudonym },
  { id: aboutIdOf(id), words: about },
  ...needs.map((need) => ({ id: need.id, words: need.text })),
  ...visits.map((visit) => ({ id: visit.id, words: visit.note })),
];

/**
 * Refuses an id that stands for something else of this person already, or for words that were taken back.
 *
 * @throws {UserError} conflict.
 */
export function requireFree(scenario: StoredScenario, id: string): void {
  if (partsOf(scenario).some((part) => part.id === id)) throw new UserError("conflict", "scenario.partThere");
  if (scenario.gone[id] === TAKEN_BACK_PRINT) throw new UserError("conflict", "scenario.takenBack");
}

/** True for a part that this person had before: it is put back, and keeps its place. */
export const wasThere = ({ writers, gone }: Pick<StoredScenario, "writers" | "gone">, id: string): boolean =>
  Object.hasOwn(writers, id) || Object.hasOwn(gone, id);

/** The person with a part that is new, or put back: then the same words stay whose they were. */
export function withWriter(scenario: StoredScenario, part: Part, seatId: string): StoredScenario {
  const { [part.id]: print, ...gone } = scenario.gone;
  const before = scenario.writers[part.id];
  const isSame = before !== undefined && (print === undefined || print === printOf(part.words));
  return { ...scenario, gone, writers: { ...scenario.writers, [part.id]: isSame ? before : seatId } };
}

/** The person without a part, which can be put back. */
export function withoutPart(scenario: StoredScenario, { id, words }: Part): StoredScenario {
  const others = <Kept extends { id: string }>(parts: readonly Kept[]) => parts.filter((one) => one.id !== id);
  const { needs, visits, gone } = scenario;
  return { ...scenario, needs: others(needs), visits: others(visits), gone: { ...gone, [id]: printOf(words) } };
}
