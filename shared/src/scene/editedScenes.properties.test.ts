import { expect, it } from "vitest";
import type { BoardContent } from "../board/board.doc.ts";
import { BOARD_TYPES, type Note } from "../board/board.types.ts";
import { wordsErased } from "../kernel/erasedWords.ts";
import type { ClusterId, NoteId } from "../kernel/ids.ts";
import { boardScene } from "./board.scene.ts";
import type { Scene } from "./scene.types.ts";
import { createRandom, type Random, randomBoard } from "./sceneBoards.testing.ts";

const SEEDS = Array.from({ length: 10 }, (_, index) => index + 1);
const EDITS = 15;

const any = (random: Random, count: number) => Math.floor(random() * count);
const without = <T>(list: readonly T[], at: number) => list.filter((_, index) => index !== at);
const placedAt = (notes: readonly Note[], at: number, change: Partial<Note>) =>
  notes.map((note, index) => (index === at ? { ...note, ...change } : note));

type Edit = (board: BoardContent, random: Random, turn: number) => BoardContent;
const edits: readonly Edit[] = [
  (board, random) => {
    const at = any(random, board.notes.length);
    return { ...board, notes: placedAt(board.notes, at, { text: `${board.notes[at]?.text} and more of it` }) };
  },
  (board, random) => {
    const other = board.notes[any(random, board.notes.length)];
    const at = any(random, board.notes.length);
    return { ...board, notes: placedAt(board.notes, at, { place: other?.place ?? null, at: other?.at ?? null }) };
  },
  (board, random, turn) => {
    const [one] = board.notes;
    if (!one) return board;
    const notes = board.notes.toSpliced(any(random, board.notes.length), 0, { ...one, id: `new${turn}` as NoteId });
    return { ...board, notes };
  },
  (board, random) => ({ ...board, notes: without(board.notes, any(random, board.notes.length)) }),
  (board, random) => {
    const at = any(random, board.notes.length);
    const note = board.notes[at];
    if (!note) return board;
    return { ...board, notes: without(board.notes, at).toSpliced(any(random, board.notes.length), 0, note) };
  },
  (board, random) => {
    const clusterId = `cluster${any(random, 5)}` as ClusterId;
    return { ...board, notes: placedAt(board.notes, any(random, board.notes.length), { clusterId }) };
  },
  (board, random) => ({ ...board, notes: board.notes.map((note) => (random() < 0.5 ? { ...note } : note)) }),
  (board, random) => ({ ...board, steps: without(board.steps, any(random, board.steps.length)) }),
  (board, random) => ({ ...board, columns: without(board.columns, any(random, board.columns.length)) }),
  (board, random) => ({ ...board, clusters: without(board.clusters, any(random, board.clusters.length)) }),
  (board) => ({
    ...board,
    lanes: board.lanes.toReversed().map((lane, index) => ({ ...lane, order: `a0000${index}` })),
  }),
  (board, random) =>
    board.sectors ? { ...board, sectors: without(board.sectors, any(random, board.sectors.length)) } : board,
];

/** All that is painted of a scene, as plain values. */
const painted = ({ nodes, ...rest }: Scene) =>
  JSON.stringify([
    rest,
    nodes.map(({ key, role, x, y, width, height, label, items }) => [key, role, x, y, width, height, label, items]),
  ]);

it.each(BOARD_TYPES.flatMap((type) => SEEDS.map((seed) => [type, seed] as const)))(
  "[EX5] a %s laid out edit by edit is the one laid out whole (seed %i)",
  (type, seed) => {
    const random = createRandom(seed);
    let board = randomBoard(random, type, 60);
    boardScene(board);
    for (let turn = 0; turn < EDITS; turn += 1) {
      const edit = edits[any(random, edits.length)] as Edit;
      board = edit(board, random, turn);
      const edited = painted(boardScene(board));
      // Forgetting starts it anew, and mistakes may need several edits to show.
      if (turn % 5 !== 4) continue;
      wordsErased();
      expect(edited, `edit ${turn}`).toBe(painted(boardScene(board)));
    }
  },
);

it("[EX5] after an edit of one note, what stands in other cells is the very same", () => {
  const board = randomBoard(createRandom(5), "journeyMap", 60);
  const before = boardScene(board);
  const at = board.notes.findIndex(({ place }) => place === null);
  const after = boardScene({ ...board, notes: placedAt(board.notes, at, { text: "Other words" }) });
  const notesOf = ({ nodes }: Scene) => nodes.filter(({ role, id }) => role === "note" && id !== board.notes[at]?.id);
  const same = notesOf(after).filter((node, index) => node === notesOf(before)[index]);
  expect(same.length).toBe(notesOf(before).length);
  expect(same.length).toBeGreaterThan(10);
});
