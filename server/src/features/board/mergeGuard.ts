import type { MergeEdit } from "@longtable/shared/board/merges.rules";
import { mergeDenial } from "@longtable/shared/board/merges.rules";
import type { NoteId } from "@longtable/shared/kernel/ids";
import type { BoardRoom, SeatDeeds } from "../../collaboration/boardRoom.ts";
import type { Sql } from "../../storage/storage.ts";

interface GuardDeps {
  notesInVote(sql: Sql, workshopId: string): Promise<ReadonlySet<string>>;
}

type Deed = SeatDeeds["deeds"][number];

/** Of a deed the merge it made or undid; null when it did neither. */
function mergeOf({ noteId, what, before, after }: Deed): MergeEdit | null {
  if (what === "remove" || !after || !("mergedInto" in after)) return null;
  const was = before?.mergedInto ?? null;
  return was === (after.mergedInto ?? null) ? null : { id: noteId as NoteId, mergedInto: was };
}

/**
 * Puts back, in the same transaction, what a canvas merged or took apart while an open vote asks about it: nobody sees it
 * another way than the vote asked it. By command it is refused with words; canvases of ours ask first.
 */
export function keepingVotesApart({ notesInVote }: GuardDeps) {
  return async (sql: Sql, workshopId: string, room: BoardRoom, deeds: readonly Deed[]): Promise<void> => {
    const merges = deeds.flatMap((deed) => {
      const back = mergeOf(deed);
      return back
        ? [{ back, touched: [back.id, back.mergedInto, deed.after?.mergedInto].filter((id) => id != null) }]
        : [];
    });
    if (merges.length === 0) return;
    const inVote = await notesInVote(sql, workshopId);
    const denied = merges.filter(({ touched }) => mergeDenial(touched, inVote)).map(({ back }) => back);
    if (denied.length > 0) await room.edit(sql, (board, origin) => board.mergeNotes(denied, origin), { removes: true });
  };
}
