import { expect, it } from "vitest";
import { createStore } from "../../session/store.ts";
import { standInActions } from "./boardActions.testing.ts";
import { noteId } from "./canvas.testing.ts";
import { countDoings, offerUndo } from "./undoOffer.ts";

function rig() {
  const undone: string[] = [];
  const doings = createStore(0);
  const { actions } = standInActions({ undo: () => void undone.push("latest"), canUndo: createStore(true) });
  return { undone, doings, actions: countDoings(actions, doings) };
}

it("takes back the step it names", () => {
  const { undone, doings, actions } = rig();
  actions.removeNotes([noteId("a")]);
  const offer = offerUndo(actions, doings);
  expect(offer.isOpen.get()).toBe(true);
  offer.perform();
  expect(undone).toEqual(["latest"]);
  expect(offer.isOpen.get()).toBe(false);
});

it("takes back nothing once something else was done", () => {
  const { undone, doings, actions } = rig();
  actions.removeNotes([noteId("a")]);
  const offer = offerUndo(actions, doings);
  actions.editNote(noteId("b"), { text: "Later" });
  expect(offer.isOpen.get()).toBe(false);
  offer.perform();
  expect(undone).toEqual([]);
});
