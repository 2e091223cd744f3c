import { z } from "zod";
import { isId } from "../kernel/idText.ts";

/** What a report can say of a workshop, in the order a reader who was not there is best told it. */
export const REPORT_SECTIONS = [
  "short",
  "question",
  "people",
  "method",
  "maps",
  "moments",
  "ideas",
  "votes",
  "decisions",
  "limits",
  "promises",
  "reflection",
  "measures",
  "notes",
] as const;
export const ReportSectionName = z.enum(REPORT_SECTIONS);
export type ReportSectionName = z.infer<typeof ReportSectionName>;

export const REPORT_LIMITS = {
  titleChars: 120,
  textChars: 4_000,
  /** Passages that hosts wrote themselves, in one report. */
  passages: 40,
} as const;

/** Hosts' own title for a passage; it may be empty. */
export const PassageTitle = z.string().trim().max(REPORT_LIMITS.titleChars);
/** Hosts' own words; an empty line begins a paragraph. */
export const PassageText = z.string().trim().min(1).max(REPORT_LIMITS.textChars);

/** What stands in the report's order: the name of a section, or the id of a passage. */
export const ReportEntryId = z.string().refine(isId, "id");

const isShown = z.boolean();

/** A section that is written from the workshop, or a passage that hosts wrote. */
export const ReportEntry = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("section"), id: ReportSectionName, isShown }),
  z.object({ kind: z.literal("passage"), id: ReportEntryId, isShown, title: z.string(), text: z.string() }),
]);
export type ReportEntry = z.infer<typeof ReportEntry>;
export type ReportPassage = Extract<ReportEntry, { kind: "passage" }>;

/** How a workshop's report is put together, top to bottom; every section is in it once. */
export const ReportPlan = z.object({ entries: z.array(ReportEntry) });
export type ReportPlan = z.infer<typeof ReportPlan>;
