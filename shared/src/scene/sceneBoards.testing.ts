import type { BoardContent } from "../board/board.doc.ts";
import { EVIDENCE_STATUSES, NOTE_KINDS, type Note, type Place } from "../board/board.types.ts";
import { LANE_TYPES, LAYERS, MOMENTS } from "../journey/journey.types.ts";
import type { ClusterId, ColumnId, LaneId, NoteId, RingId, RowId, SectorId, StageId, StepId } from "../kernel/ids.ts";

export type Random = () => number;

/** A small seeded generator (mulberry32), so that a failing board can be made again. */
export function createRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const WORDS = [
  "waiting",
  "nobody",
  "a",
  "calm",
  "phone",
  "الانتظار",
  "等待很久",
  "self-management",
  "👩‍👩‍👧",
  "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
  "\n",
];

const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
const many = (random: Random, most: number) => Array.from({ length: Math.floor(random() * (most + 1)) });
const orderOf = (index: number) => `a${String(index).padStart(5, "0")}`;

const words = (random: Random, most: number) => ["We", ...many(random, most).map(() => pick(random, WORDS))].join(" ");

/** An empty board of a type. */
export function emptyBoard(type: BoardContent["type"]): BoardContent {
  return { type, title: "Board", stages: [], steps: [], lanes: [], columns: [], clusters: [], notes: [] };
}

/** A board as a careless room might leave it: empty stages, steps of gone stages, long words, notes for gone places. */
export function randomBoard(random: Random, type: BoardContent["type"], mostNotes: number): BoardContent {
  const board = emptyBoard(type);
  board.stages = many(random, 6).map((_, index) => ({
    id: `stage${index}` as StageId,
    label: words(random, 4),
    moment: pick(random, MOMENTS),
    order: orderOf(index),
  }));
  board.steps = many(random, 14).map((_, index) => ({
    id: `step${index}` as StepId,
    stageId: `stage${Math.floor(random() * 7)}` as StageId,
    label: words(random, 6),
    order: orderOf(index),
    keyMoment: random() < 0.2,
    feeling: random() < 0.7 ? { value: random() < 0.2 ? null : Math.round(random() * 4) - 2, words: ["tired"] } : null,
  }));
  board.lanes = many(random, 8).map((_, index) => ({
    id: `lane${index}` as LaneId,
    label: words(random, 3),
    type: pick(random, LANE_TYPES),
    layer: pick(random, LAYERS),
    order: orderOf(index),
  }));
  board.columns = many(random, 6).map((_, index) => ({
    id: `column${index}` as ColumnId,
    label: words(random, 5),
    order: orderOf(index),
  }));
  board.clusters = many(random, 4).map((_, index) => ({
    id: `cluster${index}` as ClusterId,
    label: words(random, 3),
    order: orderOf(index),
  }));
  if (type === "matrix") {
    board.rows = labelled<RowId>(random, "row", 5);
    board.boxNames = [{ id: "box0", rowId: "row0" as RowId, columnId: "column0" as ColumnId, label: words(random, 4) }];
    board.axes = { rows: words(random, 3), columns: words(random, 3) };
  }
  if (type === "rings") {
    board.rings = labelled<RingId>(random, "ring", 5);
    board.sectors = labelled<SectorId>(random, "sector", 5);
  }
  board.notes = many(random, mostNotes).map((_, index) => randomNote(random, type, index));
  return board;
}

const labelled = <Id extends string>(random: Random, name: string, most: number) =>
  many(random, most).map((_, index) => ({
    id: `${name}${index}` as Id,
    label: words(random, 3),
    order: orderOf(index),
  }));

function randomPlace(random: Random, type: BoardContent["type"]): Place {
  const any = <Id extends string>(name: string, count: number) => `${name}${Math.floor(random() * count)}` as Id;
  if (type === "matrix") return { rowId: any<RowId>("row", 6), columnId: any<ColumnId>("column", 7) };
  if (type === "rings") {
    const ringId = any<RingId>("ring", 6);
    return random() < 0.8 ? { ringId, sectorId: any<SectorId>("sector", 6) } : { ringId };
  }
  if (type === "columns") return { columnId: any<ColumnId>("column", 7) };
  return { stepId: any<StepId>("step", 15), laneId: any<LaneId>("lane", 9) };
}

function randomNote(random: Random, type: BoardContent["type"], index: number): Note {
  return {
    id: `note${index}` as NoteId,
    text: words(random, 18),
    kind: pick(random, NOTE_KINDS),
    status: random() < 0.8 ? pick(random, EVIDENCE_STATUSES) : null,
    place: random() < 0.1 ? null : randomPlace(random, type),
    at: random() < 0.5 ? { x: random() * 4000 - 2000, y: random() * 4000 - 2000 } : null,
    order: orderOf(index),
    clusterId: random() < 0.5 ? (`cluster${Math.floor(random() * 5)}` as ClusterId) : null,
    lang: null,
  };
}
