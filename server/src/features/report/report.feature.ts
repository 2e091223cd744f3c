import { UserError } from "@longtable/shared/kernel/userError";
import type { Action } from "@longtable/shared/participation/permissions";
import {
  addReportPassage,
  editReportPassage,
  moveReportEntry,
  removeReportPassage,
  resetReport,
  setReportShown,
} from "@longtable/shared/report/report.commands";
import {
  passageDenial,
  resetPlan,
  withMoved,
  withoutPassage,
  withPassage,
  withShown,
  withWords,
} from "@longtable/shared/report/report.rules";
import type { ReportPlan } from "@longtable/shared/report/report.schema";
import { newId } from "../../kernel/newId.ts";
import type { CommandContext, Register } from "../../transport/commandRouter.ts";
import { putReportPlan, readReportPlan } from "./report.store.ts";

export interface ReportDeps {
  requireRight(context: Pick<CommandContext, "seat">, action: Action): void;
}

/** How hosts put the report together: its order, what is left out, what they write themselves. */
export function registerReportCommands(on: Register, { requireRight }: ReportDeps): void {
  /** Changes the plan as it stands now; null is a change of something that is not there. */
  async function change(context: CommandContext, how: (plan: ReportPlan) => ReportPlan | null): Promise<void> {
    requireRight(context, "followUp");
    const { sql, seat } = context;
    const next = how(await readReportPlan(sql, seat.workshopId));
    if (!next) throw new UserError("notFound", "report.noSuchEntry");
    await putReportPlan(sql, seat.workshopId, next);
    context.changed({ slices: ["report"] });
  }

  on(moveReportEntry, async ({ entryId, afterId }, context) => {
    await change(context, (plan) => withMoved(plan, entryId, afterId));
    return {};
  });

  on(setReportShown, async ({ entryId, isShown }, context) => {
    await change(context, (plan) => withShown(plan, entryId, isShown));
    return {};
  });

  on(addReportPassage, async ({ title, text, afterId }, context) => {
    const entryId = newId();
    await change(context, (plan) => {
      const denial = passageDenial(plan);
      if (denial) throw new UserError("conflict", `report.${denial}`);
      return withPassage(plan, { id: entryId, title, text }, afterId);
    });
    return { entryId };
  });

  on(editReportPassage, async ({ entryId, ...words }, context) => {
    await change(context, (plan) => withWords(plan, entryId, words));
    return {};
  });

  on(removeReportPassage, async ({ entryId }, context) => {
    await change(context, (plan) => withoutPassage(plan, entryId));
    return {};
  });

  on(resetReport, async (_input, context) => {
    await change(context, resetPlan);
    return {};
  });
}
