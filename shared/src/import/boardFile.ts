import { z } from "zod";
import { BOARD_FIELDS, type Field, ROOTS } from "../board/board.shape.ts";
import { BOARD_TYPES, type BoardType } from "../board/board.types.ts";
import { cleanTag, tagKey } from "../board/tags.rules.ts";
import { typedTag } from "../board/typedTag.rules.ts";
import type { SnapshotSource } from "../export/exportedSnapshot.ts";
import { isId } from "../kernel/idText.ts";
import { LIMITS } from "../kernel/limits.ts";
import { Snapshot } from "../versions/versions.schema.ts";
import { VERSION_LIMITS } from "../versions/versions.types.ts";
import { type BoardMarks, readMarks } from "./boardMarks.ts";
import { FileProblem } from "./fileProblem.ts";
import { IMPORT_LIMITS } from "./import.limits.ts";
import { type FileTerms, LONGEST_TABLE_NAME, readTerms } from "./keptFile.ts";

/** One entry of a board, with the fields its document may hold; texts are plain here. */
export type FileEntry = Readonly<Record<string, unknown>> & { readonly id: string };

/** A board read from a file: everything in it is what a document may hold. */
export interface BoardFile {
  id: string;
  type: BoardType;
  title: string;
  terms: FileTerms;
  /** The document's other plain values, such as what a grid's sides are called. */
  fields: Readonly<Record<string, unknown>>;
  /** Entries by the name of their root. */
  roots: Readonly<Record<string, readonly FileEntry[]>>;
  /** What the table is called that a note came from, by the note's id. */
  tableOf: ReadonlyMap<string, string>;
  /** What notes were before they were merged. */
  wordings: readonly FileWording[];
  /** The board as it was, each time hosts kept it under a name. */
  snapshots: readonly SnapshotSource[];
  marks: BoardMarks;
}

/** A note as it was on the board it was merged from. */
export interface FileWording {
  noteId: string;
  id: string;
  boardId: string;
  text: string;
  table: string | null;
}

/** Whose words they are is no file's to say: the server knows, or nobody does. */
const NOT_FROM_FILES: ReadonlySet<string> = new Set(["by", "tableId", "isTagged"]);

/** Kept beside the document, though it could hold some. */
const KEPT_BESIDE: ReadonlySet<string> = new Set(["pins", "links"]);

type Loose = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Loose =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Reads a board of a file by the same shape that judges what people write on a canvas. Fields the shape does not know
 * are passed over: they say again what other fields say, or come from a newer Longtable.
 *
 * @throws {FileProblem} `import.spoilt` or `import.tooMuch`, with the place.
 */
export function readBoardFile(value: unknown, where: string): BoardFile {
  if (!isRecord(value) || !isRecord(value.board)) throw new FileProblem("import.spoilt", `${where}.board`);
  const { id, title } = value.board;
  const type = BOARD_TYPES.find((known) => known === (value.board as Loose).type);
  if (!isId(id) || !type || typeof title !== "string" || title.trim() === "" || title.length > LONGEST_TITLE) {
    throw new FileProblem("import.spoilt", `${where}.board`);
  }
  const terms = readTerms(value.board, `${where}.board`);
  return {
    id,
    type,
    title: terms.originId ? ownTitle(title, terms.table) : title,
    terms,
    fields: readFields(value, value.board),
    roots: readRoots(value, where),
    tableOf: tablesIn(value.notes),
    wordings: wordingsIn(value.notes, where),
    snapshots: readSnapshots(value.snapshots, type, `${where}.snapshots`),
    marks: readMarks(value, where),
  };
}

/** A board that comes by itself: no table's own, and with the table's name in its title where it was one. */
export function byItself({ title, terms, ...board }: BoardFile): BoardFile {
  const { table, originId, isShared: _isShared, ...rest } = terms;
  return { ...board, title: originId && table !== undefined ? `${title} (${table})` : title, terms: rest };
}

/** A board's own title, and behind it the name of the table whose it was. */
const LONGEST_TITLE = 300;

/** Files write the table's name behind the title of its own board. */
function ownTitle(title: string, table: string | undefined): string {
  const end = ` (${table})`;
  return table !== undefined && title.endsWith(end) && title.length > end.length ? title.slice(0, -end.length) : title;
}

function readRoots(file: Loose, where: string): Record<string, FileEntry[]> {
  const names = Object.keys(ROOTS).filter((root) => !KEPT_BESIDE.has(root) && file[root] !== undefined);
  return Object.fromEntries(names.map((name) => [name, readEntries(name, file[name], `${where}.${name}`)]));
}

function readSnapshots(list: unknown, type: BoardType, where: string): SnapshotSource[] {
  if (list === undefined) return [];
  if (!Array.isArray(list)) throw new FileProblem("import.spoilt", where);
  if (list.length > VERSION_LIMITS.snapshotsPerBoard) throw new FileProblem("import.tooMuch", where);
  return list.map((one: unknown, index) => {
    const place = `${where}.${index}`;
    const head = SnapshotHead.safeParse(one);
    if (!head.success || !isRecord(one)) throw new FileProblem("import.spoilt", place);
    const { title, ...kept } = head.data;
    return { ...kept, content: { type, title, fields: readFields(one, {}), roots: readRoots(one, place) } };
  });
}

const SnapshotHead = Snapshot.pick({ id: true, name: true, at: true }).extend({
  title: z.string().max(LIMITS.titleChars),
});

function readFields(file: Loose, board: Loose): Loose {
  const others = Object.keys(BOARD_FIELDS).filter((name) => !["schema", "type", "title"].includes(name));
  const axes = isRecord(file.axes) ? { rowAxis: file.axes.rows, columnAxis: file.axes.columns } : {};
  const said: Loose = { ...file, ...board, ...axes };
  const found = others.map((name) => [name, said[name]] as const);
  return Object.fromEntries(found.filter(([name, value]) => BOARD_FIELDS[name]?.(value)));
}

function readEntries(root: string, list: unknown, where: string): FileEntry[] {
  const shape = ROOTS[root];
  if (!shape || !Array.isArray(list)) throw new FileProblem("import.spoilt", where);
  if (list.length > shape.maxEntries) throw new FileProblem("import.tooMuch", where);
  const known = new Set<string>();
  return list.map((entry: unknown, index) => {
    const place = `${where}.${index}`;
    if (!isRecord(entry) || !isId(entry.id) || known.has(entry.id))
      throw new FileProblem("import.spoilt", `${place}.id`);
    known.add(entry.id);
    const fields = Object.entries(shape.fields).flatMap(([key, field]) => readField(entry, key, field, place));
    const tags = root === "notes" ? readTags(entry, place) : null;
    return Object.assign(Object.fromEntries(fields), tags, { id: entry.id });
  });
}

/** A file lists a note's tags; a document has a key for each. */
function readTags({ tags }: Loose, where: string): Loose | null {
  if (tags === undefined) return null;
  const isRight =
    Array.isArray(tags) &&
    tags.length <= LIMITS.tagsPerNoteInDocument &&
    tags.every((tag): tag is string => typeof tag === "string" && cleanTag(tag) === tag);
  if (!isRight) throw new FileProblem("import.spoilt", `${where}.tags`);
  // Files from before may hold tags that nobody can read; the note comes without them.
  const seen = tags.filter((tag) => typedTag(tag) !== null);
  return seen.length === 0 ? null : { isTagged: true, ...Object.fromEntries(seen.map((tag) => [tagKey(tag), tag])) };
}

function readField(entry: Loose, key: string, field: Field, where: string): [string, unknown][] {
  const value = entry[key];
  // Null and an empty order stand for what is not there.
  const isAbsent = value === undefined || value === null || (key === "order" && value === "");
  if (NOT_FROM_FILES.has(key) || (isAbsent && field.kind === "value")) return [];
  const isRight =
    field.kind === "text" ? typeof value === "string" && value.length <= field.maxChars : field.accepts(value);
  if (!isRight) throw new FileProblem("import.spoilt", `${where}.${key}`);
  return [[key, value]];
}

function tablesIn(notes: unknown): Map<string, string> {
  const list = Array.isArray(notes) ? (notes as readonly unknown[]) : [];
  const named = list.flatMap((note): [string, string][] =>
    isRecord(note) && typeof note.table === "string" && typeof note.id === "string" ? [[note.id, note.table]] : [],
  );
  return new Map(named.filter(([, label]) => label.trim() !== "" && label.length <= LONGEST_TABLE_NAME));
}

function wordingsIn(notes: unknown, where: string): FileWording[] {
  const list = Array.isArray(notes) ? (notes as readonly unknown[]) : [];
  const told = list.filter((note): note is Loose => isRecord(note) && Array.isArray(note.wordings));
  if (told.reduce((sum, { wordings }) => sum + (wordings as unknown[]).length, 0) > IMPORT_LIMITS.entries) {
    throw new FileProblem("import.tooMuch", `${where}.notes`);
  }
  return told.flatMap(({ id: noteId, wordings }) =>
    (wordings as readonly unknown[]).map((wording): FileWording => {
      const isRight =
        isRecord(wording) &&
        isId(noteId) &&
        isId(wording.id) &&
        isId(wording.boardId) &&
        typeof wording.text === "string" &&
        wording.text.length <= LIMITS.noteChars;
      if (!isRight) throw new FileProblem("import.spoilt", `${where}.notes`);
      const { id, boardId, text, table } = wording as { id: string; boardId: string; text: string; table?: unknown };
      const isTable = typeof table === "string" && table.trim() !== "" && table.length <= LONGEST_TABLE_NAME;
      return { noteId, id, boardId, text, table: isTable ? table : null };
    }),
  );
}
