import { openBoard } from "@longtable/shared/board/board.doc";
import { cleanTag, tagKey } from "@longtable/shared/board/tags.rules";
import { LIMITS } from "@longtable/shared/kernel/limits";
import { expect, it } from "vitest";
import * as Y from "yjs";
import { type GateVerdict, judgeUpdate } from "./gate.ts";
import { capture, copyOf, createTestRoom, id, MALLORY } from "./room.testing.ts";

const test = await createTestRoom();

/** What the gate says to these keys, set one after the other on a note that stands there. */
function judge(...values: [key: string, value: unknown][]): GateVerdict {
  const update = capture(copyOf(test.doc, MALLORY), (doc) =>
    doc.transact(() => {
      const note = doc.getMap<Y.Map<unknown>>("notes").get("n1");
      for (const [key, value] of values) note?.set(key, value);
    }),
  );
  return judgeUpdate(test.doc, update, { ownsClient: (client) => client === MALLORY });
}
const tags = (count: number, from = 0): [string, unknown][] =>
  Array.from({ length: count }, (_, index) => [tagKey(`tag ${index + from}`), `tag ${index + from}`]);

it("[BD4] tags as people write them are let in, several at once, and taken off again", () => {
  const update = capture(copyOf(test.doc, MALLORY), (doc) => {
    const board = openBoard(doc);
    for (const tag of ["Cost", "Nachtbüs", "😀", "x".repeat(LIMITS.tagChars)]) {
      board.tagNotes([id("n1")], cleanTag(tag) ?? "", true, null);
      board.tagNotes([id("n1")], cleanTag(tag) ?? "", false, null);
    }
  });
  expect(judgeUpdate(test.doc, update, { ownsClient: (client) => client === MALLORY }).accepted).toBe(true);
});

const long = "x".repeat(LIMITS.tagChars + 1);
it.each([
  ["a word under another word's key", [tagKey("cost"), "buses"], "badValue"],
  ["words that are not as typed tags are", [tagKey(" cost "), " cost "], "badValue"],
  ["a list in one tag", [tagKey("a,b"), "a,b"], "badValue"],
  ["a tag that is too long", [tagKey(long), long], "badValue"],
  ["an object", [tagKey("cost"), { toString: "cost" }], "badValue"],
  ["signs that nobody sees", [tagKey("\u200b\u2066"), "\u200b\u2066"], "badValue"],
  ["nothing", [tagKey("cost"), null], "badValue"],
  ["a word as a key", ["tag:Somebody's name", "cost"], "unknownField"],
  ["a key that is too long", [`tag:${"a".repeat(12)}`, "cost"], "unknownField"],
  ["a key of the prototype", ["tag:__proto__", "cost"], "unknownField"],
  ["tags as one list", ["tags", ["cost"]], "unknownField"],
] as const)("[BD5] refuses as a tag: %s", (_what, [key, value], reason) => {
  expect(judge([key, value])).toEqual({ accepted: false, reason });
});

it("[BD5] a tag is for notes alone", () => {
  const update = capture(copyOf(test.doc, MALLORY), (doc) => {
    doc.getMap<Y.Map<unknown>>("steps").get("step1")?.set(tagKey("cost"), "cost");
  });
  const verdict = judgeUpdate(test.doc, update, { ownsClient: (client) => client === MALLORY });
  expect(verdict).toEqual({ accepted: false, reason: "unknownField" });
});

it("[BD5] more tags than several people could honestly add are refused, at once or one by one, on new notes too", async () => {
  const most = LIMITS.tagsPerNoteInDocument;
  expect(judge(...tags(most))).toMatchObject({ accepted: true });
  expect(judge(...tags(most + 1))).toEqual({ accepted: false, reason: "tooManyTags" });
  const fresh = capture(copyOf(test.doc, MALLORY), (doc) => {
    doc.getMap("notes").set("n9", new Y.Map(tags(most + 1)));
  });
  expect(judgeUpdate(test.doc, fresh, { ownsClient: (client) => client === MALLORY })).toEqual({
    accepted: false,
    reason: "tooManyTags",
  });
  const room = await createTestRoom();
  const mallory = copyOf(room.doc, MALLORY);
  const add = (key: string, value: unknown) =>
    room.receive(
      capture(mallory, (doc) => doc.getMap<Y.Map<unknown>>("notes").get("n1")?.set(key, value)),
      "mallory",
    );
  for (const [key, value] of tags(most)) expect(await add(key, value)).toMatchObject({ accepted: true });
  for (const [key, value] of tags(1, most))
    expect(await add(key, value)).toEqual({ accepted: false, reason: "tooManyTags" });
});
