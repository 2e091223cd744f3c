import { ENGLISH_SCENE_WORDS } from "@longtable/shared/scene/words";
import { beforeEach, describe, expect, it } from "vitest";
import { removeNotes } from "../actions/removeNotes.ts";
import type { BoardActions } from "../boardEdit/boardActions.ts";
import { standInActions } from "./boardActions.testing.ts";
import { createCanvasModel } from "./canvas.model.ts";
import { cell, freeWith, mapWith, noteId } from "./canvas.testing.ts";
import { createDeeds } from "./canvasDeeds.ts";
import { createSceneFeed } from "./sceneFeed.ts";

/** Somebody who may not change `theirs`, on a board that these have gone from. */
function fakeActions(gone: ReadonlySet<string> = new Set()) {
  const { asked, actions } = standInActions({ canChange: (id) => id !== "theirs" });
  return {
    asked,
    actions: { ...actions, editNote: (id, edit) => !gone.has(id) && actions.editNote(id, edit) } satisfies BoardActions,
  };
}

const NO_SCOPE = {
  content: freeWith([]),
  access: "edit",
  ownNoteIds: new Set<string>(),
  seat: null,
  laser: null,
  open: () => undefined,
} as const;

const map = mapWith([
  ["a", cell("s1", "l1")],
  ["b", cell("s1", "l1")],
  ["theirs", cell("s2", "l1")],
]);

describe("what a person does on a canvas", () => {
  let model: ReturnType<typeof createCanvasModel>;
  let deeds: ReturnType<typeof createDeeds>;
  let kept: string[];

  const open = (content: typeof map, gone?: Set<string>) => {
    model = createCanvasModel();
    model.view.set({ width: 900, height: 600 });
    kept = [];
    let count = 0;
    deeds = createDeeds(model, {
      onKept: (words) => kept.push(words),
      newKey() {
        count += 1;
        return `key${count}`;
      },
    });
    createSceneFeed(model, ENGLISH_SCENE_WORDS, () => undefined).push(content);
    const { asked, actions } = fakeActions(gone);
    model.actions.set(actions);
    return asked;
  };
  const editing = () => {
    const now = model.editing.get();
    if (!now) throw new Error("nothing is being written");
    return now;
  };
  const middleOf = (key: string) => {
    const node = model.index.get().byKey(key);
    if (!node) throw new Error(`no ${key}`);
    return { x: node.x + node.width / 2, y: node.y + node.height / 2 };
  };

  beforeEach(() => {
    open(map);
  });

  it("[CV6] a new note is not on the board until it has words, and none means none", async () => {
    const asked = open(map);
    deeds.addAt(middleOf("cell:s3:l2"));
    const draft = editing();
    expect(asked.added).toEqual([]);
    await deeds.endEditing(draft, "   ");
    expect(asked.added).toEqual([]);
    expect(model.editing.get()).toBeNull();
  });

  it("[CV6] words are kept when writing ends, and the new note is chosen", async () => {
    const asked = open(map);
    deeds.addAt(middleOf("cell:s3:l2"));
    await deeds.endEditing(editing(), " A calm place ");
    expect(asked.added).toEqual([
      { text: "A calm place", kind: "note", place: cell("s3", "l2"), at: null, after: null },
    ]);
    expect([...model.selection.get()]).toEqual(["added1"]);
  });

  it("[CV6] words for a note that has gone make a new one in the same place", async () => {
    const asked = open(map, new Set(["a"]));
    deeds.edit(noteId("a"));
    await deeds.endEditing(editing(), "Still wanted");
    expect(asked.edited).toEqual([]);
    expect(asked.added).toMatchObject([{ text: "Still wanted", place: cell("s1", "l1") }]);
  });

  it("[CV6] words that were not changed are not sent, so that nobody else's are overwritten", async () => {
    const asked = open(map);
    deeds.edit(noteId("a"));
    await deeds.endEditing(editing(), "Words of a");
    expect(asked.edited).toEqual([]);
  });

  it("[BD16] changed words go with those they were made of", async () => {
    const asked = open(map);
    deeds.edit(noteId("a"));
    await deeds.endEditing(editing(), "Words of a, and more");
    expect(asked.edited).toEqual([[noteId("a"), { text: "Words of a, and more", from: "Words of a" }]]);
  });

  it("[CV6] words for a board that takes no more are kept to be copied, unless they are as before", async () => {
    const asked = open(map);
    deeds.addAt(middleOf("cell:s3:l2"));
    const draft = editing();
    model.actions.set(null);
    await deeds.endEditing(draft, "Written too late");
    await deeds.endEditing({ ...draft, id: noteId("a"), text: "Words of a" }, "Words of a");
    expect(asked.added).toEqual([]);
    expect(kept).toEqual(["Written too late"]);
  });

  it("the next note opens at once and goes behind the one before it", async () => {
    const asked = open(map);
    deeds.addAt(middleOf("cell:s3:l2"));
    deeds.setKind("idea");
    deeds.endAndGoOn(editing(), "One");
    expect(editing()).toMatchObject({ text: "", kind: "idea", place: cell("s3", "l2") });
    await Promise.resolve();
    await Promise.resolve();
    await deeds.endEditing(editing(), "Two");
    expect(asked.added).toMatchObject([
      { text: "One", kind: "idea" },
      { text: "Two", kind: "idea", after: "added1" },
    ]);
  });

  it("[BD4] only notes one may change are edited, moved or removed", () => {
    const asked = open(map);
    deeds.selectAll();
    removeNotes(
      { ...NO_SCOPE, edits: model.actions.get(), canvas: { model, deeds } },
      { noteIds: [...model.selection.get()] },
    );
    expect(asked.removed).toEqual(["a", "b"]);
    expect([...model.selection.get()]).toEqual([]);
    deeds.edit(noteId("theirs"));
    expect(model.editing.get()).toBeNull();
  });

  it("several notes move together and stay in order", () => {
    const asked = open(map);
    deeds.select([noteId("b"), noteId("a")]);
    deeds.moveTo(cell("s4", "l1"), null);
    expect(asked.moved).toEqual([
      { id: "a", place: cell("s4", "l1"), after: null },
      { id: "b", place: cell("s4", "l1"), after: "a" },
    ]);
  });

  it("on a free board notes move by the same way on the board and in the document", () => {
    const asked = open(
      freeWith([
        ["a", { x: -300, y: 40 }],
        ["b", { x: 200, y: 500 }],
      ]),
    );
    deeds.select([noteId("b")]);
    deeds.shift(8, -1);
    expect(asked.moved).toEqual([{ id: "b", at: { x: 208, y: 499 } }]);
  });

  it("[CV10] a key pressed twice pushes a note twice, though the board shows the first push later", () => {
    const asked = open(freeWith([["a", { x: 0, y: 0 }]]));
    deeds.select([noteId("a")]);
    deeds.shift(8, 0);
    deeds.shift(40, 0);
    expect(asked.moved.map(({ at }) => at?.x)).toEqual([8, 48]);
    // After something else was done, what the board shows counts.
    model.doings.set(model.doings.get() + 1);
    deeds.shift(1, 0);
    expect(asked.moved.at(-1)?.at?.x).toBe(1);
  });

  it("a read-only board opens nothing to write", () => {
    model.actions.set(null);
    deeds.addAt(middleOf("cell:s3:l2"));
    deeds.addHere();
    deeds.edit(noteId("a"));
    expect(model.editing.get()).toBeNull();
  });

  it("arrows go on from the last note chosen, and with Shift they add to it", () => {
    deeds.select([noteId("a")]);
    deeds.step("down", false);
    expect([...model.selection.get()]).toEqual(["b"]);
    deeds.step("right", true);
    expect([...model.selection.get()]).toEqual(["b", "theirs"]);
  });
});
