import { notesIn } from "@longtable/shared/board/board.doc";
import * as Y from "yjs";

/** What one step put into the document, as Yjs' undo keeps it. */
type Insertions = Y.UndoManager["undoStack"][number]["insertions"];

/**
 * The notes that one's own step added and that somebody else has written in since, by the document's items: taking the step
 * back would take their words with it.
 */
export function notesWithOthersWords(doc: Y.Doc, insertions: Insertions): ReadonlySet<Y.Item> {
  const own = new Set(insertions.clients.keys());
  const found = new Set<Y.Item>();
  for (const [key, note] of notesIn(doc)) {
    const item = notesIn(doc)._map.get(key);
    if (!item || !Y.isDeleted(insertions, item.id) || !(note instanceof Y.Map)) continue;
    const text: unknown = note.get("text");
    if (text instanceof Y.Text && hasWordsBeyond(text, own)) found.add(item);
  }
  return found;
}

function hasWordsBeyond(text: Y.Text, own: ReadonlySet<number>): boolean {
  for (let item = text._start; item; item = item.right) {
    if (!item.deleted && item.countable && !own.has(item.id.client)) return true;
  }
  return false;
}

/** The item of the board's own list in which this one stands. */
export function entryOf(item: Y.Item): Y.Item {
  let entry = item;
  for (let above = holderOf(entry)?._item; above; above = holderOf(entry)?._item) entry = above;
  return entry;
}

const holderOf = ({ parent }: Y.Item) => (parent instanceof Y.AbstractType ? parent : null);
