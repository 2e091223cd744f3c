import * as Y from "yjs";
import { openBoard } from "../board/board.doc.ts";
import { BOARD_FIELDS, fieldUnder, ROOTS } from "../board/board.shape.ts";
import { boardFileUpdate } from "../import/boardFile.doc.ts";
import type { BoardFile, FileEntry } from "../import/boardFile.ts";

/** A board's whole content as plain values, every id as it was; nothing of its past and of who wrote in it. */
export type PlainBoard = Pick<BoardFile, "type" | "title" | "fields" | "roots">;

/** Who wrote a note and at which table means nothing in a copy. */
const NOT_COPIED: ReadonlySet<string> = new Set(["by", "tableId"]);

/** @param without - notes that do not come along. */
export function plainBoardOf(doc: Y.Doc, title: string, without: ReadonlySet<string> = new Set()): PlainBoard {
  const roots = Object.fromEntries(Object.keys(ROOTS).map((name) => [name, entriesOf(doc, name, without)]));
  const plain = Object.entries(doc.getMap("board").toJSON());
  const fields = plain.filter(([name]) => name in BOARD_FIELDS && !["schema", "type", "title"].includes(name));
  return { type: openBoard(doc).content().type, title, fields: Object.fromEntries(fields), roots };
}

/** A document that holds just this board, as one update. */
export function plainBoardUpdate(board: PlainBoard): Uint8Array {
  return boardFileUpdate({ ...board, tableOf: new Map() }, new Map());
}

/** Ids of the notes on it. */
export const noteIdsIn = ({ roots }: PlainBoard): string[] => (roots.notes ?? []).map(({ id }) => id);

/**
 * A board as a new document, every id as it was, so that the two can be compared later; nothing of its past and of who
 * wrote in it is in the copy.
 *
 * @param without - notes that do not come along.
 */
export function copyOfBoard(doc: Y.Doc, title: string, without: ReadonlySet<string>) {
  const board = plainBoardOf(doc, title, without);
  return { type: board.type, update: plainBoardUpdate(board), noteIds: noteIdsIn(board) };
}

function entriesOf(doc: Y.Doc, name: string, without: ReadonlySet<string>): FileEntry[] {
  const root = doc.getMap<unknown>(name);
  return [...root.entries()].flatMap(([id, entry]) => {
    if (!(entry instanceof Y.Map) || (name === "notes" && without.has(id))) return [];
    const known = Object.entries(entry.toJSON() as Record<string, unknown>).filter(
      ([key, value]) => fieldUnder(name, key) && !NOT_COPIED.has(key) && value !== null,
    );
    return [{ ...Object.fromEntries(known), id }];
  });
}
