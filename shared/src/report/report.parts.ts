import type { ExportedNote } from "../export/exportModel.ts";
import { ENGLISH_EXPORT_WORDS, type ExportWords } from "../export/exportWords.ts";
import { factsOf, wordingLines } from "../export/notes.blocks.ts";
import { ENGLISH_PAPER_WORDS, type PaperWords } from "../export/paperWords.ts";
import { ENGLISH_PLAN_WORDS, type PlanWords } from "../export/plan.blocks.ts";
import type { ReportBlock, ReportItem } from "../export/report.blocks.ts";
import type { SheetCell } from "../export/sheets.ts";
import { ENGLISH_SHEET_WORDS, type SheetWords } from "../export/sheetWords.ts";
import type { ReportLine } from "../followThrough/report.markdown.ts";
import { type DocumentWords, ENGLISH_DOCUMENT_WORDS } from "./report.words.ts";

/** Everything the report says that nobody in the workshop wrote. */
export interface ReportTexts {
  own: DocumentWords;
  paper: PaperWords;
  common: ExportWords;
  sheet: SheetWords;
  plan: PlanWords;
}

export const ENGLISH_REPORT_TEXTS: ReportTexts = {
  own: ENGLISH_DOCUMENT_WORDS,
  paper: ENGLISH_PAPER_WORDS,
  common: ENGLISH_EXPORT_WORDS,
  sheet: ENGLISH_SHEET_WORDS,
  plan: ENGLISH_PLAN_WORDS,
};

export const heading = (level: 1 | 2 | 3, text: string): ReportBlock => ({ kind: "heading", level, text });
export const say = (text: string, style?: "lead" | "quiet"): ReportBlock => ({
  kind: "text",
  text,
  ...(style && { style }),
});

/** An entry of a list; details that are empty are left out. */
export const item = (text: string, ...details: (string | null | false | undefined)[]): ReportItem => ({
  text,
  details: details.flatMap((detail) => (detail ? [detail] : [])),
});

/** A list, or nothing where there is nothing in it. */
export const listOf = (items: readonly ReportItem[]): ReportBlock[] =>
  items.length > 0 ? [{ kind: "list", items }] : [];

/** A table, or nothing where it has no rows. */
export const tableOf = (heads: readonly string[], rows: readonly (readonly SheetCell[])[]): ReportBlock[] =>
  rows.length > 0 ? [{ kind: "table", heads, rows }] : [];

/** Blocks under a heading, or nothing where there are none: no heading stands without words. */
export const under = (level: 2 | 3, text: string, blocks: readonly ReportBlock[]): ReportBlock[] =>
  blocks.length > 0 ? [heading(level, text), ...blocks] : [];

/** A note with all that is known of it: its kind, where it comes from, whose table, who wrote it and for whom, its votes. */
export function noteItem(note: ExportedNote, { common, paper }: ReportTexts): ReportItem {
  const facts = [...(note.cluster ? [note.cluster] : []), ...factsOf(note, common)];
  return item(note.text, facts.join("; "), ...wordingLines(note, paper));
}

/** Lines as blocks: their headings at the third level, each entry with what belongs to it. */
export function lineBlocks(lines: readonly ReportLine[]): ReportBlock[] {
  const blocks: ReportBlock[] = [];
  let items: ReportItem[] = [];
  const flush = () => {
    blocks.push(...listOf(items));
    items = [];
  };
  for (const { kind, text } of lines) {
    const last = items.at(-1);
    if (kind === "heading") {
      flush();
      blocks.push(heading(3, text));
    } else if (kind === "detail" && last) items[items.length - 1] = { ...last, details: [...last.details, text] };
    else items.push(item(text));
  }
  flush();
  return blocks;
}
