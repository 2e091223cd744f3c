import { notesIn } from "@longtable/shared/board/board.doc";
import * as Y from "yjs";

/** What one step put into the document, as Yjs' undo keeps it. */
type Insertions = Y.UndoManager["undoStack"][number]["insertions"];

/**
 * The notes that one's own step added and that somebody else has written in since, by the document's items: taking the step
 * back would take their words with it. A note that was removed and brought back is the same note, made of copies of one's own hand:
 * whose its words are is read where they were written.
 */
export function notesWithOthersWords(doc: Y.Doc, insertions: Insertions): ReadonlySet<Y.Item> {
  const own = new Set(insertions.clients.keys());
  const found = new Set<Y.Item>();
  for (const entry of notesIn(doc)._map.values()) {
    if (entry.deleted) continue;
    const since = livesOf(entry, insertions);
    if (since.some((life) => textItems(life).some((item) => !own.has(item.id.client) && isStillThere(doc, item)))) {
      found.add(entry);
    }
  }
  return found;
}

/** The item of a note as the step added it, and those as which it was brought back, the present one first; empty for other notes. */
function livesOf(entry: Y.Item, insertions: Insertions): Y.Item[] {
  const lives: Y.Item[] = [];
  for (let life: Y.Item | null = entry; life; life = life.left) {
    const next = lives.at(-1);
    if (next && !(life.redone && Y.compareIDs(life.redone, next.id))) return [];
    lives.push(life);
    if (Y.isDeleted(insertions, life.id)) return lives;
  }
  return [];
}

/** What was ever written in a note. */
function textItems({ content }: Y.Item): Y.Item[] {
  const text = content instanceof Y.ContentType ? content.type._map.get("text")?.content : null;
  const items: Y.Item[] = [];
  if (!(text instanceof Y.ContentType)) return items;
  for (let item = text.type._start; item; item = item.right) if (item.countable) items.push(item);
  return items;
}

/** True while some of it stands on the board, also as what was brought back of it. */
function isStillThere(doc: Y.Doc, { id, length }: Pick<Y.Item, "id" | "length">): boolean {
  const end = id.clock + length;
  for (let clock = id.clock; clock < end; ) {
    const item = Y.getItem(doc.store, Y.createID(id.client, clock));
    if (!(item instanceof Y.Item)) return false;
    if (!item.deleted) return true;
    const upTo = Math.min(end, item.id.clock + item.length);
    const { redone } = item;
    const again = redone && Y.createID(redone.client, redone.clock + clock - item.id.clock);
    if (again && isStillThere(doc, { id: again, length: upTo - clock })) return true;
    clock = upTo;
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
