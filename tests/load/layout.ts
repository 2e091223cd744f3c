// Lays out 2,000 notes on a board of each kind, at first and after one edit, and prints the median of both in milliseconds.
import type { BoardContent } from "@longtable/shared/board/board.doc";
import { BOARD_TYPES, type BoardType, type Note, type Place } from "@longtable/shared/board/board.types";
import { boardScene } from "@longtable/shared/scene/board.scene";
import { createRandom, type Random } from "../support/random.ts";

const NOTES = 2000;
const ROUNDS = 9;
const EDITS = 20;
const WORDS = "waiting nobody a calm phone the for help when again somebody late night walk together".split(" ");

const orderOf = (index: number) => `a${String(index).padStart(5, "0")}`;
const parts = (name: string, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: `${name}${index}` as never,
    label: `${name} ${index}`,
    order: orderOf(index),
  }));

function placeOn(type: BoardType, random: Random): Place {
  const any = (name: string, count: number) => `${name}${random.int(0, count - 1)}` as never;
  if (type === "journeyMap") return { stepId: any("step", 16), laneId: any("lane", 8) };
  if (type === "columns") return { columnId: any("column", 6) };
  if (type === "matrix") return { rowId: any("row", 3), columnId: any("column", 6) };
  return type === "rings" ? { ringId: any("ring", 4) } : null;
}

function makeBoard(type: BoardType, seed: number): BoardContent {
  const random = createRandom(seed);
  const words = () => Array.from({ length: random.int(3, 16) }, () => random.pick(WORDS)).join(" ");
  const notes = Array.from({ length: NOTES }, (_, index): Note => {
    const at = type === "free" ? { x: random.int(0, 5000), y: random.int(0, 5000) } : null;
    const id = `note${seed}-${index}` as never;
    const fields = { kind: "idea", status: null, order: orderOf(index), clusterId: null, lang: null } as const;
    return { id, text: words(), place: placeOn(type, random), at, ...fields };
  });
  const isMap = type === "journeyMap";
  return {
    type,
    title: "Board",
    stages: isMap ? parts("stage", 4).map((stage) => ({ ...stage, moment: "during" as const })) : [],
    steps: isMap
      ? parts("step", 16).map((step, index) => ({
          ...step,
          stageId: `stage${index % 4}` as never,
          keyMoment: false,
          feeling: null,
        }))
      : [],
    lanes: isMap ? parts("lane", 8).map((lane) => ({ ...lane, type: "text" as const, layer: "user" as const })) : [],
    columns: type === "columns" || type === "matrix" ? parts("column", 6) : [],
    clusters: [],
    notes,
    ...(type === "matrix" && { rows: parts("row", 3) }),
    ...(type === "rings" && { rings: parts("ring", 4) }),
  };
}

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
const median = (times: readonly number[]) => times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0;

for (const type of BOARD_TYPES) {
  for (let seed = 1; seed <= 4; seed += 1) boardScene(makeBoard(type, 1000 + seed));
  const cold: number[] = [];
  const edited: number[] = [];
  for (let seed = 0; seed < ROUNDS; seed += 1) {
    let board = makeBoard(type, seed);
    cold.push(timed(() => boardScene(board)));
    for (let edit = 0; edit < EDITS; edit += 1) {
      const notes = board.notes.map((note, index) =>
        index === edit * 90 ? { ...note, text: `${note.text} more` } : note,
      );
      board = { ...board, notes };
      edited.push(timed(() => boardScene(board)));
    }
  }
  process.stdout.write(
    `${type}: ${median(cold).toFixed(1)} ms at first, ${median(edited).toFixed(2)} ms after an edit\n`,
  );
}
