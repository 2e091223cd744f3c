import type { BoardExport } from "./exportModel.ts";
import { ENGLISH_EXPORT_WORDS } from "./exportWords.ts";
import { noteBlocks } from "./notes.blocks.ts";
import { boardBlocks, type ReportBlock, roundBlocks } from "./report.blocks.ts";

/** One board as a report of its own: its picture, what stands where, its closed rounds, every note with its id. */
export function boardReportBlocks(model: BoardExport): ReportBlock[] {
  return [
    { kind: "heading", level: 1, text: model.board.title },
    { kind: "text", text: ENGLISH_EXPORT_WORDS.readAt(model.readAt.slice(0, 16).replace("T", " ")) },
    ...boardBlocks(model),
    ...model.rounds.flatMap((round) => roundBlocks(round, model.notes)),
    ...noteBlocks([model]),
  ];
}
