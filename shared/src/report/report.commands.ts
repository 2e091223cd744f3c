import { z } from "zod";
import { defineCommand } from "../kernel/command.ts";
import { PassageText, PassageTitle, ReportEntryId } from "./report.schema.ts";

const nothing = z.object({});

/** Puts an entry right after another one; null: first. */
export const moveReportEntry = defineCommand("report.move", {
  input: z.strictObject({ entryId: ReportEntryId, afterId: ReportEntryId.nullable() }),
  output: nothing,
});

/** Leaves an entry out of the report, or takes it in again. */
export const setReportShown = defineCommand("report.setShown", {
  input: z.strictObject({ entryId: ReportEntryId, isShown: z.boolean() }),
  output: nothing,
});

/** Writes a passage of the hosts' own right after an entry; null or left out: first. */
export const addReportPassage = defineCommand("report.addPassage", {
  input: z.strictObject({
    title: PassageTitle.default(""),
    text: PassageText,
    afterId: ReportEntryId.nullable().default(null),
  }),
  output: z.object({ entryId: z.string() }),
});

/** Changes a passage's title or words. */
export const editReportPassage = defineCommand("report.editPassage", {
  input: z.strictObject({ entryId: ReportEntryId, title: PassageTitle.optional(), text: PassageText.optional() }),
  output: nothing,
});

/** Takes a passage away; writing it again brings it back. */
export const removeReportPassage = defineCommand("report.removePassage", {
  input: z.strictObject({ entryId: ReportEntryId }),
  output: nothing,
});

/** Brings back the usual order with every section in it; passages stay where they are, between the same sections. */
export const resetReport = defineCommand("report.reset", { input: z.strictObject({}), output: nothing });
