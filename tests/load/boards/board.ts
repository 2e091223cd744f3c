import { openBoard } from "@longtable/shared/board/board.doc";
import type { NoteId } from "@longtable/shared/kernel/ids";
import * as Y from "yjs";
import { createRandom, type Random } from "../../support/random.ts";

const WORDS =
  "bus stop nurse letter queue form phone ramp ticket waiting neighbour evening library rain pension key lift street doctor shop garden answer morning office bench night child carer signal price".split(
    " ",
  );

/** The client id under which the board is filled, and the first of those under which it is edited. */
const SEED_CLIENT = 7;
const FIRST_EDITOR = 1_000;
/** In board units: a wall of 50 columns. */
const SPACING = 200;

export const noteId = (index: number) => `note-${index}` as NoteId;
export const clientOf = (editor: number): number => FIRST_EDITOR + editor;

const sentence = (random: Random) => Array.from({ length: random.int(8, 14) }, () => random.pick(WORDS)).join(" ");

/** One Yjs update that puts `notes` free notes of 8 to 14 words onto a board. */
export function seedOf(notes: number): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = SEED_CLIENT;
  const board = openBoard(doc);
  const random = createRandom(notes);
  doc.transact(() => {
    for (let index = 0; index < notes; index += 1) {
      const at = { x: (index % 50) * SPACING, y: Math.floor(index / 50) * SPACING };
      board.addNote({ id: noteId(index), text: sentence(random), at, order: orderOf(index) }, "seed");
    }
  });
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return update;
}

/** A Yjs update that says nothing. */
export const NOTHING = Uint8Array.of(0, 0);

/** An order key per note, without a look at all the others; none ends with a nought. */
const orderOf = (index: number) => `a${String(index).padStart(4, "0")}V`;

export interface Edit {
  editor: number;
  update: Uint8Array;
  /** The editor's clock before it. */
  from: number;
  /** The editor's clock after it: whoever has this much of the client has the edit. */
  clock: number;
}

/**
 * Edits of a seeded board, made in advance and the same for every server: four of five move a note, one changes words.
 * Editors take turns and never touch each other's notes, so that no edit waits for another seat's.
 */
export function createEditPool(seed: Uint8Array, notes: number, editors: number) {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, seed);
  const board = openBoard(doc);
  const random = createRandom(editors);
  const edits: Edit[] = [];
  let last: Uint8Array = new Uint8Array();
  doc.on("update", (update: Uint8Array) => {
    last = update;
  });

  function make(): void {
    const turn = edits.length;
    const editor = turn % editors;
    const id = noteId(editor + editors * random.int(0, Math.floor((notes - 1 - editor) / editors)));
    doc.clientID = clientOf(editor);
    const from = Y.getState(doc.store, doc.clientID);
    // Of the editor's own edits each fifth: by turns alone some editors would only ever write.
    if (Math.floor(turn / editors) % 5 === 4) board.changeNote(id, { text: `${sentence(random)} ${turn}` }, "pool");
    else board.changeNote(id, { at: { x: random.int(0, 9_999), y: random.int(0, 9_999) } }, "pool");
    edits.push({ editor, update: last, from, clock: Y.getState(doc.store, clientOf(editor)) });
  }
  return {
    editors,
    prepare(count: number): void {
      while (edits.length < count) make();
    },
    /** The edit number `index`, counted from 0. */
    at(index: number): Edit {
      while (edits.length <= index) make();
      return edits[index] as Edit;
    },
    /** The whole document after the first `count` edits. */
    after(count: number): Uint8Array {
      return Y.mergeUpdates([seed, ...edits.slice(0, count).map(({ update }) => update)]);
    },
    /** What one editor wrote among the first `count` edits; an empty update for who wrote nothing. */
    writtenBy(editor: number, count: number): Uint8Array {
      const own = edits.slice(0, count).filter((edit) => edit.editor === editor);
      return own.length > 0 ? Y.mergeUpdates(own.map(({ update }) => update)) : NOTHING;
    },
  };
}
export type EditPool = ReturnType<typeof createEditPool>;

/** Id, words and place of every note, as one line each, sorted; what two documents are compared by. */
export function linesOf(update: Uint8Array): string[] {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  const lines = openBoard(doc)
    .listNotes()
    .map(({ id, text, at }) => `${id} ${at?.x} ${at?.y} ${text}`)
    .toSorted();
  doc.destroy();
  return lines;
}
