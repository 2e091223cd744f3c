import type { BoardContent } from "./board.doc.ts";
import type { Note, NoteKind } from "./board.types.ts";
import { foldNotes, headsOf } from "./merges.rules.ts";

/** What a note is drawn with beside what it is. */
export interface NoteLook {
  /** The colours of this kind, whatever kind it is itself. */
  tint?: NoteKind;
  /** The name of its set, where the board draws no frame for it. */
  setName?: string;
  /** What its colour stands for, where nothing else on it says so. */
  said?: string;
}

const looked = new WeakMap<Note, Note>();

/** A note as it is drawn; the same note with the same look is the same value, so that it is laid out once. */
export function withLook(note: Note, look: NoteLook): Note {
  if (hasLook(note, look)) return note;
  const known = looked.get(note);
  if (known && hasLook(known, look)) return known;
  const { tint: _tint, setName: _setName, said: _said, ...bare } = note;
  const made = { ...bare, ...look };
  looked.set(note, made);
  return made;
}

const hasLook = (note: Note, { tint, setName, said }: NoteLook): boolean =>
  note.tint === tint && note.setName === setName && note.said === said;

/** On maps and rings places are drawn, not sets: there each note says which set it is in. */
const namesSets = ({ type }: Pick<BoardContent, "type">) => type === "journeyMap" || type === "rings";

/** A board as it is drawn: merged notes in their heads, with what is pinned to any of them; sets by name where they have no frame. */
export function readyToDraw(whole: BoardContent): BoardContent {
  const notes = foldNotes(whole.notes);
  const content = notes === whole.notes ? whole : { ...whole, ...withPinsOnHeads(whole), notes: [...notes] };
  if (!namesSets(content) || content.clusters.length === 0) return content;
  const names = new Map<string, string>(content.clusters.map(({ id, label }) => [id, label]));
  const named = notes.map((note) => {
    const setName = names.get(note.clusterId ?? "");
    if (setName === undefined) return note;
    const { tint, said } = note;
    return withLook(note, { ...(tint && { tint }), ...(said !== undefined && { said }), setName });
  });
  return { ...content, notes: named };
}

function withPinsOnHeads({ notes, marks }: BoardContent): Pick<BoardContent, "marks"> {
  if (!marks?.pins) return {};
  const heads = headsOf(notes);
  const pins = marks.pins.map((pin) => {
    const head = pin.noteId && heads.get(pin.noteId);
    return head ? { ...pin, noteId: head } : pin;
  });
  return { marks: { ...marks, pins } };
}
