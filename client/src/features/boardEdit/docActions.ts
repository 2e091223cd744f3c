import { type BoardDoc, openBoard } from "@longtable/shared/board/board.doc";
import { byOrder, orderAfterAll, orderBetween } from "@longtable/shared/board/board.order";
import { samePlace } from "@longtable/shared/board/board.targets";
import type { Note, Place } from "@longtable/shared/board/board.types";
import { trimMemory } from "@longtable/shared/board/docMemory";
import { stackOf } from "@longtable/shared/board/merges.rules";
import { createStructureEdits } from "@longtable/shared/board/structure.rules";
import type { ColumnId, NoteId, StepId } from "@longtable/shared/kernel/ids";
import * as Y from "yjs";
import { canvas as canvasWords } from "../../i18n/en/canvas.ts";
import { addWords, t } from "../../i18n/t.ts";
import type { Store } from "../../session/session.types.ts";
import { createStore } from "../../session/store.ts";
import { showToast } from "../../ui/toasts.ts";
import type { BoardActions, CopySource, NoteMove, NoteToAdd, StructureActions } from "./boardActions.ts";
import { docIdeaEdits } from "./ideaEdits.ts";
import { entryOf, notesWithOthersWords } from "./othersWords.ts";

addWords({ canvas: canvasWords });

interface Options {
  doc: Y.Doc;
  /** One per tab: undo tracks it alone. */
  origin: object;
  newId: <Id extends string>() => Id;
  /** Told which notes are copies of which, as soon as they are on the board. */
  onCopies?(copies: readonly { noteId: NoteId; from: CopySource }[]): void;
}

/** Actions on the document, with what it takes to join their undo with another one. */
export interface DocActions extends BoardActions {
  /** How many steps there have been so far: grows with each edit of this tab that changed something. */
  readonly steps: Store<number>;
  /** How many steps can be taken back now, and how many done again. */
  depth(): { undo: number; redo: number };
  /** Takes the latest step back; false when others' edits have left nothing of it. */
  undoOne(): boolean;
  /** Does the step that was taken back last again; false when nothing came of it. */
  redoOne(): boolean;
}

/** Actions for those who edit the board itself. Call `close` when the document is left. */
export function createDocActions({ doc, origin, newId, onCopies }: Options): DocActions & { close(): void } {
  const board = openBoard(doc);
  // Large boards are edited on laptops that are not; the first that comes is the board itself.
  trimMemory(doc);
  doc.once("afterTransaction", () => trimMemory(doc));
  // Whatever this tab did is one step each; nothing of anyone else's is ever in the stack, and nothing that changed nothing.
  let kept: ReadonlySet<Y.Item> = new Set();
  const undoManager = new Y.UndoManager(doc, {
    trackedOrigins: new Set([origin]),
    captureTimeout: 0,
    captureTransaction: ({ changed }) => changed.size > 0,
    deleteFilter: (item) => kept.size === 0 || !kept.has(entryOf(item)),
  });
  const steps = createStore(0);
  const canUndo = createStore(false);
  const canRedo = createStore(false);
  const refresh = () => {
    canUndo.set(undoManager.canUndo());
    canRedo.set(undoManager.canRedo());
  };
  undoManager.on("stack-item-added", ({ type }) => {
    refresh();
    if (type === "undo" && !undoManager.redoing) steps.set(steps.get() + 1);
  });
  undoManager.on("stack-item-popped", refresh);
  /** Yjs goes on to the step before where nothing is left of the latest; here that one is put aside meanwhile. */
  const one = (stackNow: () => Y.UndoManager["undoStack"], act: () => unknown) => (): boolean => {
    const stack = stackNow();
    const earlier = stack.splice(0, stack.length - 1);
    const [latest] = stack;
    kept = latest ? notesWithOthersWords(doc, latest.insertions) : new Set();
    try {
      const isDone = act() !== null || kept.size > 0;
      if (kept.size > 0) showToast(t("canvas.othersWroteHere"));
      return isDone;
    } finally {
      kept = new Set();
      stack.unshift(...earlier);
      refresh();
    }
  };
  const undoOne = one(
    () => undoManager.undoStack,
    () => undoManager.undo(),
  );
  const redoOne = one(
    () => undoManager.redoStack,
    () => undoManager.redo(),
  );
  /** What others' edits have left nothing of is passed over. */
  const passing = (act: () => boolean, canGoOn: () => boolean) => () => {
    while (canGoOn() && !act());
  };

  const add = ({ after, place = null, copyOf: _told, ...note }: NoteToAdd): NoteId => {
    const id = newId<NoteId>();
    const order = after === undefined ? undefined : orderIn(board.listNotes(), { id, place, after });
    board.addNote({ id, place, ...note, ...(order !== undefined && { order }) }, origin);
    return id;
  };
  const tell = (notes: readonly NoteToAdd[], ids: readonly NoteId[]) => {
    const copies = ids.flatMap((noteId, index) => {
      const from = notes[index]?.copyOf;
      return from ? [{ noteId, from }] : [];
    });
    if (copies.length > 0) onCopies?.(copies);
  };
  return {
    addNote(note) {
      const id = add(note);
      tell([note], [id]);
      return Promise.resolve(id);
    },
    addNotes(notes) {
      const added: NoteId[] = [];
      doc.transact(() => {
        notes.forEach((note, index) => {
          const last = added.at(-1);
          const goesOn = note.after !== undefined && notes[index - 1]?.after === note.after;
          added.push(add(goesOn && last ? { ...note, after: last } : note));
        });
      }, origin);
      tell(notes, added);
      return Promise.resolve(added);
    },
    editNote: (id, edit) => board.changeNote(id, edit, origin),
    editNotes: (ids, edit) =>
      doc.transact(() => {
        for (const id of ids) board.changeNote(id, edit, origin);
      }, origin),
    moveNotes(given) {
      const all = board.listNotes();
      const notes = new Map(all.map((note) => [note.id, note]));
      // The other wordings of a note come along, so that they are found beside it should it go.
      const moves = given.flatMap((move): NoteMove[] => {
        const [head, ...others] = move.place === undefined ? [] : stackOf(all, move.id);
        const along = head === move.id ? others.map((id) => ({ id, place: move.place ?? null })) : [];
        return [move, ...along];
      });
      doc.transact(() => {
        for (const { id, after, ...rest } of moves) {
          const note = notes.get(id);
          if (!note) continue;
          const moved = { ...note, ...rest };
          const keepsOrder = rest.place === undefined && after === undefined;
          if (!keepsOrder) {
            const target = { id, place: moved.place, ...(after !== undefined && { after }) };
            moved.order = orderIn([...notes.values()], target);
          }
          notes.set(id, moved);
          board.changeNote(id, { ...rest, ...(moved.order !== null && !keepsOrder && { order: moved.order }) }, origin);
        }
      }, origin);
    },
    removeNotes: (ids) =>
      doc.transact(() => {
        for (const id of ids) board.removeNote(id, origin);
      }, origin),
    ideas: docIdeaEdits(board, origin),
    undo: passing(undoOne, () => undoManager.canUndo()),
    redo: passing(redoOne, () => undoManager.canRedo()),
    steps,
    depth: () => ({ undo: undoManager.undoStack.length, redo: undoManager.redoStack.length }),
    undoOne,
    redoOne,
    canUndo,
    canRedo,
    canChange: () => true,
    placesFreely: true,
    structure: structureActions(board, origin, newId),
    close: () => undoManager.destroy(),
  };
}

/** The order key that puts a note behind `after` among the notes of a place. */
function orderIn(notes: readonly Note[], target: { id: NoteId; place: Place; after?: NoteId | null }): string {
  const others = notes.filter(({ id, place }) => id !== target.id && samePlace(place, target.place)).toSorted(byOrder);
  if (target.after === undefined) return orderAfterAll(notes.map(({ order }) => order));
  const index = others.findIndex(({ id }) => id === target.after);
  if (target.after !== null && index < 0) return orderAfterAll(notes.map(({ order }) => order));
  return orderBetween(others[index]?.order ?? null, others[index + 1]?.order ?? null);
}

function structureActions(board: BoardDoc, origin: object, newId: Options["newId"]): StructureActions {
  return {
    ...createStructureEdits(board, newId, origin, { firstStep: t("canvas.firstStep") }),
    addStepAfter(id, label) {
      const steps = board.listSteps();
      const index = steps.findIndex((step) => step.id === id);
      const step = steps[index];
      if (!step) return;
      const order = orderBetween(step.order, steps[index + 1]?.order ?? null);
      board.addStep({ id: newId<StepId>(), stageId: step.stageId, label, order }, origin);
    },
    renameStep: (id, label) => board.rename("steps", id, label, origin),
    changeStep: (id, change) => board.changeStep(id, change, origin),
    setKeyMoment: (id, keyMoment) => board.setKeyMoment(id, keyMoment, origin),
    removeStep: (id) => board.removeStep(id, origin),
    addColumn(label) {
      const order = orderAfterAll(board.listColumns().map((column) => column.order));
      board.addColumn({ id: newId<ColumnId>(), label, order }, origin);
    },
    renameColumn: (id, label) => board.rename("columns", id, label, origin),
  };
}
