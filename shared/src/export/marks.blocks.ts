import { scenarioLines } from "../scenarios/scenario.lines.ts";
import type { BoardExport } from "./exportModel.ts";
import { ENGLISH_MARK_WORDS } from "./marks.words.ts";
import type { ReportBlock } from "./report.blocks.ts";

type Marked = Pick<BoardExport, "feelings" | "pins" | "scenarios"> & Partial<Pick<BoardExport, "steps">>;

/**
 * Which steps rest on no evidence, how the room felt at each, who was plotted over the board, and what is pinned to it; nothing
 * where there is none of it.
 */
export function markBlocks({ feelings = [], pins = [], scenarios = [], steps = [] }: Marked): ReportBlock[] {
  const words = ENGLISH_MARK_WORDS;
  return [
    ...assumedBlocks(steps),
    ...listUnder(
      words.felt,
      feelings.map((one) => ({ text: one.step, details: [words.feeling(one)] })),
    ),
    ...scenarioBlocks(scenarios, steps),
    ...listUnder(
      words.pins,
      pins.map((pin) => ({ text: words.pin(pin), details: words.pinDetails(pin) })),
    ),
  ];
}

function assumedBlocks(steps: BoardExport["steps"]): ReportBlock[] {
  const assumed = steps.filter(({ isAssumed }) => isAssumed);
  if (assumed.length === 0) return [];
  const words = ENGLISH_MARK_WORDS;
  const isAll = assumed.length === steps.length;
  return [
    { kind: "heading", level: 3, text: words.assumed },
    { kind: "text", text: words.assumedWhy(isAll) },
    ...(isAll ? [] : [{ kind: "list" as const, items: assumed.map(({ label }) => ({ text: label, details: [] })) }]),
  ];
}

/** Each person with their way, then where it was not met and which needs nobody meets. */
function scenarioBlocks(scenarios: NonNullable<BoardExport["scenarios"]>, steps: BoardExport["steps"]): ReportBlock[] {
  const lines = scenarioLines(scenarios, steps);
  if (!lines) return [];
  return [
    ...lines.people.flatMap(({ title, who, visits }): ReportBlock[] => [
      { kind: "heading", level: 3, text: title },
      { kind: "text", text: who, style: "quiet" },
      ...(visits.length > 0 ? [{ kind: "list" as const, items: visits }] : []),
    ]),
    ...listUnder(lines.unmetHeading, lines.unmet),
    ...listUnder(lines.gapsHeading, lines.gaps),
  ];
}

function listUnder(text: string, items: { text: string; details: string[] }[]): ReportBlock[] {
  return items.length === 0
    ? []
    : [
        { kind: "heading", level: 3, text },
        { kind: "list", items },
      ];
}
