import * as Y from "yjs";
import { openBoard } from "../board/board.doc.ts";
import { ROOTS } from "../board/board.shape.ts";
import type { BoardFile } from "./boardFile.ts";

/** What of a file its document is made of. */
type DocumentFile = Pick<BoardFile, "type" | "title" | "fields" | "roots" | "tableOf">;

/**
 * Writes a board read from a file into a document of its own, every id as it was, and answers it as one update.
 *
 * @param tableIds - from the name of a table to the id it has now.
 */
export function boardFileUpdate(file: DocumentFile, tableIds: ReadonlyMap<string, string>): Uint8Array {
  const doc = new Y.Doc();
  doc.transact(() => {
    const { type, title } = file;
    openBoard(doc).create({ type, title }, null);
    for (const [name, value] of Object.entries(file.fields)) doc.getMap("board").set(name, value);
    for (const [name, entries] of Object.entries(file.roots)) {
      const root = doc.getMap<Y.Map<unknown>>(name);
      for (const entry of entries) {
        const tableId = name === "notes" ? tableIds.get(file.tableOf.get(entry.id) ?? "") : undefined;
        root.set(entry.id, new Y.Map(Object.entries({ ...entry, ...(tableId && { tableId }) }).map(asStored(name))));
      }
    }
  });
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return update;
}

/** A board's update with other ids for the tables its notes came from; the same update where none of them changes. */
export function withTableIds(
  update: Uint8Array<ArrayBuffer>,
  newIds: ReadonlyMap<string, string>,
): Uint8Array<ArrayBuffer> {
  if (newIds.size === 0) return update;
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  doc.transact(() => {
    doc.getMap<Y.Map<unknown>>("notes").forEach((note) => {
      const tableId = newIds.get(String(note.get("tableId")));
      if (tableId !== undefined) note.set("tableId", tableId);
    });
  });
  const changed = new Uint8Array(Y.encodeStateAsUpdate(doc));
  doc.destroy();
  return changed;
}

const asStored =
  (root: string) =>
  ([key, value]: [string, unknown]): [string, unknown] => {
    const isText = ROOTS[root]?.fields[key]?.kind === "text" && typeof value === "string";
    return [key, isText ? new Y.Text(value) : value];
  };
