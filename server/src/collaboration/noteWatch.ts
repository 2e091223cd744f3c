import { notesIn, plainFields } from "@longtable/shared/board/board.doc";
import type { NoteFields } from "@longtable/shared/board/board.types";
import * as Y from "yjs";

/** What became of a note in one edit: of a change the fields it touched, else the whole note. */
export interface NoteDeed {
  noteId: string;
  what: "add" | "change" | "remove";
  before: NoteFields | null;
  after: NoteFields | null;
}

/**
 * Sees what edits do to a board's notes. What is deleted can be read only while Yjs still tells of the edit, so it is
 * read there and then, and only while somebody asks.
 */
export function watchNotes(doc: Y.Doc) {
  const notes = notesIn(doc);
  let deeds: NoteDeed[] | null = null;

  notes.observeDeep((events, transaction) => {
    if (deeds === null) return;
    const changes = new Map<string, NoteDeed>();
    for (const event of events) {
      if (event.target === notes) deeds.push(...wholeNotes(event, transaction));
      else collectChange(event, transaction, changes);
    }
    const told = new Set(deeds.map(({ noteId }) => noteId));
    for (const change of changes.values()) if (!told.has(change.noteId)) deeds.push(change);
  });

  return {
    /** Runs an edit; answers what it gives and what it did to notes, in order. */
    during<T>(edit: () => T): { result: T; deeds: readonly NoteDeed[] } {
      const seen: NoteDeed[] = [];
      deeds = seen;
      try {
        return { result: edit(), deeds: seen };
      } finally {
        deeds = null;
      }
    },
  };
}
export type NoteWatch = ReturnType<typeof watchNotes>;

/** Notes that came or went. */
function wholeNotes(event: Y.YEvent<Y.AbstractType<unknown>>, transaction: Y.Transaction): NoteDeed[] {
  const found: NoteDeed[] = [];
  for (const [noteId, { action, oldValue }] of event.keys) {
    const before = oldValue instanceof Y.Map ? fieldsBefore(oldValue, transaction) : null;
    const now: unknown = (event.target as Y.Map<unknown>).get(noteId);
    const after = now instanceof Y.Map ? plainFields(now.entries()) : null;
    if (action === "add") found.push({ noteId, what: "add", before: null, after });
    else if (action === "delete") found.push({ noteId, what: "remove", before, after: null });
    else found.push({ noteId, what: "change", before, after });
  }
  return found;
}

/** Fields of a note that changed; one deed a note, however many events tell of it. */
function collectChange(
  { target, keys }: Y.YEvent<Y.AbstractType<unknown>>,
  transaction: Y.Transaction,
  changes: Map<string, NoteDeed>,
): void {
  const entry = target instanceof Y.Text ? target.parent : target;
  const noteId = entry?._item?.parentSub;
  if (!(entry instanceof Y.Map) || !noteId) return;
  const change = changes.get(noteId) ?? { noteId, what: "change", before: {}, after: {} };
  if (target instanceof Y.Text) {
    const field = target._item?.parentSub;
    if (!field) return;
    Object.assign(change.before ?? {}, { [field]: textBefore(target, transaction) });
    Object.assign(change.after ?? {}, { [field]: target.toString() });
  } else {
    for (const [field, { oldValue }] of keys) {
      Object.assign(change.before ?? {}, plainFields([[field, valueBefore(oldValue, transaction)]]));
      Object.assign(change.after ?? {}, plainFields([[field, entry.get(field) ?? null]]));
    }
  }
  changes.set(noteId, change);
}

const valueBefore = (value: unknown, transaction: Y.Transaction): unknown =>
  value instanceof Y.Text ? textBefore(value, transaction) : (value ?? null);

const isNew = ({ id }: Y.Item, { beforeState }: Y.Transaction) => id.clock >= (beforeState.get(id.client) ?? 0);
const wasThere = (item: Y.Item, transaction: Y.Transaction) =>
  !isNew(item, transaction) && (!item.deleted || Y.isDeleted(transaction.deleteSet, item.id));

function textBefore(text: Y.Text, transaction: Y.Transaction): string {
  let words = "";
  for (let item = text._start; item !== null; item = item.right) {
    if (item.content instanceof Y.ContentString && wasThere(item, transaction)) words += item.content.str;
  }
  return words;
}

function fieldsBefore(entry: Y.Map<unknown>, transaction: Y.Transaction): NoteFields {
  const fields: [string, unknown][] = [];
  for (const [key, last] of entry._map) {
    let item: Y.Item | null = last;
    while (item !== null && isNew(item, transaction)) item = item.left;
    if (item === null || !wasThere(item, transaction)) continue;
    const { content } = item;
    const value: unknown = content instanceof Y.ContentType ? content.type : content.getContent().at(-1);
    fields.push([key, valueBefore(value, transaction)]);
  }
  return plainFields(fields);
}
