import { UNDECLARED } from "@longtable/shared/voting/groupNames";
import type { Group } from "@longtable/shared/workshop/workshop.schema";
import { results } from "../../i18n/en/results.ts";
import { addWords, t } from "../../i18n/t.ts";

addWords({ results, errors: { voting: { leastLower: results.leastLower } } });

/** A group's name as people know it. */
export function groupName(groups: readonly Group[], id: string): string {
  if (id === UNDECLARED) return t("results.undeclared");
  return groups.find((group) => group.id === id)?.label ?? id;
}

/** "under five": small numbers as words. */
export function leastWord(least: number): string {
  return t("results.numbers").split(" ")[least] ?? String(least);
}

/** Shares as whole percent. */
export function percent(share: number): string {
  return t("results.percent", { share: Math.round(share * 100) });
}

const WEAVES = 9;

/** The class of a group's pattern, the same on every screen. */
export function groupWeave(groups: readonly Group[], id: string): string {
  const index = groups.findIndex((group) => group.id === id);
  return `weave-${index < 0 ? 0 : (index % WEAVES) + 1}`;
}
