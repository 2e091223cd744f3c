import type { BoardContent } from "@longtable/shared/board/board.doc";
import { ENGLISH_SCENE_WORDS } from "@longtable/shared/scene/words";
import { beforeEach, expect, it } from "vitest";
import { boardList } from "../../i18n/en/boardList.ts";
import { canvas } from "../../i18n/en/canvas.ts";
import { addWords } from "../../i18n/t.ts";
import { createStore } from "../../session/store.ts";
import { currentToast } from "../../ui/toasts.ts";
import { linesToClip } from "../actions/clip.ts";
import { duplicateNotes } from "../actions/duplicateNotes.ts";
import { pasteNotes } from "../actions/pasteNotes.ts";
import { removeNotes } from "../actions/removeNotes.ts";
import type { BoardActions, NoteMove, NoteToAdd } from "../boardEdit/boardActions.ts";
import { createCanvasModel } from "./canvas.model.ts";
import { column, columnsWith, noteId } from "./canvas.testing.ts";
import { createDeeds } from "./canvasDeeds.ts";
import { createSceneFeed } from "./sceneFeed.ts";

addWords({ boardList, canvas });

const content = columnsWith([
  ["in", column("c1")],
  ["also", column("c1")],
  ["out", column("c2")],
  ["last", column("c3")],
]);
const IN = [noteId("in"), noteId("also")];

/** A board whose columns c1 and c3 a host has locked. */
function lockedBoard(locked: ReadonlySet<string> = new Set(["c1", "c3"])) {
  const asked = { added: [] as NoteToAdd[], moved: [] as NoteMove[], removed: [] as string[], edited: [] as string[] };
  const hasPlace = (place: NoteToAdd["place"]) => !!place && "columnId" in place && locked.has(place.columnId);
  const hasNote = (id: string) => hasPlace(content.notes.find((note) => note.id === id)?.place);
  const addNotes = async (notes: readonly NoteToAdd[]) => {
    asked.added.push(...notes);
    return notes.map((_, index) => noteId(`added${index}`));
  };
  const edits: BoardActions = {
    addNote: async (note) => (await addNotes([note]))[0] ?? null,
    addNotes,
    editNote: (id) => asked.edited.push(id) > 0,
    editNotes: (ids) => void asked.edited.push(...ids),
    moveNotes: (moves) => void asked.moved.push(...moves),
    removeNotes: (ids) => void asked.removed.push(...ids),
    ideas: { tagNotes: () => undefined, mergeNotes: null, splitNotes: null },
    undo: () => undefined,
    redo: () => undefined,
    canUndo: createStore(false),
    canRedo: createStore(false),
    canChange: (id) => !hasNote(id),
    locks: { hasPlace, hasNote },
    placesFreely: true,
    structure: null,
  };
  const model = createCanvasModel();
  model.view.set({ width: 900, height: 600 });
  createSceneFeed(model, ENGLISH_SCENE_WORDS, () => undefined).push(content);
  model.actions.set(edits);
  const kept: string[] = [];
  const deeds = createDeeds(model, { onKept: (words) => kept.push(words), newKey: () => "key" });
  const scope = {
    ...{ content: content as BoardContent, access: "edit" as const, ownNoteIds: new Set<string>(), edits },
    ...{ seat: null, canvas: { model, deeds }, laser: null, open: () => undefined },
  };
  return { asked, model, deeds, scope, kept };
}

const said = () => currentToast.get()?.words ?? null;
beforeEach(() => currentToast.set(null));

it("[RC6] a note in a locked part opens for nobody to write, and its words say why", () => {
  const { model, deeds } = lockedBoard();
  deeds.edit(noteId("in"));
  expect([model.editing.get(), said()]).toEqual([null, "Locked by a host"]);
  deeds.addAfter(noteId("in"));
  expect(model.editing.get()).toBeNull();
  deeds.edit(noteId("out"));
  expect(model.editing.get()?.id).toBe("out");
});

it("[RC6] words that were being written when their part was locked are kept to be copied", async () => {
  const locked = new Set<string>();
  const { asked, model, deeds, kept } = lockedBoard(locked);
  for (const id of [noteId("in"), null]) {
    if (id) deeds.edit(id);
    else deeds.addAfter(noteId("in"));
    const editing = model.editing.get();
    locked.add("c1");
    if (editing) await deeds.endEditing(editing, `Too late for ${id}`);
    locked.clear();
  }
  expect([kept, asked.edited, asked.added]).toEqual([["Too late for in", "Too late for null"], [], []]);
});

it("[RC6] nothing is moved into a locked part, and of what is chosen only what stands in none", () => {
  const { asked, deeds } = lockedBoard();
  deeds.select([noteId("out"), ...IN]);
  deeds.moveTo(column("c3"));
  expect([asked.moved, said()]).toEqual([[], "Locked by a host"]);
  deeds.push("right");
  expect(asked.moved).toEqual([]);
  deeds.moveTo(null);
  expect(asked.moved).toEqual([{ id: "out", place: null }]);
  expect(said()).toBe("2 notes stay: a host has locked their part of the board.");
});

it("[RC6] what is said of notes removed counts those that were, and names what stays", () => {
  const { asked, scope } = lockedBoard();
  removeNotes(scope, { noteIds: [noteId("out"), noteId("in")] });
  expect(asked.removed).toEqual(["out"]);
  expect(said()).toBe("1 note removed. 1 note stays: a host has locked its part of the board.");
});

it("[RC6] new notes that nobody points with go into the first part that is open; where none is, none is added", async () => {
  const { asked, deeds, model, scope } = lockedBoard();
  const clip = linesToClip("One\nTwo", "note");
  deeds.select(IN);
  await pasteNotes(scope, clip);
  expect(asked.added.map(({ place }) => place)).toEqual([column("c2"), column("c2")]);
  expect(said()).toBe("2 notes added");
  await pasteNotes(scope, clip, { place: column("c3"), at: null });
  await duplicateNotes(scope, { noteIds: IN });
  expect([asked.added.length, said()]).toEqual([2, "2 notes were left out: a host has locked that part of the board."]);
  deeds.select([]);
  deeds.addHere();
  expect(model.editing.get()?.place).toEqual(column("c2"));
  const shut = lockedBoard(new Set(["c1", "c2", "c3"]));
  await pasteNotes(shut.scope, clip);
  expect([shut.asked.added, said()]).toEqual([[], "Locked by a host"]);
  await pasteNotes({ ...lockedBoard().scope, canvas: null }, clip);
  expect(said()).toBe("2 notes added");
});
