import { reachOf } from "@longtable/shared/story/scope.rules";
import type { ShownStory } from "@longtable/shared/story/story.schema";
import type { EvidenceKind, Scope } from "@longtable/shared/story/story.types";

/** Which evidence a host wants to see. `link` is `any`, `none`, `some` or the id of a step. */
export interface EvidenceFilter {
  words: string;
  scope: Scope | "any";
  kind: EvidenceKind | "any";
  link: string;
  isOpenOnly: boolean;
}

export const ALL_EVIDENCE: EvidenceFilter = { words: "", scope: "any", kind: "any", link: "any", isOpenOnly: false };

/** True where a story stays at the table though its teller agreed to more. */
export const isWaiting = ({ consent, isChecked }: Pick<ShownStory, "consent" | "isChecked">): boolean =>
  !isChecked && consent.scope !== null && consent.scope !== "table";

/** The stories that fit, those that wait first, then by day. `stepOf` says at which step a note stands. */
export function filterEvidence(
  stories: readonly ShownStory[],
  filter: EvidenceFilter,
  stepOf: (noteId: string) => string | null,
): ShownStory[] {
  const words = filter.words.trim().toLocaleLowerCase("en");
  const fits = (story: ShownStory) => {
    const { links } = story;
    const text = [story.title, story.text, story.pseudonym, story.collector].join("\n").toLocaleLowerCase("en");
    if (words !== "" && !text.includes(words)) return false;
    if (filter.scope !== "any" && reachOf(story) !== filter.scope) return false;
    if (filter.kind !== "any" && story.kind !== filter.kind) return false;
    if (filter.isOpenOnly && !isWaiting(story)) return false;
    if (filter.link === "any") return true;
    if (filter.link === "none") return links.length === 0;
    if (filter.link === "some") return links.length > 0;
    return links.some(({ noteId, stepId }) => stepId === filter.link || (noteId && stepOf(noteId) === filter.link));
  };
  const rank = (story: ShownStory) => `${isWaiting(story) ? 0 : 1}${story.collectedOn ?? ""}`;
  return stories.filter(fits).toSorted((one, other) => rank(one).localeCompare(rank(other)));
}
