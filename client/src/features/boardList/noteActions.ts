import type { NoteChange } from "@longtable/shared/board/board.doc";
import type { EvidenceStatus, NoteKind, Place } from "@longtable/shared/board/board.types";
import type { NoteId } from "@longtable/shared/kernel/ids";
import type { Session } from "../../session/session.types.ts";
import { broughtBack } from "../held/broughtBack.ts";
import type { ShownNote } from "./shownNotes.ts";

/** What of a note can be edited: its words, what they were made of, what it is, where it comes from. */
export type NoteWords = { text?: string; kind?: NoteKind; status?: EvidenceStatus | null } & Pick<
  NoteChange,
  "from" | "channel" | "assetKind" | "linkIds"
>;

/** What a person may do with notes on a list. Every one goes through the outbox. */
export interface NoteActions {
  add(text: string, kind: NoteKind, place: Place): void;
  edit(note: ShownNote, change: NoteWords): void;
  move(note: ShownNote, place: Place): void;
  /** Takes the note off at once and offers to bring its words back. */
  remove(note: ShownNote): void;
  /** Brings its words back, for those alone who saw them. */
  restore(note: ShownNote): void;
}

interface Options {
  boardId: string;
  session: Pick<Session, "answerTo" | "revise" | "discard">;
  /** Queues a command; true once it is on the server's disk. */
  send(type: string, input: Record<string, unknown>): Promise<boolean>;
  /** True while what is added here is promised to be seen by nobody else. */
  isAlone(): boolean;
  /** The note is off the list: its words can still be brought back. */
  onRemoved(note: ShownNote): void;
}

/**
 * A note that is nowhere but on this device is changed where it waits. One that went out meanwhile is changed like any
 * other, under the name that its acknowledgement gives it.
 */
export function createNoteActions({ boardId, session, send, isAlone, onRemoved }: Options): NoteActions {
  async function change(note: ShownNote, type: string, fields: Record<string, unknown>): Promise<boolean> {
    const reply = note.isNew && note.unsentId ? await session.answerTo<{ noteId: NoteId }>(note.unsentId) : null;
    if (reply && !reply.ok) return false;
    return send(type, { boardId, noteId: reply?.result.noteId ?? note.id, ...fields });
  }
  const revise = ({ isNew, unsentId }: ShownNote, fields: Record<string, unknown>) =>
    isNew && unsentId !== null && session.revise(unsentId, fields);
  return {
    add(text, kind, place) {
      // The promise travels with the note: it may arrive when others write together again.
      void send("board.addNote", { boardId, text, kind, ...place, ...(isAlone() && { isPrivate: true }) });
    },
    restore({ text, kind, place, ...note }) {
      const asBefore = { ...(isAlone() && { isPrivate: true }), ...broughtBack(note) };
      // It goes on going with whatever it was a copy of, and a host's copy of somebody's note with them.
      const copyOf = note.isNew ? {} : { copyOf: { boardId, noteId: note.id } };
      void send("board.addNote", { boardId, text, kind, ...place, ...asBefore, ...copyOf });
    },
    edit(note, { from, ...fields }) {
      if (!revise(note, fields))
        void change(note, "board.editNote", { ...fields, ...(from !== undefined && { from }) });
    },
    move(note, place) {
      if (!revise(note, { ...NOWHERE, ...place })) void change(note, "board.moveNote", { ...place });
    },
    remove(note) {
      if (note.unsentId !== null && revise(note, {})) session.discard(note.unsentId);
      else {
        const removed = change(note, "board.removeNote", {});
        // One that is on its way stays on the list until its name is known.
        if (note.isNew) return void removed.then((isRemoved) => isRemoved && onRemoved(note));
      }
      onRemoved(note);
    },
  };
}

const NOWHERE = {
  stepId: undefined,
  laneId: undefined,
  columnId: undefined,
  rowId: undefined,
  ringId: undefined,
  sectorId: undefined,
};
