import "./heldWords.ts";
import { t } from "../../i18n/t.ts";
import type { ShownNote } from "../boardList/shownNotes.ts";

/** Notes for a canvas: one that is on no board says under its words who sees it. */
export function markHeld(notes: readonly ShownNote[]): ShownNote[] {
  return notes.map((note) => (note.held ? { ...note, by: t(`held.canvas.${note.held.stage}`) } : note));
}
