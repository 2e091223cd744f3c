import type { NoteId } from "@longtable/shared/kernel/ids";
import { UserError } from "@longtable/shared/kernel/userError";
import { bringBack, removePeople } from "@longtable/shared/people/people.commands";
import { PEOPLE_LIMITS, type RemovalId } from "@longtable/shared/people/people.schema";
import { newId } from "../../kernel/newId.ts";
import type { Sql } from "../../storage/storage.ts";
import type { CommandContext, Register } from "../../transport/commandRouter.ts";
import { noteRow, putNoteRow } from "./noteJournal.store.ts";
import { markNotes, notesBySeat } from "./noteMarks.store.ts";
import { personById, type StoredPerson } from "./people.store.ts";
import { putPersonBack, type RemovedPerson, removedTogether, setPersonAside, type TakenNote } from "./removal.store.ts";

export interface RemovalDeps {
  requireRight(context: Pick<CommandContext, "seat">, action: "managePeople"): void;
  removeNoteRow(sql: Sql, boardId: string, noteId: string): Promise<void>;
  /** Takes a person's ballots and answers out of what is still open, or puts them back; closed results stay. */
  setVotesAside(context: CommandContext, participantId: string, isAside: boolean): Promise<void>;
  /** Forgets what a seat has written and nobody has seen. */
  forgetDrafts(sql: Sql, seatId: string): Promise<void>;
  /** Deleted words leave the files too, once this is committed. */
  scrubSoon(): void;
}

/** Asking people to step out, with what they wrote or without it; and letting them back in. */
export function registerRemoval(on: Register, deps: RemovalDeps): void {
  const { requireRight, setVotesAside } = deps;

  on(removePeople, async ({ participantIds, withNotes, contact }, context) => {
    requireRight(context, "managePeople");
    const { sql, seat, now } = context;
    const removalId = newId<RemovalId>();
    let [people, notes] = [0, 0];
    for (const participantId of new Set(participantIds)) {
      const person = await personById(sql, seat.workshopId, participantId);
      if (!person) throw new UserError("notFound", "people.notHere");
      const taken = withNotes ? await takeNotes(context, person, deps) : null;
      if (withNotes) await deps.forgetDrafts(sql, person.seatId);
      await setVotesAside(context, participantId, true);
      const { workshopId } = seat;
      await setPersonAside(sql, {
        participantId,
        removalId,
        workshopId,
        contact,
        withNotes,
        notes: taken,
        removedAt: now,
      });
      context.changed({ gone: [person.seatId] });
      people += 1;
      notes += taken?.length ?? 0;
    }
    if (withNotes) deps.scrubSoon();
    context.changed({ slices: ["participants", "rounds", "agreements", "checks"], counts: ["people"] });
    return { removalId, people, notes };
  });

  on(bringBack, async ({ removalId }, context) => {
    requireRight(context, "managePeople");
    const { sql, seat, now } = context;
    const removed = await removedTogether(sql, seat.workshopId, removalId);
    if (removed.length === 0) throw new UserError("notFound", "people.notRemoved");
    let notes = 0;
    for (const person of removed) {
      await putPersonBack(sql, person);
      await setVotesAside(context, person.participantId, false);
      const isWhole = now - person.removedAt <= PEOPLE_LIMITS.undoMs;
      if (isWhole) notes += await putNotesBack(context, person);
    }
    context.changed({ slices: ["participants", "rounds", "agreements", "checks"], counts: ["people"] });
    return { people: removed.length, notes };
  });
}

/** Takes a person's notes off all boards and answers them, so that they can be put back. */
async function takeNotes(
  { sql, boards }: CommandContext,
  { seatId }: StoredPerson,
  { removeNoteRow }: RemovalDeps,
): Promise<TakenNote[]> {
  const taken: TakenNote[] = [];
  for (const { boardId, noteId } of await notesBySeat(sql, seatId)) {
    const { board } = await boards.room(boardId);
    const fields = board.noteFields(noteId);
    if (fields) taken.push({ boardId, noteId, fields, row: await noteRow(sql, boardId, noteId) });
    await removeNoteRow(sql, boardId, noteId);
  }
  for (const boardId of new Set(taken.map((note) => note.boardId))) {
    const room = await boards.room(boardId);
    const here = taken.filter((note) => note.boardId === boardId);
    await room.edit(
      sql,
      (board, origin) => {
        for (const { noteId } of here) board.removeNote(noteId as NoteId, origin);
      },
      { removes: true },
    );
  }
  return taken;
}

/** Puts a person's notes back where they stood; answers how many. */
async function putNotesBack({ sql, boards, seat }: CommandContext, { notes }: RemovedPerson): Promise<number> {
  for (const boardId of new Set(notes?.map((note) => note.boardId))) {
    const room = await boards.room(boardId);
    const here = notes?.filter((note) => note.boardId === boardId) ?? [];
    await room.edit(
      sql,
      (board, origin) => {
        for (const { noteId, fields } of here) board.putNoteFields(noteId as NoteId, fields, origin);
      },
      { removes: true },
    );
    for (const { row } of here) if (row) await putNoteRow(sql, row);
    await markNotes(
      sql,
      seat.workshopId,
      room,
      here.map(({ noteId }) => noteId),
    );
  }
  return notes?.length ?? 0;
}
