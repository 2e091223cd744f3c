import { printOf } from "@longtable/shared/tables/merge.rules";
import { evidenceAlong } from "./composeStories.ts";
import { type IdeasDeps, registerIdeaCommands } from "./features/board/ideas.feature.ts";
import { markNotes } from "./features/people/noteMarks.store.ts";
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
        await evidenceAlong.carryEvidence(sql, { from: at, to });
      }
      const [first] = copied;
      const noteIds = copied.map(({ to }) => to.noteId);
      if (first) await markNotes(sql, seat.workshopId, await boards.room(first.to.boardId), noteIds);
    },
  };
  registerIdeaCommands(register, { boardUse, notesInVote, ...evidenceAlong, ...copies });
}
