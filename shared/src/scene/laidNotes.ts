import type { Note, Point } from "../board/board.types.ts";
import { forgetWhenErased } from "../kernel/erasedWords.ts";
import { lastMade } from "../kernel/lastMade.ts";
import { NoteNode, type NoteShape, shapeNote } from "./note.scene.ts";
import type { SceneNode } from "./scene.types.ts";
import type { SceneWords } from "./words.ts";

/** A note measured at a width. */
export class LaidNote {
  readonly note: Note;
  readonly shape: NoteShape;
  /** The words of the interface it was measured with. */
  readonly words: SceneWords;
  private latest: NoteNode | null = null;

  constructor(note: Note, width: number, words: SceneWords) {
    this.note = note;
    this.shape = shapeNote(note, width, words);
    this.words = words;
  }
  /** Paints it somewhere; gives the very same node while it stands where it stood. */
  node(at: Point, showStatus: boolean): SceneNode {
    const { latest } = this;
    if (latest && latest.x === at.x && latest.y === at.y && latest.showStatus === showStatus) return latest;
    this.latest = new NoteNode(this.note, this.shape, at, showStatus);
    return this.latest;
  }
}

/** By note id: each note as it was last laid out, for a few boards of the largest size. */
const kept = new Map<string, LaidNote>();
forgetWhenErased(() => kept.clear());
const MOST_KEPT = 8000;

/** Words of the interface stand on some notes only; all others look the same in every language. */
const isPlain = ({ constraint, tableId, merged, image, channel, assetKind }: Note) =>
  !constraint && !tableId && !merged && !image && !channel && !assetKind;

/** Measures a note; remembered while the note stays the same value. */
export function layNote(note: Note, width: number, words: SceneWords): LaidNote {
  const known = kept.get(note.id);
  const isSame = known?.note === note && known.shape.width === width && (known.words === words || isPlain(note));
  if (known && isSame) return known;
  const laid = new LaidNote(note, width, words);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(note.id, laid);
  return laid;
}

/** Measures a list of notes; the same list is the same value while nothing of it changes. */
export const layNotes = lastMade((notes: readonly Note[], width: number, words: SceneWords): readonly LaidNote[] =>
  notes.map((note) => layNote(note, width, words)),
);
