import { expect, it } from "vitest";
import * as Y from "yjs";
import { openBoard } from "../board/board.doc.ts";
import { mergeEdits } from "../board/merges.rules.ts";
import { boardFileUpdate } from "../import/boardFile.doc.ts";
import { readBoardFile } from "../import/boardFile.ts";
import type { ColumnId, NoteId } from "../kernel/ids.ts";
import { voteBlocks } from "../report/report.boards.ts";
import { ENGLISH_REPORT_TEXTS } from "../report/report.parts.ts";
import { boardScene } from "../scene/board.scene.ts";
import { boardReportBlocks } from "./board.blocks.ts";
import { boardExport } from "./exportModel.ts";
import { ENGLISH_EXPORT_WORDS } from "./exportWords.ts";
import { factsOf, noteBlocks } from "./notes.blocks.ts";
import { blocksMarkdown } from "./report.markdown.ts";
import { boardSheets } from "./sheets.ts";
import { toCsv } from "./toCsv.ts";
import { toMarkdown } from "./toMarkdown.ts";

const id = (text: string) => text as NoteId;
const column = "c1" as ColumnId;

function mergedBoard() {
  const board = openBoard(new Y.Doc());
  board.create({ type: "columns", title: "Ideas" }, null);
  board.addColumn({ id: column, label: "Nights", order: "a0" }, null);
  for (const [name, text] of [
    ["n1", "Buses at night"],
    ["n2", "Night bus"],
    ["n3", "A bus, late"],
    ["n4", "Tea"],
  ] as const) {
    board.addNote(
      { id: id(name), text, place: { columnId: column }, ...(name === "n1" && { tags: ["Cost", "night"] }) },
      null,
    );
  }
  board.mergeNotes(mergeEdits(board.listNotes(), [id("n1"), id("n2"), id("n3")], id("n1")), null);
  return board;
}

const exported = (board = mergedBoard()) =>
  boardExport(
    { board: { id: "b1" as never, title: "Ideas", type: "columns" }, content: board.content(), rounds: [] },
    0,
  );

it("[IW3] every format names each wording with its id, and the note it was merged into", () => {
  const model = exported();
  expect(model.notes.map(({ id: noteId, mergedInto }) => [noteId, mergedInto])).toEqual([
    ["n1", undefined],
    ["n2", "n1"],
    ["n3", "n1"],
    ["n4", undefined],
  ]);
  const csv = toCsv(model).split("\r\n");
  expect(csv[0]).toContain("tags,mergedInto");
  expect(csv[2]).toMatch(/^n2,Night bus,.*,n1$/);
  const [sheet] = boardSheets(model).filter(({ name }) => name === "Notes");
  const heads = sheet?.heads[0] ?? [];
  expect(heads).toEqual(expect.arrayContaining(["Tags", "Merged into"]));
  expect(sheet?.rows.map((row) => [row[0], row[heads.indexOf("Tags")], row[heads.indexOf("Merged into")]])).toEqual([
    ["n1", "Cost, night", null],
    ["n2", null, "n1"],
    ["n3", null, "n1"],
    ["n4", null, null],
  ]);
  const [table] = noteBlocks([model]).filter((block) => block.kind === "table");
  expect(table?.kind === "table" && table.rows.map(([noteId]) => noteId)).toEqual(["n1", "n2", "n3", "n4"]);
  const [, second] = model.notes;
  expect(second && factsOf(second, ENGLISH_EXPORT_WORDS)).toContain("merged into n1");
  expect(toMarkdown(model)).toContain(
    "- Buses at night (\\#Cost; \\#night; id n1)\n  - Also: Night bus (id n2)\n  - Also: A bus, late (id n3)\n- Tea (id n4)",
  );
});

it("[IW3] tables of results in a report, and its Markdown, keep every wording of a merged note", () => {
  const board = mergedBoard();
  const candidates = (["n1", "n4"] as const).map((noteId) => ({ noteId, text: board.note(id(noteId))?.text ?? "" }));
  const tally = candidates.map(({ noteId }, index) => ({ noteId, dots: 2 - index, voters: 1 }));
  const round = { id: "r1", activityId: "a1", boardId: "b1", state: "closed", dots: 3, maxPerItem: 2, voted: 1 };
  const model = boardExport(
    {
      board: { id: "b1" as never, title: "Ideas", type: "columns" },
      content: board.content(),
      rounds: [{ question: "Which?", round: { ...round, candidates, tally } as never }],
    },
    0,
  );
  const words = "Buses at night\n(Also: Night bus)\n(Also: A bus, late)";
  const workshop = { ...model, boards: [model] } as unknown as Parameters<typeof voteBlocks>[0];
  for (const blocks of [boardReportBlocks(model), voteBlocks(workshop, ENGLISH_REPORT_TEXTS)]) {
    const [table] = blocks.filter((block) => block.kind === "table");
    expect(table?.kind === "table" && table.rows.map(([, text]) => text)).toEqual([words, "Tea"]);
    expect(blocksMarkdown(blocks)).toContain("Buses at night (Also: Night bus) (Also: A bus, late)");
  }
  expect(toMarkdown(model)).toContain(" dots)\n  - Also: Night bus\n  - Also: A bus, late\n- **2.** Tea");
});

it("[IW2] a board is drawn with one note for a merged one, which says how many more wordings there are", () => {
  const notes = boardScene(mergedBoard().content()).nodes.filter(({ role }) => role === "note");
  expect(notes.map(({ label }) => label)).toEqual([
    "Buses at night (#Cost · #night · 2\u00a0more\u00a0wordings)",
    "Tea",
  ]);
});

it("[IW2] what is pinned to any wording is drawn at the note it is shown with", () => {
  const pin = { id: "p1", boardId: "b1", noteId: "n3", kind: "gap", text: "Who pays?", state: "open" } as never;
  const { nodes } = boardScene({ ...mergedBoard().content(), marks: { pins: [pin] } });
  expect(nodes.filter(({ role }) => role === "pin").map(({ key }) => key)).toEqual(["pin:note:n1"]);
});

it("[IW3] merges and tags come back from a board's own JSON", () => {
  const model = JSON.parse(JSON.stringify(exported()));
  const doc = new Y.Doc();
  Y.applyUpdate(doc, boardFileUpdate(readBoardFile(model, "board"), new Map()));
  const before = mergedBoard().listNotes();
  expect(openBoard(doc).listNotes()).toEqual(before);
  const [first] = model.notes;
  for (const tags of [["a,b"], "cost", [5], [" x"], Array.from({ length: 25 }, (_, number) => `t${number}`)]) {
    expect(() => readBoardFile({ ...model, notes: [{ ...first, tags }] }, "board")).toThrow("import.spoilt");
  }
});
