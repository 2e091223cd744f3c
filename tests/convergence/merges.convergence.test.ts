import type { BoardDoc } from "@longtable/shared/board/board.doc";
import { foldNotes, headsOf, mergeEdits, splitEdits } from "@longtable/shared/board/merges.rules";
import type { NoteId } from "@longtable/shared/kernel/ids";
import { expect, it } from "vitest";
import { createNetwork } from "../support/network.ts";
import { createRandom, type Random } from "../support/random.ts";
import { seeds } from "../support/seeds.ts";

/** Seeds that once broke a board stay for good. */
const ONCE_FAILED: readonly number[] = [];
/** Circles of two that were on a board meanwhile, in all runs. */
let met = 0;
const NAMES = ["a", "b", "c", "d", "e", "f", "g", "h"] as NoteId[];

function startNetwork(random: Random) {
  const network = createNetwork(random, {
    peers: 3,
    seed(board) {
      board.create({ type: "columns", title: "Ideas" }, "seed");
      for (const id of NAMES) board.addNote({ id, text: `Words of ${id}` }, "seed");
    },
  });
  return { network, boards: network.peers.map(({ board, origin }) => ({ board, origin })) };
}

const merge = (board: BoardDoc, origin: unknown, ids: readonly NoteId[], head: NoteId) =>
  board.mergeNotes(mergeEdits(board.listNotes(), ids, head), origin);

/** Ids as they are shown: each stack by its head, which stands first. */
const stacks = (board: BoardDoc) =>
  foldNotes(board.listNotes()).map(({ id, merged = [] }) => [id, ...merged.map((note) => note.id)]);

it("[IW1] two people who merge two notes into each other at once get one note with both wordings, everywhere", () => {
  const { network, boards } = startNetwork(createRandom(1));
  const [ann, bob, cem] = boards;
  if (!ann || !bob || !cem) throw new Error("three peers were asked for");
  merge(ann.board, ann.origin, ["a", "b"] as NoteId[], "b" as NoteId);
  merge(bob.board, bob.origin, ["a", "b"] as NoteId[], "a" as NoteId);
  // A third one puts into that circle what she still sees as two notes.
  merge(cem.board, cem.origin, ["c", "b"] as NoteId[], "b" as NoteId);
  network.settle();
  for (const { board } of boards) expect(stacks(board)[0]).toEqual(["a", "b", "c"]);
  expect([boards.map(({ board }) => stacks(board).length), network.refusals]).toEqual([[6, 6, 6], []]);
});

it.each([...ONCE_FAILED, ...seeds(12)])(
  "[IW1] whatever three people merge, take apart, add and take off at once, all see the same heads and every note once (seed %i)",
  (seed) => {
    const random = createRandom(seed);
    const { network, boards } = startNetwork(random);
    let circles = 0;
    for (let turn = 0; turn < 160; turn += 1) {
      const { board, origin } = random.pick(boards);
      const notes = board.listNotes();
      const some = random.shuffle(notes.map(({ id }) => id)).slice(0, random.int(1, 3));
      const [first] = some;
      if (first === undefined) break;
      const act = random.int(1, 20);
      if (act <= 12) merge(board, origin, some, first);
      else if (act <= 17) board.mergeNotes(splitEdits(notes, some), origin);
      else if (act === 18 && notes.length > 4) board.removeNote(first, origin);
      else board.addNote({ id: `n${turn}` as NoteId, text: "Another", mergedInto: first }, origin);
      network.step();
      const named = new Map(board.listNotes().map(({ id, mergedInto }) => [id, mergedInto]));
      if ([...named].some(([id, into]) => into !== undefined && named.get(into) === id)) circles += 1;
    }
    network.settle();
    const all = (boards[0]?.board.listNotes() ?? []).map(({ id }) => id);
    for (const { board } of boards) {
      expect(stacks(board)).toEqual(stacks(boards[0]?.board ?? board));
      expect(stacks(board).flat().toSorted()).toEqual(all.toSorted());
      const heads = headsOf(board.listNotes());
      for (const head of heads.values()) expect(heads.has(head)).toBe(false);
    }
    expect(network.refusals).toEqual([]);
    met += circles;
  },
);

it("[IW1] circles were among them", () => expect(met).toBeGreaterThan(0));
