import { escapeMarkdown } from "../export/toMarkdown.ts";
import { dayOf } from "./followThrough.rules.ts";
import type { Report } from "./report.ts";
import { ENGLISH_REPORT_WORDS, type ReportWords } from "./reportWords.ts";

/** A line of a report: a heading, an entry, or what belongs to the entry before it. */
export interface ReportLine {
  kind: "heading" | "entry" | "detail";
  text: string;
}

/** A report line by line, for every paper format. */
export function reportLines(report: Report, words: ReportWords = ENGLISH_REPORT_WORDS): ReportLine[] {
  const heading = (text: string): ReportLine => ({ kind: "heading", text });
  const entry = (text: string, ...details: string[]): ReportLine[] => [
    { kind: "entry", text },
    ...details.filter((detail) => detail !== "").map((detail): ReportLine => ({ kind: "detail", text: detail })),
  ];
  const ideas = report.ideas.flatMap(({ text, response: { outcome, reason, by, at } }) =>
    entry(text, [words.outcomes[outcome], reason].filter(Boolean).join(". "), words.saidBy(by, dayOf(at))),
  );
  const decisions = report.decisions.flatMap(({ question, state, method }) =>
    entry(question, `${words.decisionStates[state]}, ${words.methods[method]}`),
  );
  const commitments = report.commitments.flatMap(({ what, owners, due, state, proof, isOverdue }) =>
    entry(
      what,
      `${isOverdue ? `${words.overdue}: ` : ""}${words.commitmentStates[state]}`,
      `${words.who}: ${owners.join(", ")}`,
      `${words.due}: ${words.day(due)}`,
      proof === null ? "" : `${words.proof}: ${proof}`,
    ),
  );
  const lacking: ReportLine[] =
    report.unanswered > 0 ? [{ kind: "detail", text: words.unanswered(report.unanswered) }] : [];
  return [
    ...(ideas.length + lacking.length > 0 ? [heading(words.ideas), ...ideas, ...lacking] : []),
    ...(decisions.length > 0 ? [heading(words.decisions), ...decisions] : []),
    ...(commitments.length > 0 ? [heading(words.commitments), ...commitments] : []),
  ];
}

/** A report as a Markdown text, with how the room worked after it when that is given. */
export function reportMarkdown(
  report: Report,
  reflection: readonly ReportLine[] = [],
  words: ReportWords = ENGLISH_REPORT_WORDS,
): string {
  const body = [...reportLines(report, words), ...reflection].map(({ kind, text }) => {
    if (kind === "heading") return `\n## ${escapeMarkdown(text)}\n`;
    return kind === "entry" ? `- **${escapeMarkdown(text)}**` : `  - ${escapeMarkdown(text)}`;
  });
  return `# ${escapeMarkdown(`${words.heading}: ${report.title}`)}\n${body.join("\n")}\n`;
}
