import type { BoardDoc } from "@longtable/shared/board/board.doc";
import type { Round } from "@longtable/shared/voting/voting.schema";
import type { Sql } from "../../storage/storage.ts";

export interface NoteTextDeps {
  findNote(sql: Sql, workshopId: string, noteId: string): Promise<{ boardId: string } | null>;
  listRounds(sql: Sql, workshopId: string): Promise<Pick<Round, "candidates">[]>;
  openBoard(boardId: string): Promise<{ board: BoardDoc }>;
}

/** Answers a note's words; null when its workshop has no such note. */
export type NoteText = (noteId: string) => Promise<string | null>;

/** Words as they were voted on, else as they stand on the board. Reads a workshop's votes once, for all notes asked of it. */
export function createNoteText({ findNote, listRounds, openBoard }: NoteTextDeps) {
  return async (sql: Sql, workshopId: string): Promise<NoteText> => {
    const candidates = (await listRounds(sql, workshopId)).flatMap((round) => round.candidates);
    const voted = new Map<string, string>(candidates.map(({ noteId, text }) => [noteId, text]));
    return async (noteId) => {
      const known = voted.get(noteId);
      if (known !== undefined) return known;
      const found = await findNote(sql, workshopId, noteId);
      if (!found) return null;
      // A board that cannot be read stays closed alone: everything else of its workshop goes on.
      const opened = await openBoard(found.boardId).catch(() => null);
      return opened?.board.note(noteId)?.text ?? null;
    };
  };
}
