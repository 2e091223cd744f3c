import { type Mergeable, mergesBack } from "@longtable/shared/board/merges.rules";
import type { NoteId } from "@longtable/shared/kernel/ids";
import type { BoardRoom, SeatDeeds } from "../../collaboration/boardRoom.ts";
import type { Sql } from "../../storage/storage.ts";

interface GuardDeps {
  notesInVote(sql: Sql, workshopId: string): Promise<ReadonlySet<string>>;
}

type Deed = SeatDeeds["deeds"][number];

const namedIn = (fields: Deed["before"]) => fields?.mergedInto ?? undefined;

/** The board's notes as they were before these deeds, with those they took off; of each only what it is shown with. */
function before(now: readonly Mergeable[], deeds: readonly Deed[]): Mergeable[] {
  const notes = new Map(now.map((note) => [note.id, note]));
  for (const { noteId, what, before: was, after } of deeds.toReversed()) {
    const id = noteId as NoteId;
    const mergedInto = namedIn(was);
    if (what === "add") notes.delete(id);
    else if (what === "remove" || mergedInto !== namedIn(after))
      notes.set(id, { id, ...(mergedInto && { mergedInto }) });
  }
  return [...notes.values()];
}

/**
 * Puts back, in the same transaction, what a canvas merged or took apart while an open vote asks about it: nobody sees it
 * another way than the vote asked it. By command it is refused with words; canvases of ours ask first.
 */
export function keepingVotesApart({ notesInVote }: GuardDeps) {
  return async (sql: Sql, workshopId: string, room: BoardRoom, deeds: readonly Deed[]): Promise<void> => {
    // A note that comes may be one that others name.
    if (!deeds.some((deed) => deed.what === "add" || namedIn(deed.before) !== namedIn(deed.after))) return;
    const inVote = await notesInVote(sql, workshopId);
    if (inVote.size === 0) return;
    const now = room.board.listNotes();
    const back = mergesBack(before(now, deeds), now, inVote);
    if (back.length > 0) await room.edit(sql, (board, origin) => board.mergeNotes(back, origin), { removes: true });
  };
}
