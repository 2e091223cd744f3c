import { openBoard } from "@longtable/shared/board/board.doc";
import { foldNotes } from "@longtable/shared/board/merges.rules";
import { fillBoard } from "@longtable/shared/workshop/templates/fillBoard";
import { journeySoFar } from "@longtable/shared/workshop/templates/journeySoFar";
import { expect, it } from "vitest";
import * as Y from "yjs";
import { boardEdits, randomId } from "../support/boardEdits.ts";
import { createNetwork } from "../support/network.ts";
import { createRandom, type Random } from "../support/random.ts";
import { seeds } from "../support/seeds.ts";

/** Seeds that once broke a board stay for good. */
const ONCE_FAILED: readonly number[] = [];

const PEERS = 4;
const EDITS = 330;
/** Fewest honest updates that all seeds together must bring before the gate. */
const HONEST_UPDATES = 6_000;

let judged = 0;

function startNetwork(random: Random) {
  return createNetwork(random, {
    peers: PEERS,
    seed(board) {
      const [blueprint] = journeySoFar.boards;
      if (!blueprint) throw new Error("the template has no board");
      fillBoard(board, blueprint, () => randomId(random), "seed");
    },
  });
}

it.each([...ONCE_FAILED, ...seeds()])(
  "[BD7] boards converge after random edits, cuts and restores (seed %i)",
  (seed) => {
    const random = createRandom(seed);
    const network = startNetwork(random);
    for (let edit = 0; edit < EDITS; edit += 1) {
      const peer = random.pick(network.peers);
      random.pick(boardEdits)(peer.board, random, peer.origin);
      // Now and then the server writes a note itself, as it does for phones.
      if (random.chance(0.05)) random.pick(boardEdits)(openBoard(network.server), random, "server");
      network.step();
    }
    network.settle();
    judged += network.judged();

    expect(network.refusals).toEqual([]);
    const server = openBoard(network.server).content();
    expect(server.notes.length).toBeGreaterThan(10);
    for (const { board } of network.peers) expect(board.content()).toEqual(server);
    // Merged or not, every note is shown, once (IW2).
    const shown = foldNotes(server.notes).flatMap(({ id, merged = [] }) => [id, ...merged.map((note) => note.id)]);
    expect(shown.toSorted()).toEqual(server.notes.map(({ id }) => id).toSorted());
    const state = Y.encodeStateVector(network.server);
    for (const { doc } of network.peers) expect(Y.encodeStateVector(doc)).toEqual(state);
  },
);

it(`[BD5] the gate has judged at least ${HONEST_UPDATES} honest updates and refused none`, () => {
  expect(judged).toBeGreaterThanOrEqual(HONEST_UPDATES);
});

it("[BD7] the same seed gives the same run", () => {
  const run = () => {
    const random = createRandom(5);
    const network = startNetwork(random);
    for (let edit = 0; edit < 60; edit += 1) {
      const peer = random.pick(network.peers);
      random.pick(boardEdits)(peer.board, random, peer.origin);
      network.step();
    }
    return Buffer.from(Y.encodeStateAsUpdate(network.server)).toString("base64");
  };
  expect(run()).toBe(run());
});
