import * as Y from "yjs";
import { openBoard } from "../board/board.doc.ts";
import type { NoteId } from "../kernel/ids.ts";

/** A board's update without some of its notes, no word of which is left in it, and the words they had. */
export function withoutNotes(
  update: Uint8Array<ArrayBuffer>,
  ids: ReadonlySet<string>,
): { update: Uint8Array<ArrayBuffer>; wordings: string[] } {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  const board = openBoard(doc);
  const notes = [...ids].flatMap((id) => board.note(id as NoteId) ?? []);
  if (notes.length === 0) {
    doc.destroy();
    return { update, wordings: [] };
  }
  board.removeNotes(
    notes.map(({ id }) => id),
    null,
  );
  const left = new Uint8Array(Y.encodeStateAsUpdate(doc));
  doc.destroy();
  return { update: left, wordings: notes.map(({ text }) => text) };
}
