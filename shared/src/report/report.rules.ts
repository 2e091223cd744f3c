import {
  REPORT_LIMITS,
  REPORT_SECTIONS,
  type ReportEntry,
  type ReportPassage,
  type ReportPlan,
  type ReportSectionName,
} from "./report.schema.ts";

const section = (id: ReportSectionName): ReportEntry => ({ kind: "section", id, isShown: true });

/** A report as it is before anybody changes it. */
export const USUAL_PLAN: ReportPlan = { entries: REPORT_SECTIONS.map(section) };

/**
 * A kept plan with every section in it once: one that came with a later version stands after the section that usually
 * goes before it.
 */
export function wholePlan(kept: ReportPlan | null): ReportPlan {
  if (!kept) return USUAL_PLAN;
  const seen = new Set<string>();
  const entries = kept.entries.filter(({ id }) => !seen.has(id) && seen.add(id));
  for (const [index, id] of REPORT_SECTIONS.entries()) {
    if (seen.has(id)) continue;
    const before = entries.findIndex((entry) => entry.id === REPORT_SECTIONS[index - 1]);
    entries.splice(before + 1, 0, section(id));
  }
  return { entries };
}

const has = ({ entries }: ReportPlan, id: string) => entries.some((entry) => entry.id === id);

function placed(entries: readonly ReportEntry[], entry: ReportEntry, afterId: string | null): ReportEntry[] {
  const at = afterId === null ? 0 : entries.findIndex(({ id }) => id === afterId) + 1;
  return entries.toSpliced(at, 0, entry);
}

/** The plan with an entry right after another one (null: first); null when it has no such entries. */
export function withMoved(plan: ReportPlan, entryId: string, afterId: string | null): ReportPlan | null {
  const moved = plan.entries.find(({ id }) => id === entryId);
  if (!moved || (afterId !== null && !has(plan, afterId))) return null;
  if (afterId === entryId) return plan;
  const others = plan.entries.filter((entry) => entry !== moved);
  return { entries: placed(others, moved, afterId) };
}

/** The plan with an entry shown or left out; null when it has no such entry. */
export function withShown(plan: ReportPlan, entryId: string, isShown: boolean): ReportPlan | null {
  if (!has(plan, entryId)) return null;
  return { entries: plan.entries.map((entry) => (entry.id === entryId ? { ...entry, isShown } : entry)) };
}

/** Why no further passage can be written, or null. */
export function passageDenial({ entries }: ReportPlan): "tooManyPassages" | null {
  return entries.filter(({ kind }) => kind === "passage").length >= REPORT_LIMITS.passages ? "tooManyPassages" : null;
}

/** The plan with a new passage after an entry; null when it has no such entry. */
export function withPassage(
  plan: ReportPlan,
  passage: Pick<ReportPassage, "id" | "title" | "text">,
  afterId: string | null,
): ReportPlan | null {
  if (afterId !== null && !has(plan, afterId)) return null;
  return { entries: placed(plan.entries, { kind: "passage", isShown: true, ...passage }, afterId) };
}

/** The plan with other words in a passage; null when it has no such passage. */
export function withWords(
  plan: ReportPlan,
  entryId: string,
  words: { title?: string | undefined; text?: string | undefined },
): ReportPlan | null {
  const found = plan.entries.find(({ id }) => id === entryId);
  if (found?.kind !== "passage") return null;
  const changed = { ...found, title: words.title ?? found.title, text: words.text ?? found.text };
  return { entries: plan.entries.map((entry) => (entry === found ? changed : entry)) };
}

/** The plan without a passage; null when it has no such passage. */
export function withoutPassage(plan: ReportPlan, entryId: string): ReportPlan | null {
  const found = plan.entries.find(({ id }) => id === entryId);
  return found?.kind === "passage" ? { entries: plan.entries.filter((entry) => entry !== found) } : null;
}

/** The usual order with everything shown; each passage stays behind the section it stood behind. */
export function resetPlan({ entries }: ReportPlan): ReportPlan {
  const behind = new Map<string | null, ReportEntry[]>();
  let last: string | null = null;
  for (const entry of entries) {
    if (entry.kind === "section") last = entry.id;
    else behind.set(last, [...(behind.get(last) ?? []), entry]);
  }
  const usual = USUAL_PLAN.entries.flatMap((entry) => [entry, ...(behind.get(entry.id) ?? [])]);
  return { entries: [...(behind.get(null) ?? []), ...usual] };
}

/** Id of the entry before this one; null when it is the first. */
export function entryBefore({ entries }: ReportPlan, entryId: string): string | null {
  return entries[entries.findIndex(({ id }) => id === entryId) - 1]?.id ?? null;
}
