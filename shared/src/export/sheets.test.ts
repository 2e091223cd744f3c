import { describe, expect, it } from "vitest";
import type { BoardContent } from "../board/board.doc.ts";
import { createRandom, randomBoard } from "../scene/sceneBoards.testing.ts";
import { boardExport, type WorkshopSource, workshopExport } from "./exportModel.ts";
import { reportBlocks } from "./report.blocks.ts";
import { blocksMarkdown } from "./report.markdown.ts";
import { boardSheets, type Sheet, workshopSheets } from "./sheets.ts";
import { toMermaid } from "./toMermaid.ts";

const READ_AT = Date.UTC(2030, 4, 20, 10);
/** The random map with most notes in its cells. */
const map = [1, 2, 3, 4, 5, 6, 7, 8, 9]
  .map((seed) => randomBoard(createRandom(seed), "journeyMap", 60))
  .toSorted((one, other) => placedOf(other).length - placedOf(one).length)[0] as BoardContent;
const ideas = randomBoard(createRandom(8), "columns", 40);

function placedOf({ notes, steps, stages, lanes }: BoardContent) {
  return notes.filter(({ place }) => {
    const at = place && "stepId" in place ? place : null;
    const step = steps.find(({ id }) => id === at?.stepId);
    return stages.some(({ id }) => id === step?.stageId) && lanes.some(({ id }) => id === at?.laneId);
  });
}

const boardOf = (content: typeof map, title: string) => ({
  board: { id: title as never, title, type: content.type },
  content,
  rounds: [],
});
const source: WorkshopSource = {
  workshop: { id: "w1" as never, title: "Getting help", isSample: false, groups: [] },
  activities: [],
  boards: [boardOf(map, "A day: in/out?"), boardOf({ ...map, notes: [] }, "a DAY in out "), boardOf(ideas, "Ideas")],
  decisions: [],
  participants: { count: 12, byGroup: {} },
};
const model = workshopExport(source, READ_AT);
const ids = model.boards.flatMap(({ notes }) => notes.map(({ id }) => id)).toSorted();
const notesOf = (sheets: readonly Sheet[]) => sheets.find(({ name }) => name === "Notes");

describe("sheets of a workbook", () => {
  it("[EX8] hold every note once, with the id it has in JSON", () => {
    expect(
      notesOf(workshopSheets(model))
        ?.rows.map(([id]) => String(id))
        .toSorted(),
    ).toEqual(ids);
    const [board] = model.boards;
    const own = board ? notesOf(boardSheets(board))?.rows.map(([id]) => id) : [];
    expect(own).toEqual(board?.notes.map(({ id }) => id));
  });

  it("[EX8] say which table a note came from, who wrote it where names are on, and what was entered for somebody", () => {
    const [board] = model.boards;
    const [first, ...rest] = board?.notes ?? [];
    const told = first && { ...first, table: "Table 3", by: "Silver Owl", isByProxy: true };
    const row = board && told ? notesOf(boardSheets({ ...board, notes: [told, ...rest] }))?.rows[0] : [];
    expect(row?.slice(14, 17)).toEqual(["Table 3", "Silver Owl", "yes"]);
  });

  it("[FE5] [PI6] hold how the room felt, with a step under five ratings as a gap, and every pin with step and lane; so does the Mermaid journey", () => {
    const [board] = model.boards;
    const [one, two, three] = board?.steps ?? [];
    if (!board || !one || !two || !three) throw new Error("a map of three steps");
    const spread = { counts: [1, 1, 0, 1, 2], median: 1, lowest: -2, highest: 2, mixed: true } as const;
    const words = [{ text: "calm", count: 2 }];
    const marked = {
      ...board,
      steps: [
        { ...one, feeling: null },
        { ...two, feeling: null },
        { ...three, feeling: null },
      ],
      notes: [],
      feelings: [
        { stepId: one.id, step: one.label, answered: 5, spread: { ...spread, counts: [...spread.counts] }, words },
        { stepId: two.id, step: two.label, answered: 3, spread: null, words: [] },
      ],
      pins: [
        {
          ...({ id: "p1", kind: "gap", text: "=Nights", state: "answered", answer: "Two peers" } as const),
          ...{ noteId: "n1", stepId: one.id, note: "Shut", step: one.label, lane: "Staff" },
        },
      ],
    } as unknown as typeof board;
    const sheets = boardSheets(marked);
    const rows = (name: string) => sheets.find((sheet) => sheet.name === name)?.rows;
    const [felt, under] = rows("How the room felt") ?? [];
    expect(felt).toEqual([one.label, 1, -2, 2, "yes", 5, 1, 1, 0, 1, 2, "calm (2)", board.board.title, one.id]);
    expect([under?.length, under?.slice(1, 11).every((cell) => cell === null)]).toEqual([felt?.length, true]);
    const pin = ["Gap", "=Nights", "answered", "Two peers", "Shut", one.label, "Staff", board.board.title, "p1"];
    expect(rows("Questions, concerns and gaps")).toEqual([pin]);
    expect(boardSheets({ ...board, feelings: [] }).map(({ name }) => name)).not.toContain("How the room felt");
    const journey = toMermaid(marked);
    expect(journey).toContain(
      "+1 in the middle, from −2 to +2；5 people；mixed views；calm (2)".replaceAll("；", "； "),
    );
    expect(journey).toContain("Fewer than five people rated it");
    const scores = [one, two, three].map(({ id }) => marked.steps.findIndex((step) => step.id === id) + 1);
    const scoreOf = (number: number) => new RegExp(`^ {4}${number} .*: (\\d)$`, "m").exec(journey)?.[1];
    expect(scores.map(scoreOf).toSorted()).toEqual(["3", "3", "4"]);
  });

  it("[EX8] have names that spreadsheets take, each once whatever the case", () => {
    const names = workshopSheets(model).map(({ name }) => name);
    expect(names).toContain("A day in out");
    expect(names).toContain("a DAY in out 2");
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[^:\\/?*[\]]{1,31}$/u);
  });

  it("[EX2] lay a map out as steps by lanes, with every placed note in its cell", () => {
    const sheet = boardSheets(boardExport(boardOf(map, "Map"), READ_AT))[0];
    const cells = sheet?.rows.flatMap((row) => row.slice(1)).join("\n") ?? "";
    const placed = placedOf(map);
    expect(placed.length).toBeGreaterThan(8);
    for (const { text } of placed) expect(cells).toContain(text);
    expect(sheet?.heads).toHaveLength(2);
  });
});

describe("a written report", () => {
  it("[EX8] names every note's id once, in tables at the end, one a board", () => {
    const tables = reportBlocks(model).flatMap((block) => (block.kind === "table" && block.isRegister ? [block] : []));
    expect(tables).toHaveLength(model.boards.filter(({ notes }) => notes.length > 0).length);
    expect(tables.flatMap(({ rows }) => rows.map(([id]) => String(id))).toSorted()).toEqual(ids);
  });

  it("[EX7] leaves words people wrote as words in Markdown", () => {
    const text = blocksMarkdown([
      { kind: "heading", level: 2, text: "# <b>one</b>\nline" },
      { kind: "table", heads: ["a|b"], rows: [["x|y\nz"], [3]] },
      { kind: "list", items: [{ text: "*not* a list", details: ["- nor\nthis"] }] },
    ]);
    expect(text).toContain("## \\# \\<b\\>one\\</b\\> line");
    expect(text).toContain("| a\\|b |\n| --- |\n| x\\|y z |\n| 3 |");
    expect(text).toContain("- \\*not\\* a list\n  - \\- nor this");
  });
});
