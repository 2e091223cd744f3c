import type { BoardExport } from "./exportModel.ts";
import { ENGLISH_MARK_WORDS } from "./marks.words.ts";
import type { ReportBlock } from "./report.blocks.ts";

/** How the room felt at each step of a board, and what is pinned to it with its answer; nothing where there is neither. */
export function markBlocks({ feelings = [], pins = [] }: Pick<BoardExport, "feelings" | "pins">): ReportBlock[] {
  const words = ENGLISH_MARK_WORDS;
  return [
    ...listUnder(
      words.felt,
      feelings.map((one) => ({ text: one.step, details: [words.feeling(one)] })),
    ),
    ...listUnder(
      words.pins,
      pins.map((pin) => ({ text: words.pin(pin), details: words.pinDetails(pin) })),
    ),
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
