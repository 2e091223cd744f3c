import { createHash } from "node:crypto";
import type { BoardFile, FileWording } from "@longtable/shared/import/boardFile";
import { boardFileUpdate } from "@longtable/shared/import/boardFile.doc";
import { FileProblem } from "@longtable/shared/import/fileProblem";
import type { FileImage } from "@longtable/shared/import/imageFile";
import type { FileTable } from "@longtable/shared/import/keptFile";
import type { FileScenario } from "@longtable/shared/import/scenarioFile";
import { type FileEvidence, mayGoElsewhere, readFile, type WorkshopFile } from "@longtable/shared/import/workshopFile";
import { hasUnsafeKey, keepableTexts } from "@longtable/shared/kernel/command";
import type { TableId } from "@longtable/shared/kernel/ids";
import { withoutNotes } from "@longtable/shared/programme/plainBoard";
import { reaches } from "@longtable/shared/story/scope.rules";
import { recount } from "@longtable/shared/voting/recount.rules";
import { isBareImage } from "../../kernel/bareImage.ts";
import { readImageHead } from "../../kernel/imageHead.ts";
import { newId } from "../../kernel/newId.ts";

/** A board as it is written to disk: its document as one update, and the ids of its notes. */
export interface BoardToWrite {
  id: string;
  type: BoardFile["type"];
  title: string;
  update: Uint8Array<ArrayBuffer>;
  noteIds: string[];
  wordings: ImportedWording[];
  snapshots: BoardFile["snapshots"];
  marks: BoardFile["marks"];
  /** Its own table by the id in this import. */
  terms: Omit<BoardFile["terms"], "table"> & { tableId?: string };
}

/** A note as it was on the board it was merged from, with the table it has now. */
export type ImportedWording = Omit<FileWording, "table"> & { tableId: string | null };

/** A file that can be taken: all that needs work is done, and nothing of it is kept anywhere yet. */
export interface ReadImport {
  boards: BoardToWrite[];
  /** Breakout tables, those that only notes name among them. */
  tables: FileTable[];
  /** Null for the file of a single board. */
  workshop: Omit<WorkshopFile, "boards" | "kind" | "images"> | null;
  /** Stories behind notes of a single board: they stay where they are, and keep these notes in their circle all the same. */
  circles: FileEvidence[];
  /** Only those that something here names. */
  images: ImportedImage[];
}

/** A picture of a file: only pixels are in it, but nobody has opened it yet. */
export interface ImportedImage extends Omit<FileImage, "data"> {
  bytes: Uint8Array<ArrayBuffer>;
}

/** A picture of a file that can be shown. */
export interface OpenedImage extends ImportedImage {
  small: Uint8Array;
}

/** A file whose pictures were opened. */
export type OpenedImport = Omit<ReadImport, "images"> & { images: OpenedImage[] };

/** Deepest that a file of ours nests. */
const MOST_DEPTH = 24;

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/**
 * Reads the bytes of a file that Longtable wrote.
 *
 * @param isOwnRoom - true where the file's own workshop is made again; in another room, notes that rest on a story which was
 * given to its room alone are not there.
 * @param isTooDeep - says, before the text is parsed, whether it nests deeper than so much.
 * @throws {FileProblem}
 */
export function readImport(
  bytes: Uint8Array,
  isTooDeep: (text: string, most: number) => boolean,
  { isOwnRoom }: { isOwnRoom: boolean },
): ReadImport {
  const json = parse(bytes, isTooDeep);
  const file = readFile(json);
  const all = file.kind === "board" ? [file.board] : file.boards;
  // A board by itself brings no stories.
  const stories = file.kind === "board" ? [] : file.evidence;
  const boards = isOwnRoom ? all : all.map((board) => withoutRoomOnly(board, file.evidence, stories));
  const tables = tablesOf(boards, file.kind === "board" ? [] : file.tables);
  const tableIds = new Map(tables.map(({ id, label }) => [label, id]));
  const images = file.images.map(imageOf);
  const named = new Set([
    ...boards.flatMap(({ marks }) => marks.images.map(({ imageId }) => imageId)),
    ...stories.flatMap(({ image }) => image?.imageId ?? []),
  ]);
  return {
    images: images.filter(({ id }) => named.has(id)),
    boards: boards.map((board) => ({
      id: board.id,
      type: board.type,
      title: board.title,
      update: new Uint8Array(boardFileUpdate(board, tableIds)),
      noteIds: (board.roots.notes ?? []).map(({ id }) => id),
      snapshots: board.snapshots,
      marks: withStories(board.marks, stories),
      terms: termsOf(board, tableIds),
      wordings: board.wordings.map(({ table, ...wording }) => ({
        ...wording,
        tableId: table === null ? null : (tableIds.get(table) ?? null),
      })),
    })),
    tables,
    workshop: file.kind === "board" ? null : withSoundVotes(file),
    circles: file.kind === "board" ? file.evidence.filter(mayGoElsewhere) : [],
  };
}

/** A board without the notes that rest on a story which was not given to others than its own room. */
function withoutRoomOnly(
  board: BoardFile,
  evidence: readonly FileEvidence[],
  stories: readonly FileEvidence[],
): BoardFile {
  const links = evidence
    .filter((one) => !mayGoElsewhere(one))
    .flatMap((one) => one.links.filter(({ boardId }) => boardId === board.id));
  const gone = new Set<string>(links.flatMap(({ noteId }) => noteId ?? []));
  return {
    ...board,
    roots: { ...board.roots, notes: (board.roots.notes ?? []).filter(({ id }) => !gone.has(id)) },
    wordings: board.wordings.filter(({ noteId }) => !gone.has(noteId)),
    snapshots: board.snapshots.map(withoutThese(gone)),
    marks: {
      ...board.marks,
      pins: board.marks.pins.filter(({ noteId }) => noteId === null || !gone.has(noteId)),
      scenarios: board.marks.scenarios.filter((one) => mayComeAlong(one, stories)),
      images: board.marks.images.filter(({ noteId, scope }) => !gone.has(noteId) && reaches(scope, "programme")),
    },
  };
}

/** A board as it was, without some of its notes. */
export const withoutThese =
  (gone: ReadonlySet<string>) =>
  ({ content, ...kept }: BoardFile["snapshots"][number]): BoardFile["snapshots"][number] => ({
    ...kept,
    content: withoutNotes(content, (id) => gone.has(id)),
  });

/** An invented life may be plotted in any room; a real one only where its story comes along. */
const mayComeAlong = ({ fictional, storyId }: FileScenario, stories: readonly FileEvidence[]): boolean =>
  fictional || stories.some((one) => one.id === storyId && mayGoElsewhere(one));

/** Told from no other story than those that come along. */
function withStories(marks: BoardFile["marks"], stories: readonly FileEvidence[]): BoardFile["marks"] {
  const scenarios = marks.scenarios.map(({ storyId, ...one }) => {
    const isThere = stories.some(({ id }) => id === storyId);
    return { ...one, ...(isThere && storyId && { storyId }) };
  });
  return { ...marks, scenarios };
}

function parse(bytes: Uint8Array, isTooDeep: (text: string, most: number) => boolean): unknown {
  let json: unknown;
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (isTooDeep(text, MOST_DEPTH)) throw new FileProblem("import.hostile");
    json = JSON.parse(text);
  } catch (error) {
    throw error instanceof FileProblem ? error : new FileProblem("import.notJson");
  }
  if (hasUnsafeKey(json)) throw new FileProblem("import.hostile");
  return keepableTexts(json);
}

/** A picture is taken as it stands in the file, if it is one as Longtable writes them: pixels alone, of the size it says. */
function imageOf({ data, ...image }: FileImage, index: number): ImportedImage {
  const bytes = new Uint8Array(Buffer.from(data, "base64"));
  const head = isBareImage(bytes, image.type) ? readImageHead(bytes) : null;
  if (head?.width !== image.width || head.height !== image.height) {
    throw new FileProblem("import.spoilt", `images.${index}`);
  }
  return { ...image, bytes };
}

/** Votes that do not add up are not taken: nobody could tell them from votes that were counted here. */
function withSoundVotes({
  kind: _kind,
  boards: _boards,
  images: _images,
  ...file
}: WorkshopFile): ReadImport["workshop"] & object {
  const found = file.votes ? recount(file.votes, sha256) : [];
  const wrong = found.find(({ outcome }) => outcome === "differs");
  if (wrong) throw new FileProblem("import.spoilt", `votes (${wrong.check})`);
  return file;
}

function termsOf(
  { terms: { table, ...terms } }: BoardFile,
  tableIds: ReadonlyMap<string, string>,
): BoardToWrite["terms"] {
  const tableId = table === undefined ? undefined : tableIds.get(table);
  return { ...terms, ...(tableId !== undefined && { tableId }) };
}

/** Those that the file lists, and those that only its notes name: older files have no list. */
function tablesOf(boards: readonly BoardFile[], listed: readonly FileTable[]): FileTable[] {
  const labels = new Set(
    boards.flatMap(({ tableOf, wordings }) => [...tableOf.values(), ...wordings.flatMap(({ table }) => table ?? [])]),
  );
  const unlisted = [...labels].filter((label) => !listed.some((table) => table.label === label));
  return [...listed, ...unlisted.map((label) => ({ id: newId<TableId>(), label, seats: null }))];
}
