import type { NewNote } from "@longtable/shared/board/board.doc";
import { ordersAfterAll } from "@longtable/shared/board/board.order";
import { addNoteDenial, changeNoteDenial } from "@longtable/shared/board/board.rules";
import { placeFor } from "@longtable/shared/board/board.targets";
import type { Note } from "@longtable/shared/board/board.types";
import { copyNotes, mergeNotes, splitNotes, tagNotes } from "@longtable/shared/board/ideas.commands";
import {
  type MergeEdit,
  mergeDenial,
  mergeEdits,
  splitEdits,
  splitPlaces,
  stackOf,
} from "@longtable/shared/board/merges.rules";
import { addTagDenial } from "@longtable/shared/board/tags.rules";
import type { BoardId, NoteId } from "@longtable/shared/kernel/ids";
import { LIMITS } from "@longtable/shared/kernel/limits";
import { UserError } from "@longtable/shared/kernel/userError";
import { newId } from "../../kernel/newId.ts";
import type { Sql } from "../../storage/storage.ts";
import type { CommandContext, Register } from "../../transport/commandRouter.ts";
import {
  createNoteDoor,
  type NoteDoorDeps,
  type OpenBoard,
  requireNotesUnlocked,
  requireUnlocked,
  wordsFor,
} from "./noteDoor.ts";

interface Copied {
  from: { boardId: BoardId; note: Note };
  to: { boardId: BoardId; noteId: NoteId };
}

export interface IdeasDeps extends NoteDoorDeps {
  /** Notes that open votes of a workshop ask about. */
  notesInVote(sql: Sql, workshopId: string): Promise<ReadonlySet<string>>;
  /** Which of a board's notes have a copy on another one, and which note that is. */
  copiesOn(sql: Sql, fromBoard: BoardId, toBoard: BoardId): Promise<ReadonlyMap<NoteId, NoteId>>;
  /** Whether notes of a board may go to more people than those of another one. */
  reachesFurther(sql: Sql, workshopId: string, boards: { boardId: BoardId; than: BoardId }): Promise<boolean>;
  /** Keeps whose a copy is, what it was copied from and what it rests on, so that it goes with the note it stands for. */
  keepCopies(context: CommandContext, copied: readonly Copied[]): Promise<void>;
}

/** Work on ideas by command: tags, merging what says the same, copying to another board. */
export function registerIdeaCommands(on: Register, deps: IdeasDeps): void {
  const { openBoard, openNote } = createNoteDoor(deps);

  /** While a board rests, or waits for hosts, nothing on it moves that they have not seen. */
  function requireShown({ taking }: OpenBoard): void {
    if (taking === "private") throw new UserError("conflict", "board.resting");
    if (taking === "waiting") throw new UserError("conflict", "board.waitsForHosts");
  }

  on(tagNotes, async ({ boardId, noteIds, tag, isOn }, context) => {
    const opened = await openBoard(context, boardId);
    const { board } = opened.room;
    requireShown(opened);
    for (const noteId of noteIds) {
      await openNote(context, noteId, boardId);
      const denial = isOn ? addTagDenial(board.note(noteId)?.tags ?? [], tag) : null;
      if (denial) throw new UserError("conflict", `board.${denial}`, { count: LIMITS.tagsPerNote });
    }
    await opened.room.edit(context.sql, (held, origin) => held.tagNotes(noteIds, tag, isOn, origin), {
      by: context.seat.id,
    });
    return {};
  });

  /** Notes of a board that this seat may merge or take apart: all of them are there. */
  async function openForMerging(context: CommandContext, boardId: BoardId, noteIds: readonly NoteId[]) {
    const opened = await openBoard(context, boardId);
    const denial = changeNoteDenial(opened.access, false);
    if (denial) throw new UserError("forbidden", wordsFor("boardReadOnly", opened));
    if (!noteIds.every((id) => opened.room.board.hasNote(id))) throw new UserError("notFound", "board.noteNotFound");
    return opened;
  }

  async function write(context: CommandContext, opened: OpenBoard, edits: readonly MergeEdit[]) {
    const { room } = opened;
    // Merging changes wordings, too, that nobody named.
    requireNotesUnlocked(
      opened,
      edits.flatMap(({ id, mergedInto }) => [id, mergedInto ?? id]),
    );
    const notes = room.board.listNotes();
    const stacks = edits.map(({ id, mergedInto }) => [...(mergedInto ? [mergedInto] : []), ...stackOf(notes, id)]);
    const inVote = await deps.notesInVote(context.sql, context.seat.workshopId);
    if (mergeDenial(stacks.flat(), inVote)) throw new UserError("conflict", "board.mergeInVote");
    const moves = splitPlaces(notes, edits);
    await room.edit(
      context.sql,
      (board, origin) =>
        board.doc.transact(() => {
          board.mergeNotes(edits, origin);
          for (const { id, place, at } of moves) board.changeNote(id, { place, at }, origin);
        }, origin),
      { by: context.seat.id },
    );
    return {};
  }

  on(mergeNotes, async ({ boardId, noteIds, headId }, context) => {
    const opened = await openForMerging(context, boardId, [...noteIds, headId]);
    const edits = mergeEdits(opened.room.board.listNotes(), [...noteIds, headId], headId);
    return write(context, opened, edits);
  });

  on(splitNotes, async ({ boardId, noteIds }, context) => {
    const opened = await openForMerging(context, boardId, noteIds);
    return write(context, opened, splitEdits(opened.room.board.listNotes(), noteIds));
  });

  on(copyNotes, async ({ boardId, noteIds, toBoardId }, context) => {
    const from = await openBoard(context, boardId);
    const to = await openBoard(context, toBoardId);
    requireShown(from);
    requireShown(to);
    if (boardId === toBoardId) throw new UserError("conflict", "board.copySameBoard");
    if (await deps.reachesFurther(context.sql, context.seat.workshopId, { boardId: toBoardId, than: boardId }))
      throw new UserError("conflict", "board.copyReachesFurther");
    const notes: Note[] = [];
    for (const id of new Set(noteIds)) {
      const { room } = await openNote(context, id, boardId);
      const note = room.board.note(id);
      if (note) notes.push(note);
    }
    const known = await deps.copiesOn(context.sql, boardId, toBoardId);
    const fresh = notes.filter(({ id }) => !to.room.board.hasNote(known.get(id) ?? ""));
    const denial = addNoteDenial(to.access, to.room.board.noteCount() + fresh.length - 1);
    if (denial) throw new UserError(denial === "boardFull" ? "conflict" : "forbidden", wordsFor(denial, to));
    const place = placeFor(to.room.board, {});
    requireUnlocked(to, place);
    const copied = fresh.map(
      (note): Copied => ({ from: { boardId, note }, to: { boardId: toBoardId, noteId: newId<NoteId>() } }),
    );
    const orders = ordersAfterAll(
      to.room.board.listNotes().map(({ order }) => order),
      copied.length,
    );
    await to.room.edit(context.sql, (board, origin) =>
      board.addNotes(
        copied.map(({ from: { note }, to: { noteId } }, index) => ({
          ...copyOf(note, noteId),
          place,
          order: orders[index] ?? "a0",
        })),
        origin,
      ),
    );
    await deps.keepCopies(context, copied);
    context.changed({ slices: ["me", "stories", "evidence"] });
    return { noteIds: copied.map((one) => one.to.noteId), passedOver: notes.length - fresh.length };
  });
}

/** What a note is wherever it stands: its words, its kind, where it comes from, what can change, its tags. */
const copyOf = ({ text, kind, status, lang, constraint, channel, assetKind, tags }: Note, id: NoteId): NewNote => ({
  id,
  text,
  kind,
  status,
  lang,
  ...(constraint && { constraint }),
  ...(channel && { channel }),
  ...(assetKind && { assetKind }),
  ...(tags && { tags }),
});
