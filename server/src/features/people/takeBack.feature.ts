import type { NoteFields } from "@longtable/shared/board/board.types";
import type { NoteId } from "@longtable/shared/kernel/ids";
import { UserError } from "@longtable/shared/kernel/userError";
import { takeBack, undoTakeBack } from "@longtable/shared/people/people.commands";
import { PEOPLE_LIMITS, type TakeBackId, type TakeBackPreview } from "@longtable/shared/people/people.schema";
import {
  type BroughtNote,
  type NoteStep,
  planTakeBack,
  sameValue,
  type WholePlan,
  withBrought,
} from "@longtable/shared/people/takeBack.rules";
import type { BoardUnit } from "../../collaboration/boardRegistry.ts";
import { newId } from "../../kernel/newId.ts";
import type { Sql } from "../../storage/storage.ts";
import type { CommandContext, Register } from "../../transport/commandRouter.ts";
import {
  deedsAround,
  type KeptDeed,
  markTaken,
  noteRow,
  othersWorkedOn,
  putNoteRow,
  unmarkTaken,
} from "./noteJournal.store.ts";
import { knownNotesOf, markNotes } from "./noteMarks.store.ts";
import { personById, type StoredPerson } from "./people.store.ts";
import { addTakeBack, dropTakeBack, findTakeBack, type UndoStep } from "./takeBack.store.ts";
import { type BoardUseReading, requireNotAlone } from "./writtenAlone.ts";

export interface TakeBackDeps extends BoardUseReading {
  requireRight(context: Pick<CommandContext, "seat">, action: "managePeople"): void;
  removeNoteRow(sql: Sql, boardId: string, noteId: string): Promise<void>;
  /** Notes that the workshop's open votes are about. */
  notesInVote(sql: Sql, workshopId: string): Promise<ReadonlySet<string>>;
  /** Notes of other boards that were made of this one, when boards were copied or merged. */
  broughtFrom(sql: Sql, boardId: string, noteId: string): Promise<{ boardId: string; noteId: string }[]>;
  /** Deleted words leave the files too, once this is committed. */
  scrubSoon(): void;
}
type Reading = Pick<TakeBackDeps, "notesInVote" | "broughtFrom">;

const WORDS_SHOWN = 8;
const SAMPLE_CHARS = 80;

interface Planned {
  plan: WholePlan;
  deeds: readonly KeptDeed[];
  since: number;
}

/** Works out what taking back would do, on the boards as they are now. */
async function planFor(
  { sql, boards, now }: Pick<CommandContext, "sql" | "boards" | "now">,
  workshopId: string,
  { person, minutes }: { person: StoredPerson; minutes: number },
  { notesInVote, broughtFrom }: Reading,
): Promise<Planned> {
  const since = now - minutes * 60_000;
  const deeds = await deedsAround(sql, workshopId, person.seatId, since);
  const notes = new Map<string, NoteFields | null>();
  for (const { boardId, noteId } of deeds) {
    const { board } = await boards.room(boardId);
    notes.set(`${boardId} ${noteId}`, board.noteFields(noteId));
  }
  const current = (boardId: string, noteId: string) => notes.get(`${boardId} ${noteId}`) ?? null;
  const own = planTakeBack(deeds, { seatId: person.seatId, since, current });
  const brought: BroughtNote[] = [];
  for (const from of own.steps) {
    for (const to of await broughtFrom(sql, from.boardId, from.noteId)) {
      const now = (await boards.room(to.boardId)).board.noteFields(to.noteId as NoteId);
      brought.push({ from, ...to, now, isOthers: await othersWorkedOn(sql, to, person.seatId) });
    }
  }
  return { plan: withBrought(own, brought, await notesInVote(sql, workshopId)), deeds, since };
}

const figures = ({ steps, kept, inVote }: WholePlan) => ({
  notes: steps.filter((step) => step.do === "remove").length,
  changes: steps.reduce((sum, step) => sum + (step.do === "set" ? step.units : step.do === "bringBack" ? 1 : 0), 0),
  kept,
  inVote: inVote.length,
});

/**
 * What taking back one person's last minutes would do, for a host to look at first. Words are shown of no note whose author
 * hosts may not know: else they would tell whose it is.
 */
export async function previewTakeBack(
  { sql, boards, now }: { sql: Sql; boards: BoardUnit; now: number },
  workshopId: string,
  { participantId, minutes }: { participantId: string; minutes: number },
  reading: Reading,
): Promise<TakeBackPreview> {
  const person = await personById(sql, workshopId, participantId);
  if (!person) throw new UserError("notFound", "people.notHere");
  const { plan } = await planFor({ sql, boards, now }, workshopId, { person, minutes }, reading);
  const known = await knownNotesOf(sql, workshopId, person.seatId);
  const shown = plan.steps.filter(({ boardId, noteId }) => known.has(`${boardId} ${noteId}`));
  const samples: string[] = [];
  for (const { boardId, noteId } of shown.slice(0, WORDS_SHOWN)) {
    const text = (await boards.room(boardId)).board.note(noteId)?.text.trim().replace(/\s+/g, " ");
    if (text) samples.push(text.length > SAMPLE_CHARS ? `${text.slice(0, SAMPLE_CHARS - 1)}…` : text);
  }
  return { ...figures(plan), samples };
}

/** Taking back what one person did in the last minutes, without touching what others did since; and undoing that. */
export function registerTakeBack(on: Register, deps: TakeBackDeps): void {
  const { requireRight, removeNoteRow, boardUse } = deps;
  on(takeBack, async ({ participantId, minutes }, context) => {
    requireRight(context, "managePeople");
    const { sql, seat, now, boards } = context;
    const person = await personById(sql, seat.workshopId, participantId);
    if (!person) throw new UserError("notFound", "people.notHere");
    const { plan, deeds, since } = await planFor(context, seat.workshopId, { person, minutes }, deps);
    const id = newId<TakeBackId>();
    const undo: UndoStep[] = [];
    for (const step of plan.steps) undo.push(await doStep(context, step, deeds, removeNoteRow));
    // What stays for a vote can be taken back after it.
    const stays = new Set(plan.inVote);
    const own = deeds.filter((deed) => deed.seatId === person.seatId && deed.at >= since && !stays.has(deed.noteId));
    await markTaken(sql, id, own, seat.workshopId);
    for (const boardId of new Set(undo.map((step) => step.boardId))) await (await boards.room(boardId)).forgetPast(sql);
    deps.scrubSoon();
    const { notes, changes, kept, inVote } = figures(plan);
    await addTakeBack(sql, { id, workshopId: seat.workshopId, participantId, at: now, notes, changes, undo });
    tell(context, person);
    return { takeBackId: id, notes, changes, kept, inVote };
  });

  on(undoTakeBack, async ({ takeBackId }, context) => {
    requireRight(context, "managePeople");
    const { sql, seat, now } = context;
    const kept = await findTakeBack(sql, seat.workshopId, takeBackId);
    if (!kept || now - kept.at > PEOPLE_LIMITS.undoMs) throw new UserError("notFound", "people.tooLateToUndo");
    await requireNotAlone(
      sql,
      kept.undo.map(({ boardId }) => boardId),
      { boardUse },
    );
    let [notes, changes] = [0, 0];
    for (const step of kept.undo) {
      if (!(await undoStep(context, step, removeNoteRow))) continue;
      if (step.do === "putBack") notes += 1;
      else changes += 1;
    }
    await unmarkTaken(sql, seat.workshopId, takeBackId);
    await dropTakeBack(sql, takeBackId);
    const person = await personById(sql, seat.workshopId, kept.participantId);
    if (person) tell(context, person);
    return { notes, changes };
  });
}

function tell(context: CommandContext, { seatId }: StoredPerson): void {
  context.changed({ seatSlices: [{ seatId, slices: ["me"] }], counts: ["people"] });
}

type RemoveRow = TakeBackDeps["removeNoteRow"];

/** Does one step and answers how to undo it. */
async function doStep(
  { sql, boards, seat }: CommandContext,
  step: NoteStep,
  deeds: readonly KeptDeed[],
  removeNoteRow: RemoveRow,
): Promise<UndoStep> {
  const { boardId } = step;
  const noteId = step.noteId as NoteId;
  const room = await boards.room(boardId);
  const before = room.board.noteFields(noteId) ?? {};
  if (step.do === "remove") {
    const row = await noteRow(sql, boardId, noteId);
    await removeNoteRow(sql, boardId, noteId);
    await room.edit(sql, (board, origin) => board.removeNote(noteId, origin), { removes: true });
    return { do: "putBack", boardId, noteId, fields: before, row };
  }
  await room.edit(sql, (board, origin) => board.putNoteFields(noteId, step.fields, origin), { removes: true });
  if (step.do === "set") return { do: "set", boardId, noteId, was: only(before, step.fields), is: step.fields };
  const row = deeds.findLast((deed) => deed.noteId === noteId && deed.row !== null)?.row;
  if (row) await putNoteRow(sql, row);
  await markNotes(sql, seat.workshopId, room, [noteId]);
  return { do: "takeAway", boardId, noteId, is: step.fields };
}

/** Undoes one step where the note still stands as the step left it; answers whether it did. */
async function undoStep({ sql, boards, seat }: CommandContext, step: UndoStep, removeNoteRow: RemoveRow) {
  const room = await boards.room(step.boardId);
  const noteId = step.noteId as NoteId;
  const now = room.board.noteFields(noteId);
  if (step.do === "putBack") {
    if (now) return false;
    await room.edit(sql, (board, origin) => board.putNoteFields(noteId, step.fields, origin), { removes: true });
    if (step.row) await putNoteRow(sql, step.row);
    await markNotes(sql, seat.workshopId, room, [noteId]);
    return true;
  }
  if (!now || !sameValue(only(now, step.is), step.is)) return false;
  if (step.do === "set") {
    await room.edit(sql, (board, origin) => board.putNoteFields(noteId, step.was, origin), { removes: true });
    return true;
  }
  await removeNoteRow(sql, step.boardId, noteId);
  await room.edit(sql, (board, origin) => board.removeNote(noteId, origin), { removes: true });
  return true;
}

/** Of a note's fields those that another value names; null where nothing stands. */
const only = (fields: NoteFields, named: NoteFields): NoteFields =>
  Object.fromEntries(Object.keys(named).map((key) => [key, fields[key as keyof NoteFields] ?? null])) as NoteFields;
