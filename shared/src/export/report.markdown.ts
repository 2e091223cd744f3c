import type { ReportBlock } from "./report.blocks.ts";
import type { SheetCell } from "./sheets.ts";
import { escapeMarkdown } from "./toMarkdown.ts";

/** A report as a Markdown text; a picture is named by what it shows. */
export function blocksMarkdown(blocks: readonly ReportBlock[]): string {
  return `${blocks.map(markdownOf).join("\n\n")}\n`;
}

function markdownOf(block: ReportBlock): string {
  switch (block.kind) {
    case "heading":
      return `${"#".repeat(block.level)} ${inLine(block.text)}`;
    case "text":
      return escapeMarkdown(block.text);
    case "board":
    case "result":
      return `*${inLine(block.text)}*`;
    case "image":
      return `*${inLine(block.alt)}*${block.text === block.alt ? "" : `  \n${inLine(block.text)}`}`;
    case "figure":
      return [
        [`**${inLine(block.figure)}** ${inLine(block.label)}`, ...block.details.map(inLine)].join("  \n"),
        ...(block.story
          ? [`> ${inLine(block.story.text)}\n>\n> ${inLine(block.story.source)}`]
          : [`*${inLine(block.withoutStory)}*`]),
      ].join("\n\n");
    case "list":
      return block.items
        .map(({ text, details }) =>
          [`- ${escapeMarkdown(text)}`, ...details.map((one) => `  - ${inLine(one)}`)].join("\n"),
        )
        .join("\n");
    case "table":
      return [rowOf(block.heads), `|${" --- |".repeat(block.heads.length)}`, ...block.rows.map(rowOf)].join("\n");
  }
}

const rowOf = (cells: readonly SheetCell[]) => `| ${cells.map((cell) => inLine(String(cell ?? ""))).join(" | ")} |`;

/** Words that have to stay on one line. */
const inLine = (text: string) => escapeMarkdown(text.replace(/\s+/g, " ").trim());
