import { inTagOrder, isTagKey } from "../board/tags.rules.ts";
import type { FileEntry } from "../import/boardFile.ts";
import type { PlainBoard } from "../programme/boardCopy.doc.ts";

/** A board as it was, as files are made of it. */
export interface SnapshotSource {
  id: string;
  name: string;
  /** By the server's clock, in milliseconds since 1970. */
  at: number;
  content: PlainBoard;
}

/** Parts of a board that are lists of entries with fields of their own. */
const LISTS = [
  ...(["stages", "steps", "lanes", "columns", "rows", "boxNames"] as const),
  ...(["rings", "sectors", "clusters"] as const),
];

/** A board as it was, as files hold it: each part as in the board's own lists, and of what was not said nothing. */
export interface ExportedSnapshot extends Partial<Record<(typeof LISTS)[number], readonly FileEntry[]>> {
  id: string;
  name: string;
  at: number;
  title: string;
  axes?: { rows: string; columns: string };
  notes: readonly FileEntry[];
}

export function exportedSnapshot({
  id,
  name,
  at,
  content: { title, fields, roots },
}: SnapshotSource): ExportedSnapshot {
  const { rowAxis, columnAxis } = fields;
  const isSided = typeof rowAxis === "string" || typeof columnAxis === "string";
  const lists = LISTS.flatMap((list) => (roots[list]?.length ? [[list, roots[list]] as const] : []));
  return {
    ...{ id, name, at, title },
    ...(isSided && { axes: { rows: String(rowAxis ?? ""), columns: String(columnAxis ?? "") } }),
    ...Object.fromEntries(lists),
    notes: (roots.notes ?? []).map(withTags),
  };
}

/** A document has a key for each tag; a file lists them. */
function withTags({ isTagged: _isTagged, ...note }: FileEntry): FileEntry {
  const entries = Object.entries(note);
  const tags = entries.flatMap(([key, value]) => (isTagKey(key) && typeof value === "string" ? [value] : []));
  const rest = Object.fromEntries(entries.filter(([key]) => !isTagKey(key)));
  return { ...rest, id: note.id, ...(tags.length > 0 && { tags: inTagOrder(tags) }) };
}
