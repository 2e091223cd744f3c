import { escapeMarkdown } from "../export/toMarkdown.ts";
import type { ReportLine } from "../followThrough/report.markdown.ts";
import type { PositionResult, Proposal } from "./agreement.schema.ts";
import { POSITIONS, type Position } from "./agreement.types.ts";
import { valuesOf } from "./check.rules.ts";
import type { Check } from "./check.schema.ts";

/** Words of agreement, wherever it is written on paper. */
export interface AgreementWords {
  heading: string;
  positions: Record<Position, string>;
  outcomes: Record<"consensus" | "vote" | "proposed" | "agreed" | "notAgreed" | "parked", string>;
  wording(number: number, text: string): string;
  reason(position: string, text: string): string;
  standing(blocks: number): string;
  checks: string;
  ratings(counts: readonly string[]): string;
  summary(mean: number, lowest: number, highest: number): string;
  mixed: string;
  withheld: string;
}

export const ENGLISH_AGREEMENT_WORDS: AgreementWords = {
  heading: "What we agreed, and how",
  positions: { agree: "agree", reservation: "agree, with a worry", block: "can't go along", abstain: "stand aside" },
  outcomes: {
    consensus: "Agreed by everyone",
    vote: "Agreed by vote",
    proposed: "Being asked",
    agreed: "Agreed",
    notAgreed: "Not agreed",
    parked: "Parked for later",
  },
  wording: (number, text) => `Words ${number}: ${text}`,
  reason: (position, text) => `${position}: ${text}`,
  standing: (blocks) => (blocks === 1 ? "1 person could not go along" : `${blocks} people could not go along`),
  checks: "Quick checks",
  ratings: (counts) => counts.join(", "),
  summary: (mean, lowest, highest) => `The middle is ${mean}, from ${lowest} to ${highest}`,
  mixed: "Mixed views: some are clearly low and some clearly high",
  withheld: "Fewer than five people answered, so nothing is shown",
};

/** Proposals and quick checks line by line, as far as they were shown to the room; empty when there are none. */
export function agreementLines(
  { agreements = [], checks = [] }: { agreements?: readonly Proposal[]; checks?: readonly Check[] },
  words: AgreementWords = ENGLISH_AGREEMENT_WORDS,
): ReportLine[] {
  const detail = (text: string): ReportLine => ({ kind: "detail", text });
  const said = ({ counts, reasons, blocksStanding }: PositionResult): ReportLine[] => [
    detail(POSITIONS.map((position) => `${counts[position]} ${words.positions[position]}`).join(", ")),
    ...(blocksStanding > 0 ? [detail(words.standing(blocksStanding))] : []),
    ...reasons.map(({ position, text }) => detail(words.reason(words.positions[position], text))),
  ];
  const proposals = agreements.flatMap(({ text, state, method, result, history }): ReportLine[] => [
    { kind: "entry", text },
    detail(words.outcomes[state === "agreed" && method !== "host" && method !== null ? method : state]),
    ...(result ? said(result) : []),
    ...history
      .toReversed()
      .flatMap((earlier) => [
        detail(words.wording(earlier.version, earlier.text)),
        ...(earlier.result ? said(earlier.result) : []),
      ]),
  ]);
  const shown = checks.filter(({ isReleased }) => isReleased);
  const asked = shown.flatMap((check): ReportLine[] => [
    { kind: "entry", text: check.question },
    ...checkLines(check, words).map(detail),
  ]);
  return [...proposals, ...(asked.length > 0 ? [{ kind: "heading" as const, text: words.checks }, ...asked] : [])];
}

/** The same as a Markdown text. */
export function agreementMarkdown(
  lines: readonly ReportLine[],
  words: AgreementWords = ENGLISH_AGREEMENT_WORDS,
): string {
  const body = lines.map(({ kind, text }) => {
    if (kind === "heading") return `\n## ${escapeMarkdown(text)}\n`;
    return kind === "entry" ? `- **${escapeMarkdown(text)}**` : `  - ${escapeMarkdown(text)}`;
  });
  return `# ${escapeMarkdown(words.heading)}\n\n${body.join("\n")}\n`;
}

function checkLines({ kind, ratings, words: said }: Check, words: AgreementWords): string[] {
  if (kind === "word") {
    return [(said ?? []).map(({ text, count }) => (count > 1 ? `${text} (${count})` : text)).join(", ")];
  }
  if (!ratings) return ratings === null ? [words.withheld] : [];
  const { counts, mean, lowest, highest, mixed } = ratings;
  const lines = [words.ratings(valuesOf(kind).map((value, index) => `${value}: ${counts[index] ?? 0}`))];
  if (mean !== null && lowest !== null && highest !== null) lines.push(words.summary(mean, lowest, highest));
  return mixed ? [...lines, words.mixed] : lines;
}
