import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import type { NoteId } from "../kernel/ids.ts";
import { LIMITS } from "../kernel/limits.ts";
import { openBoard } from "./board.doc.ts";
import { addTagDenial, cleanTag, countTags, isTagKey, isTagUnder, tagKey } from "./tags.rules.ts";

const id = "n1" as NoteId;

function twoCopies() {
  const [one, two] = [new Y.Doc(), new Y.Doc()];
  openBoard(one).addNote({ id, text: "Words", tags: ["Cost"] }, null);
  const sync = () => {
    Y.applyUpdate(two, Y.encodeStateAsUpdate(one));
    Y.applyUpdate(one, Y.encodeStateAsUpdate(two));
  };
  sync();
  return { one: openBoard(one), two: openBoard(two), sync };
}

describe("tags", () => {
  it("takes short plain words, without the sign people put before them", () => {
    expect(cleanTag("  #night   bus ")).toBe("night bus");
    expect(["", " # ", "a,b", "a;b", "x".repeat(LIMITS.tagChars + 1), "a\u0000b"].map(cleanTag)).toEqual(
      Array.from({ length: 6 }, () => null),
    );
    expect(cleanTag("Tŷ")).toBe("Tŷ");
  });

  it("one word is one key in any case, and other words have others", () => {
    expect(tagKey("Night bus")).toBe(tagKey("night BUS"));
    const words = Array.from({ length: 2000 }, (_, number) => `tag ${number}`);
    expect(new Set(words.map(tagKey)).size).toBe(words.length);
    expect(words.every((word) => isTagKey(tagKey(word)))).toBe(true);
  });

  it("a document may hold under a key only the tag that makes that key", () => {
    expect(isTagUnder(tagKey("cost"), "Cost")).toBe(true);
    expect([isTagUnder(tagKey("cost"), "other"), isTagUnder(tagKey(" cost"), " cost")]).toEqual([false, false]);
  });

  it("[IW5] tags that two people add at the same time are both there, and one that both add is there once", () => {
    const { one, two, sync } = twoCopies();
    one.tagNotes([id], "Buses", true, "a");
    one.tagNotes([id], "night", true, "a");
    two.tagNotes([id], "Night", true, "b");
    two.tagNotes([id], "Cost", false, "b");
    sync();
    expect(one.note(id)?.tags).toEqual(two.note(id)?.tags);
    expect(one.note(id)?.tags?.map((tag) => tag.toLowerCase())).toEqual(["buses", "night"]);
  });

  it("[IW5] undoing one's own first tag leaves what others added since", () => {
    const { one, two, sync } = twoCopies();
    const undo = new Y.UndoManager(one.doc, { trackedOrigins: new Set(["a"]), captureTimeout: 0 });
    one.tagNotes([id], "Buses", true, "a");
    sync();
    two.tagNotes([id], "Night", true, "b");
    sync();
    undo.undo();
    sync();
    expect(two.note(id)?.tags).toEqual(["Cost", "Night"]);
  });

  it("a note has a handful at most, and one it has already is never too many", () => {
    const full = Array.from({ length: LIMITS.tagsPerNote }, (_, number) => `t${number}`);
    expect([addTagDenial(full, "new"), addTagDenial(full, "T0"), addTagDenial([], "new")]).toEqual([
      "tagsFull",
      null,
      null,
    ]);
  });

  it("counts each tag once over all notes, the most used first", () => {
    expect(countTags([{ tags: ["b", "a"] }, { tags: ["B"] }, {}])).toEqual([
      { tag: "b", count: 2 },
      { tag: "a", count: 1 },
    ]);
  });
});
