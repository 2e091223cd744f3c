import type { BoardDoc } from "@longtable/shared/board/board.doc";
import type { Round } from "@longtable/shared/voting/voting.schema";
import type { Sql } from "../../storage/storage.ts";

export interface NoteTextDeps {
  findNote(sql: Sql, workshopId: string, noteId: string): Promise<{ boardId: string } | null>;
  listRounds(sql: Sql, workshopId: string): Promise<Pick<Round, "candidates">[]>;
  openBoard(boardId: string): Promise<{ board: BoardDoc }>;
}

/** A note's words: as they were voted on, else as they stand on the board; null when the workshop has no such note. */
export function createNoteText({ findNote, listRounds, openBoard }: NoteTextDeps) {
  return async (sql: Sql, workshopId: string, noteId: string): Promise<string | null> => {
    const rounds = await listRounds(sql, workshopId);
    const voted = rounds.flatMap(({ candidates }) => candidates).findLast((candidate) => candidate.noteId === noteId);
    if (voted) return voted.text;
    const found = await findNote(sql, workshopId, noteId);
    if (!found) return null;
    const { board } = await openBoard(found.boardId);
    return board.note(noteId)?.text ?? null;
  };
}
