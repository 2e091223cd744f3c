import type { BoardContent } from "@longtable/shared/board/board.doc";
import { samePlace } from "@longtable/shared/board/board.targets";
import type { Note, NoteKind, Place } from "@longtable/shared/board/board.types";
import type { HeldNote } from "@longtable/shared/held/held.schema";
import type { NoteId } from "@longtable/shared/kernel/ids";
import type { Unsent } from "../../session/session.types.ts";

/** A note as this person's list shows it: the room's, with what this person has done and is not saved yet. */
export interface ShownNote extends Note {
  isMine: boolean;
  /** Set while the note itself, or its latest change, is not on the server's disk. */
  unsentId: string | null;
  /** True for a note that is nowhere but on this device. */
  isNew: boolean;
  /** False while an unsent note may be on its way: changing it now could make two of it. */
  canChange: boolean;
  /** Set while it, or what was changed of it, is on no board. */
  held?: HeldNote;
}

/** What this device did and the server has kept, while the board's document may not show it yet. */
export interface Settled {
  type: string;
  input: Record<string, unknown>;
  /** Of an added note. */
  noteId?: NoteId;
}

interface Own {
  boardId: string;
  noteIds: readonly string[];
  unsent: readonly Unsent[];
  settled: readonly Settled[];
  /** One's own notes that are on no board. */
  held: readonly HeldNote[];
}

/**
 * The board's notes with this person's own waiting changes laid over them, in the board's order, new ones last.
 * Refused items change nothing here: they are shown on their own.
 */
export function showNotes(content: BoardContent, { boardId, noteIds, unsent, settled, held }: Own): ShownNote[] {
  const mine = new Set(noteIds);
  const shown = new Map<string, ShownNote>();
  for (const note of content.notes) shown.set(note.id, plainNote(note, mine.has(note.id)));
  for (const one of held) if (one.boardId === boardId) shown.set(one.id, heldNote(one, shown.get(one.id)));
  for (const { type, noteId, input } of settled) {
    if (noteId === undefined) changeShown(shown, { type, input }, null);
    else if (input.boardId === boardId && !shown.has(noteId)) shown.set(noteId, newNote(content, noteId, input, null));
  }
  for (const item of unsent) {
    if (item.refused !== null) continue;
    if (item.type === "board.addNote" && item.input.boardId === boardId) {
      const note = newNote(content, `unsent-${item.id}` as NoteId, item.input, item.id);
      if (item.isTried) dropArrived(shown, note);
      shown.set(note.id, { ...note, canChange: !item.isTried });
    } else changeShown(shown, item, item.id);
  }
  return [...shown.values()];
}

/**
 * A board may bring one's note before the answer that says whose it is: until then it is one note, the unsent one.
 * The latest such note is taken, as somebody else may have written the same words there before.
 */
function dropArrived(shown: Map<string, ShownNote>, { text, kind, place }: ShownNote): void {
  const arrived = [...shown.values()].findLast(
    (note) => !note.isMine && note.text === text && note.kind === kind && samePlace(note.place, place),
  );
  if (arrived) shown.delete(arrived.id);
}

const plainNotes = { own: new WeakMap<Note, ShownNote>(), others: new WeakMap<Note, ShownNote>() };

/** The room's note without anything laid over it: the same object until it changes, so that a list redraws no more than it must. */
function plainNote(note: Note, isMine: boolean): ShownNote {
  const known = isMine ? plainNotes.own : plainNotes.others;
  const shown = known.get(note) ?? { ...note, isMine, unsentId: null, isNew: false, canChange: true };
  known.set(note, shown);
  return shown;
}

/** One's own words where they are to stand, or in place of those that stand there still. */
function heldNote(held: HeldNote, standing: ShownNote | undefined): ShownNote {
  const { id, text, kind, place } = held;
  const note = standing ?? { ...newNote(NO_COLUMNS, id, {}, null), place };
  return { ...note, text, kind, isMine: true, held };
}
const NO_COLUMNS = { columns: [] };

function changeShown(shown: Map<string, ShownNote>, { type, input }: Settled, unsentId: string | null): void {
  const note = shown.get(String(input.noteId));
  if (!note) return;
  if (type === "board.removeNote") shown.delete(note.id);
  if (type === "board.editNote") {
    const text = typeof input.text === "string" ? input.text : note.text;
    const status = input.status === undefined ? note.status : (input.status as Note["status"]);
    const kind = (input.kind as NoteKind | undefined) ?? note.kind;
    shown.set(note.id, { ...note, ...factsIn(input), text, kind, status, unsentId });
  }
  if (type === "board.moveNote") shown.set(note.id, { ...note, place: placeIn(input), clusterId: null, unsentId });
}

/** What an edit says of a note beside its words; what it takes away is left out. */
const factsIn = ({ channel, assetKind, linkIds }: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries({ channel, assetKind, linkIds }).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, value ?? undefined]],
    ),
  );

function newNote(
  content: Pick<BoardContent, "columns" | "rows">,
  id: NoteId,
  input: Record<string, unknown>,
  unsentId: string | null,
): ShownNote {
  const firstColumn = content.columns[0];
  return {
    id,
    text: String(input.text ?? ""),
    kind: (input.kind as NoteKind | undefined) ?? "note",
    status: null,
    place: placeIn(input) ?? (firstColumn && !content.rows ? { columnId: firstColumn.id } : null),
    at: null,
    order: null,
    clusterId: null,
    lang: null,
    isMine: true,
    unsentId,
    isNew: unsentId !== null,
    canChange: true,
  };
}

function placeIn({ stepId, laneId, columnId, rowId, ringId, sectorId }: Record<string, unknown>): Place {
  if (ringId) return { ringId, ...(sectorId ? { sectorId } : null) } as Place;
  if (columnId) return { ...(rowId ? { rowId } : null), columnId } as Place;
  return stepId && laneId ? ({ stepId, laneId } as Place) : null;
}
