import type { HeldNote } from "@longtable/shared/held/held.schema";
import type { Reply } from "@longtable/shared/kernel/command";
import { expect, it } from "vitest";
import { createNoteActions } from "./noteActions.ts";
import type { ShownNote } from "./shownNotes.ts";

/** A seat whose note waits on the device, or has gone out in the meantime. */
function seat({ isStillHere, answer, isAlone = false }: { isStillHere: boolean; answer?: Reply; isAlone?: boolean }) {
  const did: unknown[] = [];
  const actions = createNoteActions({
    boardId: "b1",
    session: {
      revise(id, input) {
        if (isStillHere) did.push(["revise", id, input]);
        return isStillHere;
      },
      discard: (id) => did.push(["discard", id]),
      answerTo: <Result>() => Promise.resolve(answer as Reply<Result>),
    },
    async send(type, input) {
      did.push([type, input]);
      return true;
    },
    isAlone: () => isAlone,
    onRemoved: () => did.push("removed"),
  });
  return { actions, did };
}
const turns = async () => {
  for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
};
const waitingNote = { id: "unsent-u1", unsentId: "u1", isNew: true, text: "A lmap" } as ShownNote;
const savedNote = { id: "n1", unsentId: null, isNew: false, text: "A lamp" } as ShownNote;
const saved: Reply = { ok: true, result: { noteId: "n9" } };

it("[KE1] changes a note where it waits, as long as nobody can have it", async () => {
  const { actions, did } = seat({ isStillHere: true });
  actions.edit(waitingNote, { text: "A lamp" });
  actions.remove(waitingNote);
  await turns();
  expect(did).toEqual([["revise", "u1", { text: "A lamp" }], ["revise", "u1", {}], ["discard", "u1"], "removed"]);
});

it("[KE1] an edit of a note that went out meanwhile is sent under the note's own name", async () => {
  const { actions, did } = seat({ isStillHere: false, answer: saved });
  actions.edit(waitingNote, { text: "A lamp" });
  actions.move(waitingNote, null);
  await turns();
  expect(did).toEqual([
    ["board.editNote", { boardId: "b1", noteId: "n9", text: "A lamp" }],
    ["board.moveNote", { boardId: "b1", noteId: "n9" }],
  ]);
});

it("[KE1] a note that went out meanwhile is said to be gone only once it is removed", async () => {
  const { actions, did } = seat({ isStillHere: false, answer: saved });
  actions.remove(waitingNote);
  expect(did).toEqual([]);
  await turns();
  expect(did).toEqual([["board.removeNote", { boardId: "b1", noteId: "n9" }], "removed"]);
});

it("changes a note of the board by its name", async () => {
  const { actions, did } = seat({ isStillHere: false });
  actions.remove(savedNote);
  await turns();
  expect(did).toEqual([["board.removeNote", { boardId: "b1", noteId: "n1" }], "removed"]);
});

it("[TH12] sends with a note what was promised while it was written, and nothing where nothing was", () => {
  for (const isAlone of [true, false]) {
    const { actions, did } = seat({ isStillHere: true, isAlone });
    actions.add("A lamp", "idea", null);
    const promised = isAlone ? { isPrivate: true } : {};
    expect(did).toEqual([["board.addNote", { boardId: "b1", text: "A lamp", kind: "idea", ...promised }]]);
  }
});

it("[TH16] a private note comes back private, and one that was kept back still kept", () => {
  const { actions, did } = seat({ isStillHere: false });
  const held = { stage: "private" } as HeldNote;
  for (const note of [savedNote, { ...savedNote, held }, { ...savedNote, held: { ...held, isKept: true } }]) {
    actions.restore(note);
  }
  const words = { boardId: "b1", text: "A lamp", copyOf: { boardId: "b1", noteId: "n1" } };
  expect(did).toEqual([
    ["board.addNote", words],
    ["board.addNote", { ...words, broughtBack: "private" }],
    ["board.addNote", { ...words, broughtBack: "kept" }],
  ]);
});
