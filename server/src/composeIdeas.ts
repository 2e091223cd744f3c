import { reaches } from "@longtable/shared/story/scope.rules";
import { DEFAULT_BOARD_SCOPE } from "@longtable/shared/story/story.types";
import { printOf } from "@longtable/shared/tables/merge.rules";
import { type IdeasDeps, registerIdeaCommands } from "./features/board/ideas.feature.ts";
import { markNotes } from "./features/people/noteMarks.store.ts";
import { boardScopes, carryNoteLinks } from "./features/story/story.store.ts";
import { copyNoteRow, linksTo, putLink } from "./features/tables/copies.store.ts";
import { notesInVote } from "./features/voting/voting.store.ts";
import { boardUse } from "./features/workshop/workshop.store.ts";
import type { Register } from "./transport/commandRouter.ts";

/** Joins work on ideas with whose notes are, what was copied from where, and what is being voted on. */
export function registerIdeas(register: Register): void {
  const copies: Pick<IdeasDeps, "copiesOn" | "keepCopies"> = {
    async copiesOn(sql, fromBoard, toBoard) {
      const links = await linksTo(sql, toBoard);
      const own = links.filter((link) => link.fromBoard === fromBoard);
      return new Map(own.map(({ fromNote, toNote }) => [fromNote, toNote]));
    },
    async keepCopies({ sql, seat, boards }, copied) {
      for (const { from, to } of copied) {
        const at = { boardId: from.boardId, noteId: from.note.id };
        await copyNoteRow(sql, seat.workshopId, { from: at, to, hasAuthor: true });
        const link = { fromBoard: from.boardId, fromNote: from.note.id, toNote: to.noteId, print: printOf(from.note) };
        await putLink(sql, seat.workshopId, to.boardId, link);
        await carryNoteLinks(sql, { from: at, to });
      }
      const [first] = copied;
      const noteIds = copied.map(({ to }) => to.noteId);
      if (first) await markNotes(sql, seat.workshopId, await boards.room(first.to.boardId), noteIds);
    },
  };
  registerIdeaCommands(register, { boardUse, notesInVote, reachesFurther, ...copies });
}

/** Whether what stands on one board may go to more people than what stands on the other. */
const reachesFurther: IdeasDeps["reachesFurther"] = async (sql, workshopId, { boardId, than }) => {
  const scopes = await boardScopes(sql, workshopId);
  const scopeOf = (id: string) => scopes.get(id) ?? DEFAULT_BOARD_SCOPE;
  return !reaches(scopeOf(than), scopeOf(boardId));
};
