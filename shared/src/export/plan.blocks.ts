import type { AgreementSide } from "../purpose/purpose.schema.ts";
import type { OutputType } from "../workshop/workshop.schema.ts";
import type { WorkshopExport } from "./exportModel.ts";
import type { ReportBlock, ReportItem } from "./report.blocks.ts";

export interface PlanWords {
  question: string;
  earlier: string;
  agreement(version: number): string;
  sides: Record<AgreementSide, string>;
  closings: string;
  without: Record<OutputType, string>;
  noReason: string;
}

export const ENGLISH_PLAN_WORDS: PlanWords = {
  question: "Our question",
  earlier: "Earlier words",
  agreement: (version) => (version > 1 ? `Our working agreement, version ${version}` : "Our working agreement"),
  sides: { hosts: "What you can expect of the hosts", all: "What we ask of each other" },
  closings: "Closed without what it was to make",
  without: {
    map: "no map",
    shortlist: "no shortlist",
    decision: "no decision",
    commitments: "no commitments",
    evidence: "no first-hand accounts",
    prototype: "no small test",
    measures: "no measures",
    reflection: "no look back",
  },
  noReason: "nobody said why",
};

const listOf = (items: readonly ReportItem[]): ReportBlock[] => (items.length > 0 ? [{ kind: "list", items }] : []);
const plain = (text: string): ReportItem => ({ text, details: [] });

/** What the workshop was about, with its earlier words, and what its people agreed to expect of each other. */
export function purposeBlocks({ question, agreement }: WorkshopExport, words = ENGLISH_PLAN_WORDS): ReportBlock[] {
  const wordings = question?.versions ?? [];
  const current = wordings.at(-1);
  const standing = agreement?.versions.at(-1);
  const earlier = wordings.slice(0, -1).map(({ text }) => plain(text));
  return [
    ...(current
      ? ([
          { kind: "heading", level: 2, text: words.question },
          { kind: "text", text: current.text },
        ] as const)
      : []),
    ...(earlier.length > 0 ? [{ kind: "heading", level: 3, text: words.earlier } as const, ...listOf(earlier)] : []),
    ...(standing && standing.lines.length > 0
      ? [
          { kind: "heading", level: 2, text: words.agreement(standing.version) } as const,
          ...(["hosts", "all"] as const).flatMap((side): ReportBlock[] => {
            const lines = standing.lines.filter((line) => line.side === side);
            if (lines.length === 0) return [];
            return [
              { kind: "heading", level: 3, text: words.sides[side] },
              ...listOf(lines.map(({ text }) => plain(text))),
            ];
          }),
        ]
      : []),
  ];
}

/** Activities that ended without their output, and why. */
export function closingBlocks({ closings, activities }: WorkshopExport, words = ENGLISH_PLAN_WORDS): ReportBlock[] {
  const items = (closings ?? []).flatMap(({ activityId, reason }) => {
    const activity = activities.find(({ id }) => id === activityId);
    return activity
      ? [{ text: activity.title, details: [`${words.without[activity.outputType]}: ${reason ?? words.noReason}`] }]
      : [];
  });
  return items.length > 0 ? [{ kind: "heading", level: 3, text: words.closings }, ...listOf(items)] : [];
}
