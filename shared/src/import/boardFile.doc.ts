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

/** Ids that are others where a file is brought in: of the tables its notes came from, of the boards its steps lead to. */
interface NewIds {
  tables: ReadonlyMap<string, string>;
  boards: ReadonlyMap<string, string>;
}

/** A board's update with other ids for what it names elsewhere; the same update where none of them changes. */
export function withNewIds(update: Uint8Array<ArrayBuffer>, { tables, boards }: NewIds): Uint8Array<ArrayBuffer> {
  if (tables.size + boards.size === 0) return update;
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  const rename = (root: string, field: string, newIds: ReadonlyMap<string, string>) =>
    doc.getMap<Y.Map<unknown>>(root).forEach((entry) => {
      const id = newIds.get(String(entry.get(field)));
      if (id !== undefined) entry.set(field, id);
    });
  doc.transact(() => {
    rename("notes", "tableId", tables);
    rename("steps", "subBoardId", boards);
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
