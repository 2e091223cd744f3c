import { expect, it } from "vitest";
import { createRandom, randomBoard } from "../scene/sceneBoards.testing.ts";
import { boardReportBlocks } from "./board.blocks.ts";
import { type BoardSource, boardExport, type WorkshopSource, workshopExport } from "./exportModel.ts";
import { type ReportBlock, reportBlocks } from "./report.blocks.ts";
import { blocksMarkdown } from "./report.markdown.ts";

function sourceOf(howMany: number): BoardSource {
  const random = randomBoard(createRandom(9), "journeyMap", 30);
  const steps = random.steps.map((step, index) => ({
    ...step,
    label: `Step ${index}.`,
    ...(index < howMany && { isAssumed: true as const, keyMoment: true }),
  }));
  const board = { id: "b1" as never, type: "journeyMap" as const, title: "The way in" };
  return { board, content: { ...random, steps }, rounds: [] };
}

const workshopOf = (source: BoardSource): WorkshopSource => ({
  workshop: { id: "w1" as never, title: "A day", isSample: false, groups: [] },
  ...{ activities: [], boards: [source], decisions: [], participants: { count: 0, byGroup: {} } },
});
const both = (source: BoardSource): [string, ReportBlock[]][] => [
  ["a workshop's report", reportBlocks(workshopExport(workshopOf(source), 0))],
  ["a board's own", boardReportBlocks(boardExport(source, 0))],
];

it("[EX18] Word, slides, pages and Markdown name the steps that no evidence stands behind, and say it of key moments", () => {
  for (const [name, blocks] of both(sourceOf(2))) {
    const text = JSON.stringify(blocks);
    expect(text, name).toContain("Steps that are assumed");
    const list = blocks[blocks.findIndex((one) => one.kind === "heading" && one.text === "Steps that are assumed") + 2];
    expect(list, name).toMatchObject({ kind: "list", items: [{ text: "Step 0." }, { text: "Step 1." }] });
  }
  const report = blocksMarkdown(reportBlocks(workshopExport(workshopOf(sourceOf(2)), 0)));
  expect(report).toContain("Steps that are assumed");
  expect(report.toLowerCase()).toMatch(/step 0\\?\.[\s\S]{0,40}assumed/);
});

it("[EX18] where all of a map is assumed one line says so; where nothing is, none", () => {
  const all = sourceOf(1_000);
  for (const [name, blocks] of both(all)) expect(JSON.stringify(blocks), name).toContain("all of it is assumed");
  for (const [name, blocks] of both(sourceOf(0))) expect(JSON.stringify(blocks), name).not.toContain("assumed");
});
