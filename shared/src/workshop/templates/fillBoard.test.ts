import { expect, it } from "vitest";
import * as Y from "yjs";
import { type BoardContent, openBoard } from "../../board/board.doc.ts";
import { placeLines, sortLanes } from "../../journey/journey.rules.ts";
import { createRandom, randomBoard } from "../../scene/sceneBoards.testing.ts";
import { blueprintOf } from "./blueprintOf.ts";
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
  expect(content).toMatchObject({ type: board.type, title: board.title });
  expect(content.notes.map(({ text }) => text)).toEqual((board.notes ?? []).map(({ text }) => text));
  const labels = (list: readonly { label: string }[] = []) => list.map(({ label }) => label);
  if (board.type === "columns" || board.type === "matrix") expect(labels(content.columns)).toEqual(board.columns);
  if (board.type === "matrix") expect(labels(content.rows)).toEqual(board.rows);
  if (board.type === "rings") expect(labels(content.rings)).toEqual(board.rings);
  if (board.type !== "journeyMap") return;
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

const SEEDS = Array.from({ length: 12 }, (_, index) => index + 1);
const TYPES = ["journeyMap", "columns", "matrix", "rings", "free"] as const;

it.each(TYPES.flatMap((type) => SEEDS.map((seed) => [type, seed] as const)))(
  "[WS8] a %s kept as a template begins again with the same parts, notes in their places and locks (seed %i)",
  (type, seed) => {
    const random = randomBoard(createRandom(seed), type, 20);
    const short = (key: string, value: unknown) => (key === "label" ? String(value).slice(0, 100) : value);
    const content: BoardContent = JSON.parse(JSON.stringify(random), short);
    const [column, stage] = [content.columns[0], content.stages[0]];
    const lockedParts = [...(column ? [{ columnId: column.id }] : []), ...(stage ? [{ stageId: stage.id }] : [])];
    const blueprint = blueprintOf(content, { key: "own", notes: content.notes, lockedParts });
    const again = fill(blueprint).content;
    expect(blueprintOf(again, { key: "own", notes: again.notes, lockedParts: [] })).toEqual({
      ...blueprint,
      locked: undefined,
      notes: blueprint.notes && notesAsKept(blueprint.notes, type),
    });
    expect(blueprintOf(content, { key: "own", notes: [], lockedParts: [] })).not.toHaveProperty("notes");
  },
);

/** Free notes without a point get one. */
function notesAsKept(notes: NonNullable<BoardBlueprint["notes"]>, type: string) {
  return type === "free" ? notes.map((note) => ({ ...note, at: note.at ?? expect.anything() })) : notes;
}
