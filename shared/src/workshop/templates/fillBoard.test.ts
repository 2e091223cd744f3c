import { expect, it } from "vitest";
import * as Y from "yjs";
import { openBoard } from "../../board/board.doc.ts";
import { placeLines, sortLanes } from "../../journey/journey.rules.ts";
import { fillBoard } from "./fillBoard.ts";
import type { BoardBlueprint } from "./template.types.ts";
import { TEMPLATES, templateById } from "./templates.ts";

const boards = TEMPLATES.flatMap((template) => template.boards.map((board) => ({ template: template.id, board })));

function fill(blueprint: BoardBlueprint) {
  const doc = new Y.Doc();
  let updates = 0;
  doc.on("update", () => {
    updates += 1;
  });
  let made = 0;
  fillBoard(
    openBoard(doc),
    blueprint,
    () => {
      made += 1;
      return `id-${made}`;
    },
    "test",
  );
  return { content: openBoard(doc).content(), schema: openBoard(doc).schema(), updates };
}

it.each(boards)("[BD8] the board of $template is written as one update and reads back as drawn", ({ board }) => {
  const { content, schema, updates } = fill(board);
  expect(updates).toBe(1);
  expect(schema).toBe(1);
  expect(content).toMatchObject({ type: board.type, title: board.title, notes: [] });
  if (board.type === "columns") {
    expect(content.columns.map(({ label }) => label)).toEqual(board.columns);
    return;
  }
  expect(content.stages.map(({ label, moment }) => ({ label, moment }))).toEqual(
    board.stages.map(({ label, moment }) => ({ label, moment })),
  );
  expect(content.steps.map(({ label }) => label)).toEqual(board.stages.flatMap(({ steps }) => steps));
  expect(sortLanes(content.lanes).map(({ label, type, layer }) => ({ label, type, layer }))).toEqual(board.lanes);
});

it.each(boards)("[JM1] every stage on the board of $template has a step of its own", ({ board }) => {
  const { stages, steps } = fill(board).content;
  for (const { id } of stages) expect(steps.filter(({ stageId }) => stageId === id)).not.toHaveLength(0);
});

it.each([
  ["journey-so-far", []],
  ["front-and-back", ["interaction", "visibility", "internalInteraction"]],
  ["would-it-work", ["interaction"]],
  ["you-said-we-did", []],
])("[JM4] the map of %s draws the lines %j", (id, lines) => {
  const board = templateById(id)?.boards[0];
  expect(board?.type).toBe("journeyMap");
  if (board) expect(placeLines(sortLanes(fill(board).content.lanes)).map(({ line }) => line)).toEqual(lines);
});
