import { createStore } from "../../session/store.ts";
import type { BoardActions, NoteEdit, NoteMove, NoteToAdd } from "../boardEdit/boardActions.ts";
import { noteId } from "./canvas.testing.ts";

/** What a stand-in was asked, in order. */
export interface Asked {
  added: NoteToAdd[];
  edited: [string, NoteEdit][];
  moved: NoteMove[];
  removed: string[];
}

/** Actions that only write down what they were asked; new notes are `added1` and on. `own` takes the place of any of them. */
export function standInActions(own: Partial<BoardActions> = {}): { asked: Asked; actions: BoardActions } {
  const asked: Asked = { added: [], edited: [], moved: [], removed: [] };
  const add = (notes: readonly NoteToAdd[]) => notes.map((note) => noteId(`added${asked.added.push(note)}`));
  const actions: BoardActions = {
    addNote: async (note) => add([note])[0] ?? null,
    addNotes: async (notes) => add(notes),
    editNote: (id, edit) => asked.edited.push([id, edit]) > 0,
    editNotes: (ids, edit) => void asked.edited.push(...ids.map((id): [string, NoteEdit] => [id, edit])),
    moveNotes: (moves) => void asked.moved.push(...moves),
    removeNotes: (ids) => void asked.removed.push(...ids),
    ideas: { tagNotes: () => undefined, mergeNotes: null, splitNotes: null },
    undo: () => undefined,
    redo: () => undefined,
    canUndo: createStore(false),
    canRedo: createStore(false),
    canChange: () => true,
    placesFreely: true,
    structure: null,
    ...own,
  };
  return { asked, actions };
}
