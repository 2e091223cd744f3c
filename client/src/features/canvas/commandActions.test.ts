import type { Reply } from "@longtable/shared/kernel/command";
import type { NoteId } from "@longtable/shared/kernel/ids";
import { beforeEach, describe, expect, it } from "vitest";
import { cell, mapWith, noteId } from "./canvas.testing.ts";
import { createCommandActions } from "./commandActions.ts";

type Sent = { type: string } & Record<string, unknown>;

/** A session whose server answers at once, unless it is told to refuse. */
function fakeSession() {
  const sent: Sent[] = [];
  let count = 0;
  const refused = new Set<string>();
  return {
    sent,
    refused,
    async send<Result>(type: string, input: Record<string, unknown>): Promise<Reply<Result>> {
      sent.push({ type, ...input });
      await Promise.resolve();
      if (refused.has(type)) {
        return { ok: false, error: { code: "forbidden", messageKey: "board.boardReadOnly", retryable: false } };
      }
      count += 1;
      return { ok: true, result: { noteId: `sent${count}` } as Result };
    },
  };
}

const settled = async () => {
  for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
};

describe("actions by command", () => {
  const content = mapWith([
    ["a", cell("s1", "l1")],
    ["mine", cell("s1", "l1")],
    ["b", cell("s1", "l1")],
  ]);
  let session: ReturnType<typeof fakeSession>;
  let actions: ReturnType<typeof createCommandActions>;
  let isAlone = false;

  beforeEach(() => {
    isAlone = false;
    session = fakeSession();
    actions = createCommandActions({
      boardId: "board",
      session,
      content: () => content,
      isOwn: (id) => id === "mine",
      isAlone: () => isAlone,
    });
  });

  it("[BD4] changes one's own notes only, and no steps", () => {
    expect(actions.canChange(noteId("mine"))).toBe(true);
    expect(actions.canChange(noteId("a"))).toBe(false);
    expect(actions.structure).toBeNull();
  });

  it("[TH12] sends with a note what was promised while it was written", async () => {
    isAlone = true;
    await actions.addNote({ text: "New" });
    expect(session.sent).toEqual([{ type: "board.addNote", boardId: "board", text: "New", isPrivate: true }]);
  });

  it("adds a note to a cell and answers its id", async () => {
    expect(await actions.addNote({ text: "New", kind: "idea", place: cell("s2", "l1") })).toBe("sent1");
    expect(session.sent).toEqual([
      { type: "board.addNote", boardId: "board", text: "New", kind: "idea", stepId: "s2", laneId: "l1" },
    ]);
  });

  it("each action works on its own, as those who count them call it", async () => {
    const { addNote } = actions;
    expect(await addNote({ text: "Alone" })).toBe("sent1");
  });

  it("[CV1] undo of a note takes it away again, and redo adds its words anew", async () => {
    await actions.addNote({ text: "New" });
    actions.undo();
    await settled();
    expect(session.sent.at(-1)).toEqual({ type: "board.removeNote", boardId: "board", noteId: "sent1" });
    expect([actions.canUndo.get(), actions.canRedo.get()]).toEqual([false, true]);
    actions.redo();
    await settled();
    expect(session.sent.at(-1)).toMatchObject({ type: "board.addNote", text: "New" });
    actions.undo();
    await settled();
    expect(session.sent.at(-1)).toMatchObject({ type: "board.removeNote", noteId: "sent3" });
  });

  it("[CV1] undo of an edit writes the words that were there", async () => {
    expect(actions.editNote(noteId("mine"), { text: "Better" })).toBe(true);
    actions.undo();
    await settled();
    expect(session.sent).toEqual([
      { type: "board.editNote", boardId: "board", noteId: "mine", text: "Better" },
      { type: "board.editNote", boardId: "board", noteId: "mine", text: "Words of mine", from: "Better" },
    ]);
  });

  it("[ER1] lets go of every step once words were erased, so that nothing brings them back", async () => {
    actions.editNote(noteId("mine"), { text: "Other words" });
    await settled();
    actions.undo();
    await settled();
    actions.forgetSteps();
    expect([actions.canUndo.get(), actions.canRedo.get()]).toEqual([false, false]);
    const count = session.sent.length;
    actions.undo();
    actions.redo();
    await settled();
    expect(session.sent).toHaveLength(count);
  });

  it("[CV1] undo of a move puts the note back behind the same neighbour", async () => {
    actions.moveNotes([{ id: noteId("mine"), place: cell("s3", "l2"), after: null }]);
    actions.undo();
    await settled();
    expect(session.sent).toEqual([
      { type: "board.moveNote", boardId: "board", noteId: "mine", stepId: "s3", laneId: "l2", afterNoteId: null },
      { type: "board.moveNote", boardId: "board", noteId: "mine", stepId: "s1", laneId: "l1", afterNoteId: "a" },
    ]);
  });

  it("[CV8] a removed note comes back as its words, and earlier steps go on with its new id", async () => {
    actions.editNote(noteId("mine"), { text: "Better" });
    actions.removeNotes([noteId("mine")]);
    actions.undo();
    actions.undo();
    await settled();
    // Brought back, it goes on going with whatever it was a copy of.
    const first = { boardId: "board", text: "Words of mine", copyOf: { boardId: "board", noteId: "mine" } };
    expect(session.sent.slice(2)).toEqual([
      { type: "board.addNote", ...first, kind: "note", stepId: "s1", laneId: "l1" },
      { type: "board.editNote", boardId: "board", noteId: "sent3", text: "Words of mine", from: "Better" },
    ]);
  });

  it("[CV8] a note removed and brought back twice is still the same note to undo", async () => {
    actions.editNote(noteId("mine"), { text: "Better" });
    actions.removeNotes([noteId("mine")]);
    actions.undo();
    actions.redo();
    actions.undo();
    actions.undo();
    await settled();
    const ids = session.sent.slice(3).map(({ noteId: id }) => id as NoteId | undefined);
    expect(ids).toEqual(["sent3", undefined, "sent5"]);
  });

  it("[WD9] a copy says what it is a copy of, each time it is added", async () => {
    const copyOf = { boardId: "another", noteId: "n1" };
    await actions.addNote({ text: "Again", copyOf });
    actions.undo();
    actions.redo();
    await settled();
    expect(session.sent.flatMap((sent) => sent.copyOf ?? [])).toEqual([copyOf, copyOf]);
  });

  it("[CV1] what was refused is not there to undo", async () => {
    session.refused.add("board.addNote");
    expect(await actions.addNote({ text: "New" })).toBeNull();
    expect(actions.canUndo.get()).toBe(false);
  });

  it("[CV1] a new doing ends what could be done again", async () => {
    actions.editNote(noteId("mine"), { text: "One" });
    actions.undo();
    expect(actions.canRedo.get()).toBe(true);
    actions.editNote(noteId("mine"), { text: "Two" });
    expect(actions.canRedo.get()).toBe(false);
    await settled();
    expect(session.sent).toHaveLength(3);
  });

  it("[CV1] changing several notes is one step, of which others' notes are no part", async () => {
    actions.editNotes([noteId("a"), noteId("mine")], { kind: "need" });
    actions.undo();
    await settled();
    expect(session.sent).toEqual([
      { type: "board.editNote", boardId: "board", noteId: "mine", kind: "need" },
      { type: "board.editNote", boardId: "board", noteId: "mine", kind: "note" },
    ]);
    expect(actions.canUndo.get()).toBe(false);
  });

  it("[CV11] where a note comes from and its tags are said once it is there, and go with it in one step", async () => {
    await actions.addNotes([{ text: "New", status: "reported", tags: ["night"] }]);
    actions.undo();
    await settled();
    expect(session.sent).toEqual([
      { type: "board.addNote", boardId: "board", text: "New" },
      { type: "board.editNote", boardId: "board", noteId: "sent1", status: "reported" },
      { type: "board.tagNotes", boardId: "board", noteIds: ["sent1"], tag: "night", isOn: true },
      { type: "board.removeNote", boardId: "board", noteId: "sent1" },
    ]);
    expect(actions.canUndo.get()).toBe(false);
  });

  it("undo waits for the answer that names the note it takes away", async () => {
    void actions.addNote({ text: "New" });
    actions.undo();
    await settled();
    expect(session.sent.map(({ type, noteId: id }) => [type, id])).toEqual([
      ["board.addNote", undefined],
      ["board.removeNote", "sent1"],
    ]);
  });

  it("[CM2] hands everything to the outbox at once: what is written while the line is down is kept", () => {
    const outbox: string[] = [];
    const offline = createCommandActions({
      boardId: "board",
      session: {
        send: (type, input) => {
          outbox.push(`${type} ${input.text ?? ""}`);
          return new Promise(() => undefined);
        },
      },
      content: () => content,
      isAlone: () => false,
      isOwn: (id) => id === "mine",
    });
    for (const text of ["one", "two", "three"]) void offline.addNote({ text });
    offline.editNote(noteId("mine"), { text: "four" });
    offline.removeNotes([noteId("mine"), noteId("b")]);
    expect(outbox).toEqual([
      "board.addNote one",
      "board.addNote two",
      "board.addNote three",
      "board.editNote four",
      "board.removeNote ",
      "board.removeNote ",
    ]);
  });

  it("[CV1] undo of a note that was refused sends nothing", async () => {
    session.refused.add("board.addNote");
    void actions.addNote({ text: "New" });
    actions.undo();
    await settled();
    expect(session.sent.map(({ type }) => type)).toEqual(["board.addNote"]);
  });
});
