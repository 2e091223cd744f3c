import { afterAll, expect, it } from "vitest";
import * as Y from "yjs";
import { judgeUpdate } from "./gate.ts";
import { any, item, rawUpdate } from "./rawUpdate.testing.ts";
import { capture, copyOf, createTestRoom, idOf, MALLORY } from "./room.testing.ts";

const room = await createTestRoom();
const { doc } = room;
afterAll(() => room.close());

const kind = () => idOf(doc, "notes", "n1", "kind");
const several = () => item({ origin: kind() }, any("idea", "question", "pain"));
const judged = (update: Uint8Array) => judgeUpdate(doc, update, { ownsClient: (client) => client === MALLORY });

it.each<[string, () => Uint8Array]>([
  [
    "puts one between them",
    () => rawUpdate([{ client: MALLORY, structs: [several(), item({ origin: [MALLORY, 1] }, any("need"))] }]),
  ],
  [
    "deletes the last of them",
    () => rawUpdate([{ client: MALLORY, structs: [several()] }], [{ client: MALLORY, ranges: [[2, 1]] }]),
  ],
])("[BD5] values that stand under a key as one are not parted: the gate refuses an update that %s", (_what, build) => {
  expect(judged(build())).toEqual({ accepted: false, reason: "unknownTarget" });
  // Were it let in, nobody could delete the note any more.
  const copy = copyOf(doc, 5);
  Y.applyUpdate(copy, build());
  expect(() => copy.getMap("notes").delete("n1")).toThrow();
});

it("[BD5] values that an undo brought back as one are replaced and deleted", () => {
  const copy = copyOf(doc, MALLORY);
  const note = copy.getMap<Y.Map<unknown>>("notes").get("n1");
  const undo = new Y.UndoManager(copy.getMap("notes"), { captureTimeout: 0 });
  const updates = [
    capture(copy, () => note?.set("kind", "idea")),
    capture(copy, () => note?.set("kind", "pain")),
    capture(copy, () => copy.getMap("notes").delete("n1")),
    capture(copy, () => undo.undo()),
    capture(copy, () => copy.getMap<Y.Map<unknown>>("notes").get("n1")?.set("kind", "need")),
    capture(copy, () => copy.getMap<Y.Map<unknown>>("notes").get("n1")?.delete("kind")),
  ];
  expect(judged(Y.mergeUpdates(updates)).accepted).toBe(true);
});
