import { expect, it } from "vitest";
import { areasOf } from "../board/board.areas.ts";
import { placeNotes } from "../board/board.placing.ts";
import { createRandom, randomBoard } from "../scene/sceneBoards.testing.ts";
import { boardExport } from "./exportModel.ts";
import { toCsv } from "./toCsv.ts";
import { toMarkdown } from "./toMarkdown.ts";

const SEEDS = [1, 2, 3, 4, 5, 6];

it.each((["matrix", "rings"] as const).flatMap((type) => SEEDS.map((seed) => [type, seed] as const)))(
  "[EX2] files name the box or ring of every note of a %s, in the order of its parts (seed %i)",
  (type, seed) => {
    const content = randomBoard(createRandom(seed), type, 30);
    const board = { id: "b1" as never, type, title: content.title };
    const model = boardExport({ board, content, rounds: [] }, 0);
    const areas = areasOf(content, content.notes);
    const placed = placeNotes(content);
    for (const { key, label } of areas) {
      for (const { id } of placed.inArea(key)) expect(model.notes.find((note) => note.id === id)?.area).toBe(label);
    }
    for (const { id } of placed.unplaced) expect(model.notes.find((note) => note.id === id)).not.toHaveProperty("area");
    const order = model.notes.map(({ area }) => areas.findIndex(({ label }) => label === area));
    const named = order.filter((index) => index >= 0);
    expect(order.slice(0, named.length)).toEqual(named.toSorted((a, b) => a - b));
    for (const { id, area } of model.notes) if (area) expect(toCsv(model)).toContain(id);
    expect(toMarkdown(model).match(/^## /gmu)?.length ?? 0).toBe(
      new Set(model.notes.map(({ area }) => area ?? "")).size,
    );
  },
);
