import {
  addReportPassage,
  editReportPassage,
  moveReportEntry,
  removeReportPassage,
  resetReport,
  setReportShown,
} from "@longtable/shared/report/report.commands";
import type { ReportEntry, ReportPlan } from "@longtable/shared/report/report.schema";
import { useLayoutEffect, useRef } from "react";
import { t } from "../../i18n/t.ts";
import { announce } from "../../ui/Announcer.tsx";
import { showToast } from "../../ui/toasts.ts";
import type { Commands } from "../console/useCommands.ts";

/** What a host calls an entry. */
export const entryName = (entry: ReportEntry): string =>
  entry.kind === "section" ? t(`report.sections.${entry.id}`) : entry.title || t("report.passage");

/** Everything a host does to the report; what is left out or taken away can be brought back. */
export function useReportPlan({ entries }: ReportPlan, commands: Commands) {
  const focusAfter = useRef<string | null>(null);
  // A row that moves is drawn in another place: the focus goes with it.
  useLayoutEffect(() => {
    const selector = focusAfter.current;
    if (selector === null) return;
    focusAfter.current = null;
    document.querySelector<HTMLElement>(selector)?.focus();
  });
  const before = (id: string) => entries[entries.findIndex((entry) => entry.id === id) - 1]?.id ?? null;

  async function restore(plan: readonly ReportEntry[]): Promise<void> {
    let afterId: string | null = null;
    for (const { id, isShown } of plan) {
      await commands.run(moveReportEntry, { entryId: id, afterId });
      if (!isShown) await commands.run(setReportShown, { entryId: id, isShown });
      afterId = id;
    }
  }

  return {
    async step(entry: ReportEntry, by: 1 | -1): Promise<void> {
      const at = entries.findIndex(({ id }) => id === entry.id);
      const neighbour = by === 1 ? entries[at + 1] : entries[at - 2];
      if (by === 1 ? !neighbour : at === 0) return;
      const done = await commands.run(moveReportEntry, { entryId: entry.id, afterId: neighbour?.id ?? null });
      if (!done) return;
      focusAfter.current = `[data-entry="${entry.id}"] .is-${by === 1 ? "down" : "up"}`;
      announce(t("report.moved", { title: entryName(entry), place: at + by + 1, places: entries.length }));
    },
    async show(entry: ReportEntry, isShown: boolean): Promise<void> {
      if (!(await commands.run(setReportShown, { entryId: entry.id, isShown })) || isShown) return;
      const perform = () => void commands.run(setReportShown, { entryId: entry.id, isShown: true });
      showToast(t("report.outSaid", { title: entryName(entry) }), { label: t("report.undo"), perform });
    },
    write: (words: { title: string; text: string }, afterId: string | null) =>
      commands.run(addReportPassage, { ...words, afterId }),
    change: (entryId: string, words: { title: string; text: string }) =>
      commands.run(editReportPassage, { entryId, ...words }),
    async remove(entry: Extract<ReportEntry, { kind: "passage" }>): Promise<void> {
      const afterId = before(entry.id);
      if (!(await commands.run(removeReportPassage, { entryId: entry.id }))) return;
      const { title, text } = entry;
      const perform = () => void commands.run(addReportPassage, { title, text, afterId });
      showToast(t("report.removedSaid"), { label: t("report.undo"), perform });
    },
    async reset(): Promise<void> {
      const was = entries;
      if (!(await commands.run(resetReport, {}))) return;
      showToast(t("report.resetSaid"), { label: t("report.undo"), perform: () => void restore(was) });
    },
  };
}
export type ReportDeeds = ReturnType<typeof useReportPlan>;
