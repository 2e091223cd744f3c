import type { BoardContent } from "@longtable/shared/board/board.doc";
import type { Note } from "@longtable/shared/board/board.types";
import type { RoomPlace } from "@longtable/shared/room/room.schema";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";

/** What a step or a column is called, or the words of a note; null when it is gone. */
export function placeLabel(content: BoardContent, place: RoomPlace): string | null {
  if ("noteId" in place) return content.notes.find(({ id }) => id === place.noteId)?.text ?? null;
  if ("stepId" in place) return content.steps.find(({ id }) => id === place.stepId)?.label ?? null;
  return content.columns.find(({ id }) => id === place.columnId)?.label ?? null;
}

/** The notes at a place, in the board's order; a note alone is one. */
export function placeNotes(content: BoardContent, place: RoomPlace): Note[] {
  return content.notes.filter((note) => {
    if ("noteId" in place) return note.id === place.noteId;
    if (note.place === null) return false;
    if ("stepId" in place) return "stepId" in note.place && note.place.stepId === place.stepId;
    return "columnId" in note.place && note.place.columnId === place.columnId;
  });
}

/** The step of a map that a place is in, which is a page of its own on a phone; null on other boards. */
export function stepOf(content: BoardContent, place: RoomPlace): string | null {
  if ("stepId" in place) return place.stepId;
  const note = "noteId" in place ? content.notes.find(({ id }) => id === place.noteId) : undefined;
  return note?.place && "stepId" in note.place ? note.place.stepId : null;
}

interface ResultRow {
  noteId: string;
  text: string;
  dots: number;
}

/** The first rows of a closed round's result, in the words that were voted on. */
export function resultRows({ rounds }: WorkshopState, roundId: string, most: number): ResultRow[] {
  const round = rounds.find(({ id }) => id === roundId);
  const words = new Map<string, string>(round?.candidates.map(({ noteId, text }) => [noteId, text]));
  const rows = round?.tally?.map(({ noteId, dots }) => ({ noteId, dots, text: words.get(noteId) ?? "" })) ?? [];
  return rows.slice(0, most);
}
