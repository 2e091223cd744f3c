import type { Note } from "@longtable/shared/board/board.types";
import { headsOf, type Mergeable, mergesBack } from "@longtable/shared/board/merges.rules";
import type { NoteId } from "@longtable/shared/kernel/ids";
import type { BoardRoom, SeatDeeds } from "../../collaboration/boardRoom.ts";
import type { Sql } from "../../storage/storage.ts";

interface GuardDeps {
  /** Notes that open votes are about, each with when the last of these votes opened, in milliseconds since 1970. */
  askedSince(sql: Sql, workshopId: string): Promise<ReadonlyMap<string, number>>;
  /** What a removed note was and when it was removed, as long as it can be taken back; null for one that nobody removed. */
  removedAs(sql: Sql, boardId: string, noteId: string): Promise<{ was: Fields; at: number } | null>;
}

type Fields = { mergedInto?: Note["mergedInto"] | null };

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

interface Returning {
  note: Mergeable;
  /** When it was removed, in milliseconds since 1970. */
  at: number;
}

/** Of notes that come back, those that were shown with what a vote asks when it opened: removed since, they belong there. */
function belonging(
  notes: readonly Mergeable[],
  returning: readonly Returning[],
  asked: ReadonlyMap<string, number>,
): Mergeable[] {
  // Thousands may come back at once: who is shown with whom is found once for all of them.
  const heads = headsOf([...notes, ...returning.map(({ note }) => note)]);
  const openedFor = new Map<NoteId, number>();
  for (const [id, at] of asked) {
    const head = heads.get(id as NoteId) ?? (id as NoteId);
    openedFor.set(head, Math.max(openedFor.get(head) ?? 0, at));
  }
  const openedWith = ({ id }: Mergeable) => openedFor.get(heads.get(id) ?? id) ?? 0;
  return returning.filter(({ note, at }) => at >= openedWith(note)).map(({ note }) => note);
}

/**
 * Puts back, in the same transaction, what a canvas merged or took apart while an open vote asks about it: nobody sees it
 * another way than the vote asked it. What was removed meanwhile comes back where it was. By command it is refused with
 * words; canvases of ours ask first.
 */
export function keepingVotesApart({ askedSince, removedAs }: GuardDeps) {
  return async (sql: Sql, workshopId: string, room: BoardRoom, deeds: readonly Deed[]): Promise<void> => {
    // A note that comes may be one that others name.
    if (!deeds.some((deed) => deed.what === "add" || namedIn(deed.before) !== namedIn(deed.after))) return;
    const asked = await askedSince(sql, workshopId);
    if (asked.size === 0) return;
    const returning: Returning[] = [];
    for (const { noteId, what } of deeds) {
      const removed = what === "add" ? await removedAs(sql, room.boardId, noteId) : null;
      const mergedInto = removed?.was.mergedInto;
      if (removed)
        returning.push({ note: { id: noteId as NoteId, ...(mergedInto && { mergedInto }) }, at: removed.at });
    }
    const now = room.board.listNotes();
    const were = before(now, deeds);
    const back = mergesBack([...were, ...belonging(were, returning, asked)], now, new Set(asked.keys()));
    if (back.length > 0) await room.edit(sql, (board, origin) => board.mergeNotes(back, origin), { removes: true });
  };
}
