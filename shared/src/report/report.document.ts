import type { WorkshopExport } from "../export/exportModel.ts";
import type { ReportBlock } from "../export/report.blocks.ts";
import { methodBlocks, peopleBlocks, questionBlocks, shortBlocks } from "./report.beginning.ts";
import { everyNoteBlocks, ideaBlocks, mapBlocks, momentBlocks, voteBlocks } from "./report.boards.ts";
import { decisionBlocks, limitBlocks, measureBlocks, promiseBlocks, reflectionBlocks } from "./report.outcome.ts";
import { ENGLISH_REPORT_TEXTS, heading, type ReportTexts, say } from "./report.parts.ts";
import { wholePlan } from "./report.rules.ts";
import type { ReportEntry, ReportSectionName } from "./report.schema.ts";

export interface ReportOptions {
  /** IANA name of the zone that times are told in; UTC when left out. */
  timeZone?: string;
  /** BCP 47; British English when left out. */
  lang?: string;
  texts?: ReportTexts;
}

interface Writing {
  model: WorkshopExport;
  texts: ReportTexts;
  when(at: number): string;
}

const WRITERS: Record<ReportSectionName, (writing: Writing) => ReportBlock[]> = {
  short: ({ model, texts }) => shortBlocks(model, texts),
  question: ({ model, texts }) => questionBlocks(model, texts),
  people: ({ model, texts }) => peopleBlocks(model, texts),
  method: ({ model, texts, when }) => methodBlocks(model, texts, when),
  maps: ({ model, texts }) => mapBlocks(model, texts),
  moments: ({ model, texts }) => momentBlocks(model, texts),
  ideas: ({ model, texts }) => ideaBlocks(model, texts),
  votes: ({ model, texts }) => voteBlocks(model, texts),
  decisions: ({ model, texts }) => decisionBlocks(model, texts),
  limits: ({ model, texts }) => limitBlocks(model, texts),
  promises: ({ model, texts }) => promiseBlocks(model, texts),
  reflection: ({ model }) => reflectionBlocks(model),
  measures: ({ model, texts }) => measureBlocks(model, texts),
  notes: ({ model, texts }) => everyNoteBlocks(model, texts),
};

/**
 * A workshop as a report for somebody who was not there, in the order its hosts gave it, without what they left out and with
 * what they wrote themselves. A section that has nothing to say is not there, or says so in words: never a heading alone.
 */
export function reportDocument(model: WorkshopExport, options: ReportOptions = {}): ReportBlock[] {
  const { texts = ENGLISH_REPORT_TEXTS } = options;
  const writing = { model, texts, when: timesIn(options) };
  const { workshop } = model;
  return [
    heading(1, workshop.title),
    say([texts.own.subtitle, texts.common.readAt(writing.when(Date.parse(model.readAt)))].join(". "), "quiet"),
    ...(workshop.isSample ? [say(texts.common.invented, "quiet")] : []),
    ...(model.unread ? [say(texts.common.unread(model.unread))] : []),
    ...wholePlan(model.report ?? null).entries.flatMap((entry) => entryBlocks(entry, writing)),
    say(texts.own.withdrawal, "quiet"),
  ];
}

/** Sections that have nothing to say in this workshop, so that hosts can be told. */
export function emptySections(model: WorkshopExport): ReportSectionName[] {
  const writing = { model, texts: ENGLISH_REPORT_TEXTS, when: String };
  return (Object.keys(WRITERS) as ReportSectionName[]).filter((name) => WRITERS[name](writing).length === 0);
}

function entryBlocks(entry: ReportEntry, writing: Writing): ReportBlock[] {
  if (!entry.isShown) return [];
  const { own } = writing.texts;
  if (entry.kind === "passage") {
    const paragraphs = entry.text.split(/\n\s*\n/).map((text) => say(text.trim()));
    return [heading(2, entry.title === "" ? own.passage : entry.title), ...paragraphs];
  }
  const blocks = WRITERS[entry.id](writing);
  return blocks.length > 0 ? [heading(2, own.sections[entry.id]), ...blocks] : [];
}

function timesIn({ timeZone = "UTC", lang = "en-GB" }: ReportOptions): (at: number) => string {
  const format = new Intl.DateTimeFormat(lang, { dateStyle: "long", timeStyle: "short", timeZone });
  return (at) => format.format(at);
}
