import type { BoardContent } from "./board.doc.ts";
import type { Note, NoteKind } from "./board.types.ts";
import { foldNotes } from "./merges.rules.ts";

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

/** A board as it is drawn: merged notes in their heads, sets by name where they have no frame. */
export function readyToDraw(content: BoardContent): BoardContent {
  const notes = foldNotes(content.notes);
  const isNamed = namesSets(content) && content.clusters.length > 0;
  if (!isNamed) return notes === content.notes ? content : { ...content, notes: [...notes] };
  const names = new Map<string, string>(content.clusters.map(({ id, label }) => [id, label]));
  const named = notes.map((note) => {
    const setName = names.get(note.clusterId ?? "");
    if (setName === undefined) return note;
    const { tint, said } = note;
    return withLook(note, { ...(tint && { tint }), ...(said !== undefined && { said }), setName });
  });
  return { ...content, notes: named };
}
