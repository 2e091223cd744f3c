import { randomInt } from "node:crypto";
import { ROOTS } from "@longtable/shared/board/board.shape";
import { fillBoard } from "@longtable/shared/workshop/templates/fillBoard";
import { journeySoFar } from "@longtable/shared/workshop/templates/journeySoFar";
import { expect, it } from "vitest";
import * as Y from "yjs";
import { boardEdits, randomId } from "../support/boardEdits.ts";
import { createNetwork } from "../support/network.ts";
import { createRandom } from "../support/random.ts";

/** `HONEST_UPDATES=1000000` is the long form, with a seed of its own. */
const UPDATES = Number(process.env.HONEST_UPDATES ?? 6_000);
const SEED = Number(process.env.HONEST_SEED ?? (process.env.HONEST_UPDATES ? randomInt(2 ** 30) : 7));
/** Runs that once were refused something stay for good. */
const ONCE_REFUSED: readonly number[] = [];
const EDITS_PER_RUN = 500;
const PEERS = 5;

/** Five people edit everything, undo and redo, go offline and come back. Answers how many updates the gate judged. */
function run(seed: number): number {
  const random = createRandom(seed);
  const network = createNetwork(random, {
    peers: PEERS,
    seed(board) {
      const [blueprint] = journeySoFar.boards;
      if (blueprint) fillBoard(board, blueprint, () => randomId(random), "seed");
    },
  });
  const roots = ["board", ...Object.keys(ROOTS)];
  const undo = network.peers.map(
    ({ doc, origin }) =>
      new Y.UndoManager(
        roots.map((root) => doc.getMap(root)),
        { trackedOrigins: new Set([origin]), captureTimeout: 0 },
      ),
  );
  for (let edit = 0; edit < EDITS_PER_RUN; edit += 1) {
    const who = random.int(0, PEERS - 1);
    const [peer, manager] = [network.peers[who], undo[who]];
    if (!peer || !manager) continue;
    if (random.chance(0.08)) manager.undo();
    else if (random.chance(0.04)) manager.redo();
    else random.pick(boardEdits)(peer.board, random, peer.origin);
    network.step();
  }
  network.settle();
  expect(network.refusals, `seed ${seed}`).toEqual([]);
  const state = Y.encodeStateVector(network.server);
  for (const { doc } of network.peers) expect(Y.encodeStateVector(doc), `seed ${seed}`).toEqual(state);
  const [first, ...others] = network.peers.map(({ board }) => board.content());
  for (const other of others) expect(other, `seed ${seed}`).toEqual(first);
  return network.judged();
}

it.each(ONCE_REFUSED)("[BD5] honest people who were once refused something no longer are (seed %i)", (seed) => {
  run(seed);
});

it(
  `[BD5] of ${UPDATES} honest updates the gate refuses none, and everybody ends with the same board`,
  () => {
    process.stdout.write(`honest updates: ${UPDATES}, seeds from ${SEED}\n`);
    let judged = 0;
    for (let seed = SEED; judged < UPDATES; seed += 1) judged += run(seed);
    expect(judged).toBeGreaterThanOrEqual(UPDATES);
  },
  Math.max(120_000, UPDATES * 40),
);
