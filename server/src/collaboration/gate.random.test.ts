import { openBoard } from "@longtable/shared/board/board.doc";
import { BOARD_FIELDS, ROOTS } from "@longtable/shared/board/board.shape";
import { expect, it } from "vitest";
import * as Y from "yjs";
import { createDice, type Dice } from "./dice.testing.ts";
import { judgeUpdate } from "./gate.ts";
import {
  any,
  binary,
  deleted,
  embed,
  gc,
  item,
  type RawId,
  type RawStruct,
  rawUpdate,
  skip,
  string,
  type,
} from "./rawUpdate.testing.ts";
import { ALICE, createTestRoom, firstCharacter, MALLORY, SERVER_BEFORE } from "./room.testing.ts";

/** Updates made up from well-formed parts; a few in a hundred are let in. */
const ROUNDS = 6000;

const { doc: board } = await createTestRoom();
const SEED = Y.encodeStateAsUpdate(board);

const KEYS = ["n1", "m1", "m2", "stage1", "text", "kind", "place", "label", "title", "type", "__proto__", "id"];
const ROOT_NAMES = [...Object.keys(ROOTS), "board", "secret"];
const CLIENTS = [ALICE, MALLORY, MALLORY, SERVER_BEFORE, MALLORY + 1];

function anyId({ pick, roll }: Dice): RawId {
  return [pick(CLIENTS), roll(12)];
}

function anyContent({ pick, roll }: Dice) {
  return pick([
    () => any(pick(["idea", "note", null, 5, "A label", { columnId: "col1" }])),
    () => any("idea", "note"),
    () => string("word".repeat(1 + roll(3))),
    () => type(pick(["map", "map", "map", "text", "text", "array", "xmlHook"])),
    () => deleted(1 + roll(3)),
    () => binary(new Uint8Array(3)),
    () => embed({}),
  ])();
}

function anyStruct(dice: Dice): RawStruct {
  const { pick, roll } = dice;
  if (roll(20) === 0) return pick([gc(1 + roll(3)), skip(1 + roll(2))]);
  const content = anyContent(dice);
  const key = pick([...KEYS, undefined, undefined]);
  const where = pick([
    () => ({ parent: pick(ROOT_NAMES), ...(key !== undefined && { key }) }),
    () => ({ parent: anyId(dice), ...(key !== undefined && { key }) }),
    () => ({ origin: anyId(dice) }),
    () => ({ rightOrigin: anyId(dice) }),
    () => ({ origin: anyId(dice), rightOrigin: anyId(dice) }),
  ])();
  return item(where, content);
}

/** Words put beside any character of a text, old or new, or between any two old ones. */
function anyWords({ roll, pick }: Dice): RawStruct[] {
  const [client, clock] = firstCharacter(board, "n1");
  const oldId = (): RawId => [client, clock + roll(5)];
  let length = 0;
  return Array.from({ length: 1 + roll(4) }, () => {
    const id: RawId = length > 0 && roll(2) ? [MALLORY, roll(length)] : oldId();
    const where = pick([{ origin: oldId(), rightOrigin: oldId() }, { origin: id }, { rightOrigin: id }]);
    const struct = item(where, string("word".slice(roll(3))));
    length += struct.length;
    return struct;
  });
}

function anyUpdate(dice: Dice): Uint8Array {
  const { pick, roll } = dice;
  if (roll(3) === 0) return rawUpdate([{ client: MALLORY, structs: anyWords(dice) }]);
  const blocks = Array.from({ length: 1 + (roll(4) === 0 ? 1 : 0) }, (_, n) => ({
    client: MALLORY + n,
    clock: roll(30) === 0 ? 1 : 0,
    structs: Array.from({ length: 1 + roll(3) }, () => anyStruct(dice)),
  }));
  const deletes = roll(3) === 0 ? [{ client: pick(CLIENTS), ranges: [[roll(12), 1 + roll(3)] as const] }] : [];
  return rawUpdate(blocks, deletes);
}

/** What stands in a document beyond what the shape allows. */
function strays(doc: Y.Doc): string[] {
  const roots = [...doc.share.keys()].filter((root) => root !== "board" && !Object.hasOwn(ROOTS, root));
  const values = [...doc.getMap("board").keys()].filter((key) => !Object.hasOwn(BOARD_FIELDS, key));
  const fields = Object.entries(ROOTS).flatMap(([root, shape]) =>
    [...doc.getMap(root).values()].flatMap((entry) =>
      entry instanceof Y.Map ? [...entry.keys()].filter((field) => !Object.hasOwn(shape.fields, field)) : ["no entry"],
    ),
  );
  const lists = [...doc.share].filter(([, shared]) => shared._start !== null).map(([root]) => `list in ${root}`);
  return [...roots, ...values, ...fields, ...lists];
}

it.each([1, 2, 3])(
  `[BD5] of ${ROUNDS} updates made up from parts, each let in applies whole and fits the shape (dice %i)`,
  (seed) => {
    const dice = createDice(seed * 7919);
    let letIn = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const update = anyUpdate(dice);
      const verdict = judgeUpdate(board, update, {
        ownsClient: (client) => client === MALLORY || client === MALLORY + 1,
      });
      if (!verdict.accepted) continue;
      letIn += 1;
      const doc = new Y.Doc();
      Y.applyUpdate(doc, SEED);
      Y.applyUpdate(doc, update);
      expect([doc.store.pendingStructs, doc.store.pendingDs, strays(doc)], `round ${round}`).toEqual([null, null, []]);
      expect(openBoard(doc).schema(), `round ${round}`).toBe(openBoard(board).schema());
      expect(openBoard(doc).content().type, `round ${round}`).toBe("journeyMap");
      // What it makes of the document can be written down and read again.
      const again = new Y.Doc();
      Y.applyUpdate(again, Y.encodeStateAsUpdate(doc));
      expect(openBoard(again).content(), `round ${round}`).toEqual(openBoard(doc).content());
    }
    expect(letIn).toBeGreaterThan(50);
  },
);
