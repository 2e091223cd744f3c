import type { BoardContent } from "@longtable/shared/board/board.doc";
import type { ColumnId } from "@longtable/shared/kernel/ids";
import { ENGLISH_SCENE_WORDS } from "@longtable/shared/scene/words";
import { beforeEach, expect, it } from "vitest";
import { boardList } from "../../i18n/en/boardList.ts";
import { canvas } from "../../i18n/en/canvas.ts";
import { addWords } from "../../i18n/t.ts";
import { createStore } from "../../session/store.ts";
import { currentToast } from "../../ui/toasts.ts";
import type { ActionScope, ActionTarget } from "../actions/action.types.ts";
import { linesToClip } from "../actions/clip.ts";
import { duplicateNotes } from "../actions/duplicateNotes.ts";
import { sayWhatHolds } from "../actions/lockedRest.ts";
import { pasteNotes } from "../actions/pasteNotes.ts";
import { ACTIONS } from "../actions/registry.ts";
import { removeNotes } from "../actions/removeNotes.ts";
import { actionOfKey } from "../actions/routes.ts";
import type { NoteToAdd } from "../boardEdit/boardActions.ts";
import { partLocks } from "../boardEdit/partLocks.ts";
import { standInActions } from "./boardActions.testing.ts";
import { createCanvasModel } from "./canvas.model.ts";
import { cell, column, columnsWith, mapWith, noteId, stepId } from "./canvas.testing.ts";
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
  const hasPlace = (place: NoteToAdd["place"]) => !!place && "columnId" in place && locked.has(place.columnId);
  const hasNote = (id: string) => hasPlace(content.notes.find((note) => note.id === id)?.place);
  const parts = () => partLocks(content, (place) => hasPlace(place as NoteToAdd["place"]));
  const { asked, actions: edits } = standInActions({
    canChange: (id) => !hasNote(id),
    locks: { hasPlace, hasNote, parts },
  });
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

it("[RC6] a new note asked for at a locked one opens in the nearest open place, and says why it is there", () => {
  const map = mapWith([["a", cell("s2", "l2")]]);
  const locked = new Set<string>();
  const hasPlace = (place: NoteToAdd["place"]) => Object.values(place ?? {}).some((id) => locked.has(id));
  const { actions } = standInActions({
    locks: {
      hasPlace,
      hasNote: () => locked.size > 0,
      parts: () => partLocks(map, (one) => hasPlace(one as NoteToAdd["place"])),
    },
  });
  const model = createCanvasModel();
  model.view.set({ width: 900, height: 600 });
  createSceneFeed(model, ENGLISH_SCENE_WORDS, () => undefined).push(map);
  model.actions.set(actions);
  const deeds = createDeeds(model, { onKept: () => undefined, newKey: () => "key" });
  const placeOfNew = (...parts: string[]) => {
    currentToast.set(null);
    locked.clear();
    for (const part of parts) locked.add(part);
    deeds.select([noteId("a")]);
    model.editing.set(null);
    deeds.addHere();
    return [model.editing.get()?.place, said()?.includes("nearest open place") ?? false];
  };
  expect(placeOfNew()).toEqual([cell("s2", "l2"), false]);
  expect([cell("s2", "l1"), cell("s2", "l3")]).toContainEqual(placeOfNew("l2")[0]);
  expect([cell("s1", "l2"), cell("s3", "l2")]).toContainEqual(placeOfNew("s2")[0]);
  expect(placeOfNew("s2")[1]).toBe(true);
  expect(placeOfNew(...map.steps.map(({ id }) => id))).toEqual([undefined, false]);
  expect(said()).toBe("Locked by a host");
});

it("[RC6] a key for notes that a host has locked says so, and one for other people's notes whose they are", () => {
  const { scope } = lockedBoard();
  const press = (key: string, ...ids: string[]) => {
    currentToast.set(null);
    const found = actionOfKey({ key, code: "", ctrlKey: false, metaKey: false, shiftKey: false, altKey: false }, true);
    if (found) sayWhatHolds(found.action, scope, { noteIds: ids.map(noteId) });
    return said();
  };
  expect(["Enter", "Delete", "m", "#"].map((key) => press(key, "in", "also"))).toEqual(
    Array.from({ length: 4 }, () => "Locked by a host"),
  );
  expect([press("Enter", "out"), press("Delete", "out", "in"), press("Enter"), press("0", "in")]).toEqual(
    Array.from({ length: 4 }, () => null),
  );
  scope.edits.canChange = () => false;
  expect(press("Delete", "out")).toBe("Only its writer or a host can change this note.");
});

it("[RC6] what cannot be done in a locked part is offered in no menu, sheet or key", () => {
  const { scope } = lockedBoard();
  const structure = {} as NonNullable<typeof scope.edits.structure>;
  const state = { me: { role: "participant" }, images: { isOpen: true } };
  const seat = { session: { state: createStore(state) }, board: {} } as unknown as ActionScope["seat"];
  const offered = (ids: string[], target: Partial<ActionTarget>) => {
    const here: ActionScope = { ...scope, seat, edits: { ...scope.edits, structure } };
    const on = { noteIds: [], ...target };
    return ids.filter((id) => ACTIONS.find((action) => action.id === id)?.isOffered?.(here, on));
  };
  expect(offered(["picture"], { noteIds: [noteId("in")] })).toEqual([]);
  expect(offered(["picture"], { noteIds: [noteId("out")] })).toEqual(["picture"]);
  expect(offered(["renameColumn"], { columnId: "c1" as ColumnId })).toEqual([]);
  expect(offered(["renameColumn"], { columnId: "c2" as ColumnId })).toEqual(["renameColumn"]);
  const map = mapWith([["a", cell("s2", "l1")]]);
  const locked = new Set(["s1", "l1"]);
  const parts = () => partLocks(map, (place) => Object.values(place ?? {}).some((id) => locked.has(id)));
  Object.assign(scope, { content: map });
  Object.assign(scope.edits, { locks: { ...scope.edits.locks, parts } });
  const ON_STEPS = ["renameStep", "keyMoment", "removeStep", "stepChannel", "closerMap"];
  expect(offered(ON_STEPS, { stepId: stepId("s1") })).toEqual([]);
  expect(offered(ON_STEPS, { stepId: stepId("s2") })).toEqual(ON_STEPS.filter((id) => id !== "removeStep"));
  expect(offered(ON_STEPS, { stepId: stepId("s3") })).toEqual(ON_STEPS);
});
