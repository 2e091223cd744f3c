import { expect, it } from "vitest";
import * as Y from "yjs";
import { judgeUpdate } from "./gate.ts";
import { item, type RawId, rawUpdate, string } from "./rawUpdate.testing.ts";
import { firstCharacter, idOf } from "./room.testing.ts";

/** One note of one letter: the fewer there are, the more get in each other's way. */
const seeded = new Y.Doc();
seeded.clientID = 77;
seeded.getMap("notes").set("n1", new Y.Map([["text", new Y.Text("h")]]));
const SEED = Y.encodeStateAsUpdate(seeded);
const TEXT = idOf(seeded, "notes", "n1", "text");

/** A linear congruence: any numbers will do, so long as they are the same each time. */
function createDice(seed: number) {
  let state = seed;
  return (sides: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}
type Roll = ReturnType<typeof createDice>;

function docOf(...updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, SEED);
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}
const textOf = (doc: Y.Doc) => (doc.getMap("notes").get("n1") as Y.Map<unknown>).get("text") as Y.Text;

/** Every character of the text in its order, those that are deleted too. */
function idsOf(doc: Y.Doc): RawId[] {
  const ids: RawId[] = [];
  for (let at = textOf(doc)._start; at; at = at.right) {
    for (let offset = 0; offset < at.length; offset += 1) ids.push([at.id.client, at.id.clock + offset]);
  }
  return ids;
}

/** A few characters between any two that stand in this order, near or far, or at an end. */
function anyWords(doc: Y.Doc, client: number, roll: Roll): Uint8Array {
  const ids = idsOf(doc);
  const left = roll(ids.length + 1) - 1;
  const right = left + 1 + roll(ids.length - left);
  const [origin, rightOrigin] = [ids[left], ids[right]];
  const where = {
    ...(origin && { origin }),
    ...(rightOrigin && { rightOrigin }),
    ...(!origin && !rightOrigin && { parent: TEXT }),
  };
  const words = item(where, string("abc".slice(roll(3))));
  return rawUpdate([{ client, clock: Y.getState(doc.store, client), structs: [words] }]);
}

function shuffled<T>(list: readonly T[], roll: Roll): T[] {
  const left = [...list];
  return Array.from(list, () => left.splice(roll(left.length), 1)[0] as T);
}

it("[BD7] words set between any two others are refused, or end in one order in whatever order they arrive", () => {
  const roll = createDice(20_251);
  const seen = { accepted: 0, unknownTarget: 0 };
  for (let round = 0; round < 400; round += 1) {
    const server = docOf();
    const updates: Uint8Array[] = [];
    for (let turn = 3 + roll(3); turn > 0; turn -= 1) {
      const update = anyWords(server, [5, 700, 90_000][roll(3)] ?? 5, roll);
      const verdict = judgeUpdate(server, update, { ownsClient: () => true });
      if (!verdict.accepted) {
        expect(verdict.reason).toBe("unknownTarget");
        seen.unknownTarget += 1;
        continue;
      }
      Y.applyUpdate(server, update);
      updates.push(update);
      seen.accepted += 1;
    }
    const text = textOf(server).toString();
    for (let order = 0; order < 4; order += 1) {
      expect(textOf(docOf(...shuffled(updates, roll))).toString(), `round ${round}`).toBe(text);
    }
    expect(textOf(docOf(Y.mergeUpdates(shuffled(updates, roll)))).toString(), `round ${round}`).toBe(text);
  }
  expect(Math.min(seen.accepted, seen.unknownTarget)).toBeGreaterThan(250);
}, 60_000);

it("[BD7] several new words in one update are refused, or end in one order in every copy", () => {
  const roll = createDice(77);
  let accepted = 0;
  for (let round = 0; round < 300; round += 1) {
    // Written one after the other by somebody who makes the order up; then sent at once.
    const author = docOf();
    const words = Array.from({ length: 2 + roll(4) }, () => {
      const update = anyWords(author, 666, roll);
      Y.applyUpdate(author, update);
      return update;
    });
    const together = Y.mergeUpdates(words);
    const server = docOf();
    const other = anyWords(server, [5, 90_000][roll(2)] ?? 5, roll);
    const isFine = (update: Uint8Array) => judgeUpdate(server, update, { ownsClient: () => true }).accepted;
    if (!isFine(other)) continue;
    Y.applyUpdate(server, other);
    if (!isFine(together)) continue;
    accepted += 1;
    Y.applyUpdate(server, together);
    const text = textOf(server).toString();
    expect(textOf(docOf(together, other)).toString(), `round ${round}`).toBe(text);
    expect(textOf(docOf(Y.encodeStateAsUpdate(server))).toString(), `round ${round}`).toBe(text);
    for (const halves of [words, shuffled([...words, other], roll), [other, ...words]]) {
      expect(textOf(docOf(...halves, other)).toString(), `round ${round}`).toBe(text);
    }
  }
  expect(accepted).toBeGreaterThan(50);
}, 60_000);

it("[BD5] words that point past their right neighbour's own left one are refused", () => {
  const [client, clock] = firstCharacter(seeded, "n1");
  const chain = [
    item({ origin: [client, clock] }, string("a")),
    // Begins after the first new letter, so that may not come to lie between the two it is put between.
    item({ origin: [666, 0] }, string("b")),
    item({ origin: [client, clock], rightOrigin: [666, 1] }, string("x")),
  ];
  const update = rawUpdate([{ client: 666, structs: chain }]);
  expect(judgeUpdate(seeded, update, { ownsClient: () => true })).toEqual({
    accepted: false,
    reason: "unknownTarget",
  });
});
