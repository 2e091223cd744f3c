import { TAKEN_BACK } from "@longtable/shared/withdrawal/withdrawal.schema";
import type { Sql } from "../../storage/storage.ts";
import { eraseFromKept, keptNotesOfSeat } from "./keptBoards.store.ts";
import type { NoteAt } from "./origins.store.ts";

/** What a seat wrote that stands on boards, and what of it is on none yet. */
export async function notesOfSeat(sql: Sql, seatId: string): Promise<(NoteAt & { isHeld: boolean; json: string })[]> {
  const rows = await sql.all<{ board_id: string; id: string; is_held: number; json: string }>(
    `SELECT board_id, id, 0 AS is_held, '' AS json FROM notes WHERE seat_id = ?
     UNION ALL SELECT board_id, id, 1, note_json FROM held_notes WHERE seat_id = ?`,
    seatId,
    seatId,
  );
  return rows.map((row) => ({ boardId: row.board_id, noteId: row.id, isHeld: row.is_held === 1, json: row.json }));
}

/** Every place of a note in a workshop, whosever it is, also one that was removed and can still be put back. */
export async function placesOfNote(sql: Sql, workshopId: string, noteId: string): Promise<NoteAt[]> {
  const rows = await sql.all<{ board_id: string }>(
    `SELECT board_id FROM notes WHERE workshop_id = ? AND id = ?
     UNION SELECT board_id FROM held_notes WHERE workshop_id = ? AND id = ?
     UNION SELECT board_id FROM note_deeds WHERE workshop_id = ? AND note_id = ?`,
    ...[workshopId, noteId, workshopId, noteId, workshopId, noteId],
  );
  return rows.map((row) => ({ boardId: row.board_id, noteId }));
}

/** Notes of a seat that may be on no board any more, but are remembered so that a host's deed can be undone, were copied, or are in a kept board. */
export async function rememberedNotes(sql: Sql, workshopId: string, seatId: string): Promise<NoteAt[]> {
  const deeds = await sql.all<{ board_id: string; note_id: string; row_json: string }>(
    "SELECT board_id, note_id, row_json FROM note_deeds WHERE workshop_id = ? AND row_json IS NOT NULL",
    workshopId,
  );
  const removed = deeds.map((deed) => ({
    ...deed,
    boardId: deed.board_id,
    noteId: deed.note_id,
    row: JSON.parse(deed.row_json) as OwnedRow,
  }));
  const takenBack = (await keptUndo(sql, workshopId)).flatMap(({ steps }) => steps);
  const set = (await keptWords(sql, workshopId)).flatMap(({ words }) => [
    ...(words.notes ?? []),
    ...(words.drafts ?? []).map((row) => ({ boardId: String(row.board_id), noteId: String(row.id), row })),
  ]);
  const remembered = [...removed, ...takenBack, ...set].filter(({ row }) => row?.seat_id === seatId);
  const first = await firstsOf(sql, seatId);
  return [...remembered, ...first, ...(await keptNotesOfSeat(sql, workshopId, seatId))].map(({ boardId, noteId }) => ({
    boardId,
    noteId,
  }));
}

/** Notes of a seat that others were copied from. */
async function firstsOf(sql: Sql, seatId: string): Promise<NoteAt[]> {
  const text = "SELECT DISTINCT from_board, from_note FROM note_origins WHERE from_seat = ?";
  const rows = await sql.all<{ from_board: string; from_note: string }>(text, seatId);
  return rows.map(({ from_board, from_note }) => ({ boardId: from_board, noteId: from_note }));
}

/** A row as another feature keeps it to be put back. */
type OwnedRow = { seat_id?: unknown; id?: unknown; board_id?: unknown } | null;
type Remembered = NoteAt & { row?: OwnedRow };

async function keptUndo(sql: Sql, workshopId: string): Promise<{ id: string; steps: Remembered[] }[]> {
  const rows = await sql.all<{ id: string; undo_json: string }>(
    "SELECT id, undo_json FROM take_backs WHERE workshop_id = ?",
    workshopId,
  );
  return rows.map(({ id, undo_json }) => ({ id, steps: JSON.parse(undo_json) as Remembered[] }));
}

interface KeptWords {
  notes?: Remembered[];
  drafts?: NonNullable<OwnedRow>[];
}

async function keptWords(sql: Sql, workshopId: string): Promise<{ participantId: string; words: KeptWords }[]> {
  const rows = await sql.all<{ participant_id: string; notes_json: string }>(
    "SELECT participant_id, notes_json FROM removed_people WHERE workshop_id = ? AND notes_json IS NOT NULL",
    workshopId,
  );
  return rows.map((row) => ({ participantId: row.participant_id, words: JSON.parse(row.notes_json) as KeptWords }));
}

const BY_NOTE = [
  "DELETE FROM notes WHERE board_id = ? AND id = ?",
  "DELETE FROM held_notes WHERE board_id = ? AND id = ?",
  "DELETE FROM note_deeds WHERE board_id = ? AND note_id = ?",
  "DELETE FROM revealed_notes WHERE board_id = ? AND note_id = ?",
  "DELETE FROM note_links WHERE from_board = ? AND from_note = ?",
  "DELETE FROM note_links WHERE to_board = ? AND to_note = ?",
  "DELETE FROM note_origins WHERE from_board = ? AND from_note = ?",
  "DELETE FROM note_origins WHERE to_board = ? AND to_note = ?",
];

/**
 * Takes notes out of every table that remembers their words or names them: so that nothing can put them back, and no file shows
 * them. Answers whether evidence stood behind one of them.
 */
export async function eraseNoteTraces(sql: Sql, workshopId: string, notes: readonly NoteAt[]): Promise<boolean> {
  await eraseImages(sql, workshopId, notes);
  const wasBacked = await unlink(sql, notes);
  for (const { boardId, noteId } of notes) {
    for (const text of BY_NOTE) await sql.run(text, boardId, noteId);
  }
  const ids = new Set(notes.map(({ noteId }) => noteId));
  for (const id of ids) {
    const text = "UPDATE shortlist SET text = ? WHERE workshop_id = ? AND note_id = ?";
    await sql.run(text, TAKEN_BACK, workshopId, id);
  }
  await forgetUndo(sql, workshopId, ids);
  await eraseFromKept(sql, workshopId, ids);
  await eraseCandidates(sql, workshopId, ids);
  return wasBacked;
}

/** What stood behind them, or what is left of it, stands behind them no more. */
async function unlink(sql: Sql, notes: readonly NoteAt[]): Promise<boolean> {
  const stories = new Set<string>();
  for (const { boardId, noteId } of notes) {
    const text = "DELETE FROM story_links WHERE board_id = ? AND note_id = ? RETURNING story_id";
    for (const { story_id } of await sql.all<{ story_id: string }>(text, boardId, noteId)) stories.add(story_id);
  }
  for (const id of stories) await sql.run("UPDATE stories SET revision = revision + 1 WHERE id = ?", id);
  return stories.size > 0;
}

/** The pictures on them, and the images where nothing else holds them. */
async function eraseImages(sql: Sql, workshopId: string, notes: readonly NoteAt[]): Promise<void> {
  for (const { boardId, noteId } of notes) {
    const on = "SELECT image_id FROM note_images WHERE board_id = ? AND note_id = ?";
    const imageId = (await sql.get<{ image_id: string }>(on, boardId, noteId))?.image_id;
    if (imageId === undefined) continue;
    await sql.run("DELETE FROM note_images WHERE board_id = ? AND note_id = ?", boardId, noteId);
    await sql.run(
      `DELETE FROM images WHERE workshop_id = ? AND id = ?
         AND id NOT IN (SELECT image_id FROM note_images WHERE workshop_id = images.workshop_id)
         AND id NOT IN (SELECT image_id FROM stories WHERE workshop_id = images.workshop_id AND image_id IS NOT NULL)`,
      workshopId,
      imageId,
    );
  }
}

/** What hosts could have put back: removals of people, and minutes that were taken back. */
async function forgetUndo(sql: Sql, workshopId: string, ids: ReadonlySet<string>): Promise<void> {
  for (const { id, steps } of await keptUndo(sql, workshopId)) {
    const left = steps.filter(({ noteId }) => !ids.has(noteId));
    if (left.length === steps.length) continue;
    await sql.run("UPDATE take_backs SET undo_json = ? WHERE id = ?", JSON.stringify(left), id);
  }
  for (const { participantId, words } of await keptWords(sql, workshopId)) {
    const left = {
      ...words,
      notes: words.notes?.filter(({ noteId }) => !ids.has(noteId)) ?? [],
      drafts: words.drafts?.filter(({ id }) => !ids.has(String(id))) ?? [],
    };
    const text = "UPDATE removed_people SET notes_json = ? WHERE participant_id = ?";
    await sql.run(text, JSON.stringify(left), participantId);
  }
}

type Seal = { salt: string } | { seal: string };
type KeptCandidate = { noteId: string; text: string; salt?: string };
type LoggedCandidate = { noteId: string; text?: string; seal?: string };

/**
 * Takes the words out of votes: dots stay, and the vote log stays whole, because it holds the words' seal and not the
 * words. What the seal was made with goes too, so that nobody can find out by trying.
 */
async function eraseCandidates(sql: Sql, workshopId: string, ids: ReadonlySet<string>): Promise<void> {
  const rounds = await sql.all<{ id: string; candidates_json: string; seals_json: string | null }>(
    "SELECT id, candidates_json, seals_json FROM rounds WHERE workshop_id = ?",
    workshopId,
  );
  for (const { id: roundId, candidates_json, seals_json } of rounds) {
    const candidates = JSON.parse(candidates_json) as KeptCandidate[];
    if (!candidates.some(({ noteId }) => ids.has(noteId))) continue;
    const logged = await loggedCandidates(sql, workshopId, roundId);
    const seals = JSON.parse(seals_json ?? "{}") as Record<string, Seal>;
    for (const { noteId } of candidates) {
      const seal = logged?.candidates.find((one) => one.noteId === noteId)?.seal;
      if (ids.has(noteId) && seal) seals[noteId] = { seal };
    }
    const left = candidates.map((one) => {
      if (!ids.has(one.noteId)) return one;
      const { salt, ...rest } = one;
      // A vote that came with a file has what its words are sealed with beside them.
      const seal =
        salt === undefined ? undefined : logged?.candidates.find(({ noteId }) => noteId === one.noteId)?.seal;
      return { ...rest, text: TAKEN_BACK, ...(seal && { seal }) };
    });
    await sql.run(
      "UPDATE rounds SET candidates_json = ?, seals_json = ? WHERE id = ?",
      JSON.stringify(left),
      seals_json === null ? null : JSON.stringify(seals),
      roundId,
    );
    // A vote from before there were seals has the words in the log itself; without them its chain no longer adds up.
    if (logged?.candidates.some(({ noteId, text }) => ids.has(noteId) && text !== undefined)) {
      const body = {
        ...logged.body,
        candidates: logged.candidates.map(({ noteId, text }) => ({
          noteId,
          text: ids.has(noteId) ? TAKEN_BACK : text,
        })),
      };
      const text = "UPDATE vote_log SET body_json = ? WHERE workshop_id = ? AND seq = ?";
      await sql.run(text, JSON.stringify(body), workshopId, logged.seq);
    }
  }
}

async function loggedCandidates(sql: Sql, workshopId: string, roundId: string) {
  const row = await sql.get<{ seq: number; body_json: string }>(
    "SELECT seq, body_json FROM vote_log WHERE workshop_id = ? AND round_id = ? AND event = 'opened'",
    workshopId,
    roundId,
  );
  if (!row) return null;
  const body = JSON.parse(row.body_json) as { candidates?: LoggedCandidate[] };
  return { seq: row.seq, body, candidates: body.candidates ?? [] };
}
