import type { NoteId } from "@longtable/shared/kernel/ids";
import { UserError } from "@longtable/shared/kernel/userError";
import { bringBack, removePeople } from "@longtable/shared/people/people.commands";
import { PEOPLE_LIMITS, type RemovalId } from "@longtable/shared/people/people.schema";
import { newId } from "../../kernel/newId.ts";
import type { Sql } from "../../storage/storage.ts";
import type { CommandContext, Register } from "../../transport/commandRouter.ts";
import { noteRow, putNoteRow } from "./noteJournal.store.ts";
import { markAllByProxy, markNotes, notesBySeat } from "./noteMarks.store.ts";
import { personById, type StoredPerson } from "./people.store.ts";
import {
  type KeptRow,
  putPersonBack,
  removedTogether,
  setPersonAside,
  type TakenNote,
  type TakenWords,
} from "./removal.store.ts";
import { type BoardUseReading, requireNotAlone } from "./writtenAlone.ts";

export interface RemovalDeps extends BoardUseReading {
  requireRight(context: Pick<CommandContext, "seat">, action: "managePeople"): void;
  removeNoteRow(sql: Sql, boardId: string, noteId: string): Promise<void>;
  /** Takes a person's ballots and answers out of open rounds and proposals, or puts them back; closed results stay. */
  setVotesAside(context: CommandContext, participantId: string, isAside: boolean): Promise<void>;
  /** The same with answers to quick checks, which need no vote. */
  setChecksAside(context: CommandContext, participantId: string, isAside: boolean): Promise<void>;
  /** Takes what a seat has written and is on no board out of the room, or of that only what it alone has seen; answers it. */
  takeDrafts(sql: Sql, seatId: string, which: "all" | "private"): Promise<KeptRow[]>;
  putDraftsBack(sql: Sql, drafts: readonly KeptRow[]): Promise<void>;
  /** Takes what a person answered in private out of open questions and answers it; and puts back where one is open still. */
  takeAnswers(sql: Sql, workshopId: string, participantId: string): Promise<KeptRow[]>;
  putAnswersBack(sql: Sql, answers: readonly KeptRow[]): Promise<void>;
  /** Deleted words leave the files too, once this is committed. */
  scrubSoon(): void;
}

/** Whatever names somebody, counts them, or holds what they wrote, asked or answered. */
const TELLS_OF_PEOPLE = [
  "participants",
  "people",
  "rounds",
  "agreements",
  "checks",
  "tables",
  "room",
  "hands",
  "held",
  "reflection",
] as const;

/** Asking people to step out, with what they wrote or without it; and letting them back in. */
export function registerRemoval(on: Register, deps: RemovalDeps): void {
  const { requireRight, setVotesAside, setChecksAside } = deps;

  on(removePeople, async ({ participantIds, withNotes, contact }, context) => {
    requireRight(context, "managePeople");
    const { sql, seat, now } = context;
    const removalId = newId<RemovalId>();
    let [people, count] = [0, 0];
    const touched = new Set<string>();
    for (const participantId of new Set(participantIds)) {
      const person = await personById(sql, seat.workshopId, participantId);
      if (!person) throw new UserError("notFound", "people.notHere");
      const notes = withNotes ? await takeNotes(context, person, deps) : [];
      // What they alone have seen goes either way: the next reveal is not to show it.
      const drafts = await deps.takeDrafts(sql, person.seatId, withNotes ? "all" : "private");
      const answers = await deps.takeAnswers(sql, seat.workshopId, participantId);
      await setVotesAside(context, participantId, true);
      await setChecksAside(context, participantId, true);
      const { workshopId } = seat;
      await setPersonAside(sql, {
        participantId,
        removalId,
        workshopId,
        contact,
        withNotes,
        words: { notes, drafts, answers },
        removedAt: now,
      });
      // Entered for somebody they stay, though nobody is there any more who would say so.
      if (person.isProxy) await markAllByProxy(sql, person.seatId);
      const left = withNotes ? [] : await remark(context, person);
      for (const boardId of [...notes, ...left].map((note) => note.boardId)) touched.add(boardId);
      context.changed({ gone: [person.seatId] });
      people += 1;
      count += notes.length;
    }
    for (const boardId of touched) await (await context.boards.room(boardId)).forgetPast(sql);
    deps.scrubSoon();
    context.changed({ slices: TELLS_OF_PEOPLE });
    return { removalId, people, notes: count };
  });

  on(bringBack, async ({ removalId }, context) => {
    requireRight(context, "managePeople");
    const { sql, seat, now } = context;
    const removed = await removedTogether(sql, seat.workshopId, removalId);
    if (removed.length === 0) throw new UserError("notFound", "people.notRemoved");
    const wordsOf = ({ removedAt, words }: (typeof removed)[number]) =>
      now - removedAt <= PEOPLE_LIMITS.undoMs ? words : null;
    const taken = removed.flatMap((person) => wordsOf(person)?.notes ?? []);
    await requireNotAlone(
      sql,
      taken.map(({ boardId }) => boardId),
      deps,
    );
    let notes = 0;
    for (const person of removed) {
      await putPersonBack(sql, person);
      // Without a vote their ballots wait until they have one again.
      if (person.seat.can_vote === 1) await setVotesAside(context, person.participantId, false);
      await setChecksAside(context, person.participantId, false);
      await remark(context, { seatId: String(person.seat.id) });
      const words = wordsOf(person);
      if (!words) continue;
      notes += await putNotesBack(context, words);
      await deps.putDraftsBack(sql, words.drafts);
      await deps.putAnswersBack(sql, words.answers ?? []);
    }
    context.changed({ slices: TELLS_OF_PEOPLE });
    return { people: removed.length, notes };
  });
}

/** Writes anew what stands beside a person's notes: a name only while they are here. Answers where these notes are. */
async function remark(
  { sql, boards, seat }: CommandContext,
  { seatId }: Pick<StoredPerson, "seatId"> | { seatId: string },
) {
  const own = await notesBySeat(sql, seatId);
  for (const boardId of new Set(own.map((note) => note.boardId))) {
    const ids = own.filter((note) => note.boardId === boardId).map(({ noteId }) => noteId);
    await markNotes(sql, seat.workshopId, await boards.room(boardId), ids);
  }
  return own;
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
async function putNotesBack({ sql, boards, seat }: CommandContext, { notes }: TakenWords): Promise<number> {
  for (const boardId of new Set(notes.map((note) => note.boardId))) {
    const room = await boards.room(boardId);
    const here = notes.filter((note) => note.boardId === boardId);
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
  return notes.length;
}
