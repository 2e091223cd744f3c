import type { NewNote, NoteChange, StepChange } from "@longtable/shared/board/board.doc";
import type { Note, NoteKind, Place, Point } from "@longtable/shared/board/board.types";
import type { StructureEdits } from "@longtable/shared/board/structure.rules";
import type { ColumnId, NoteId, StepId } from "@longtable/shared/kernel/ids";
import type { Store } from "../../session/session.types.ts";
import type { IdeaEdits } from "./ideaEdits.ts";
import type { PartLocks } from "./partLocks.ts";

/** `after` names the note it is to stand behind: null for first, left out for last. By command a note enters no set. */
export interface NoteToAdd extends Pick<NewNote, "status" | "channel" | "assetKind" | "tags" | "clusterId"> {
  text: string;
  kind?: NoteKind;
  place?: Place;
  at?: Point | null;
  after?: NoteId | null;
  copyOf?: CopySource;
}

/** The note a new one is a copy of: taken back, it takes the copy along. Told by command, on a canvas beside the edit. */
export interface CopySource {
  boardId: string;
  noteId: string;
}

export interface NoteMove {
  id: NoteId;
  place?: Place;
  at?: Point | null;
  after?: NoteId | null;
}

/** Null takes away what a note has; `from` are the words that `text` was made of. */
export type NoteEdit = Partial<Pick<Note, "text" | "kind" | "status">> &
  Pick<NoteChange, "from" | "channel" | "assetKind" | "linkIds">;

/** What hosts have locked for this person: it is looked at, chosen and copied, and stays as it is. */
export interface BoardLocks {
  /** True where nothing may be put. */
  hasPlace(place: Place): boolean;
  /** True for a note that stands there, or is shown with one that does. */
  hasNote(id: NoteId): boolean;
  /** What of the board's structure stays as it is, now. */
  parts(): PartLocks;
}

/** What a person may do on a board's canvas. Undo takes back this person's own doings and nobody else's. */
export interface BoardActions {
  /** The new note's id once it is known; null when it was refused. */
  addNote(note: NoteToAdd): Promise<NoteId | null>;
  /** Several as one step, each behind the one before where they share an `after`; the ids of those that were taken. */
  addNotes(notes: readonly NoteToAdd[]): Promise<NoteId[]>;
  /** False when the note is gone, or not for this person to change any more. */
  editNote(id: NoteId, edit: NoteEdit): boolean;
  /** The same change to several notes as one step; passes over those that are gone or not for this person to change. */
  editNotes(ids: readonly NoteId[], edit: NoteEdit): void;
  moveNotes(moves: readonly NoteMove[]): void;
  removeNotes(ids: readonly NoteId[]): void;
  /** Tags and merges. */
  readonly ideas: IdeaEdits;
  undo(): void;
  redo(): void;
  readonly canUndo: Store<boolean>;
  readonly canRedo: Store<boolean>;
  canChange(id: NoteId): boolean;
  /** Left out: nothing is locked for this person. */
  readonly locks?: BoardLocks;
  /** True when notes can be put at any point of a free board. */
  readonly placesFreely: boolean;
  /** Steps and columns; null for those who add notes only. */
  readonly structure: StructureActions | null;
}

/** Changes to what notes stand in. Every one can be undone. */
export interface StructureActions extends StructureEdits {
  addStepAfter(id: StepId, label: string): void;
  renameStep(id: StepId, label: string): void;
  setKeyMoment(id: StepId, keyMoment: boolean): void;
  /** How people meet the service at a step, and the map that shows it closer. */
  changeStep(id: StepId, change: StepChange): void;
  /** Its notes go to the unplaced tray. */
  removeStep(id: StepId): void;
  addColumn(label: string): void;
  renameColumn(id: ColumnId, label: string): void;
}
