import { ENGLISH_REPORT_WORDS, type ReportWords } from "../followThrough/reportWords.ts";

/** Words of the public page, beside those it shares with the report. */
export interface PublicWords extends ReportWords {
  question: string;
  chosen: string;
  votes(count: number): string;
  dots(count: number): string;
  place: string;
  idea: string;
  dotsHead: string;
  tooFew: string;
  more(count: number): string;
  groupsHidden(least: number, names: readonly string[]): string;
  people: string;
  tookPart(count: number): string;
  group: string;
  count: string;
  smallGroups(least: number): string;
  someone: string;
  measures: string;
  readingOn(day: string): string;
  baseline(figure: string): string;
  target(figure: string): string;
  nothingYet: string;
  noNames: string;
  goneTitle: string;
  goneLead: string;
  busyTitle: string;
  busyLead: string;
  failedTitle: string;
  failedLead: string;
}

export const ENGLISH_PUBLIC_WORDS: PublicWords = {
  ...ENGLISH_REPORT_WORDS,
  question: "What it was about",
  chosen: "What the room chose",
  votes: (count) => (count === 1 ? "1 person voted." : `${count} people voted.`),
  dots: (count) => (count === 1 ? "1 dot" : `${count} dots`),
  place: "Place",
  idea: "Idea",
  dotsHead: "Dots",
  tooFew: "Fewer than five people voted, so the result is not shown here.",
  more: (count) => (count === 1 ? "1 more idea had fewer dots." : `${count} more ideas had fewer dots.`),
  groupsHidden: (least, names) =>
    `Not shown on their own, because fewer than ${least} voted or it could give someone away: ${names.join(", ")}.`,
  people: "Who took part",
  tookPart: (count) => (count === 1 ? "1 person took part." : `${count} people took part.`),
  group: "Group",
  count: "People",
  smallGroups: (least) => `Groups of fewer than ${least} are not shown on their own. They count in the whole.`,
  someone: "Someone who took part",
  measures: "How far it is",
  readingOn: (day) => `Read on ${day}.`,
  baseline: (figure) => `It stood at ${figure}.`,
  target: (figure) => `It is to get to ${figure}.`,
  nothingYet: "Nothing has been released yet. Look again later.",
  noNames: "This page holds no names of people who took part.",
  goneTitle: "This page is not shared",
  goneLead: "The link was taken back, or some of it is missing. Ask whoever gave it to you for a new one.",
  busyTitle: "Many people are reading this just now",
  busyLead: "Nothing is wrong. Wait a few seconds and open the page again.",
  failedTitle: "This page cannot be shown just now",
  failedLead: "Some of it could not be read. Try again later, or tell whoever gave you the link.",
};
