import type { NoteId } from "@longtable/shared/kernel/ids";
import type { BoardUnit } from "../../collaboration/boardRegistry.ts";
import type { Sql } from "../../storage/storage.ts";
import type { ErasureContext } from "./contributions.ts";
import { eraseNoteTraces } from "./noteTraces.store.ts";
import { carriedElsewhere, type PlacedNote } from "./origins.store.ts";
import { eraseQuotes } from "./quotes.store.ts";
import { eraseFromTemplates } from "./templates.store.ts";
import { wordingsKept } from "./wordings.store.ts";

/** Takes notes for good off the boards and out of the tables of every workshop they are in, and their words out of what hosts made of them. */
export async function eraseNotes(context: ErasureContext, notes: readonly PlacedNote[]): Promise<void> {
  const { sql, boards, changed } = context;
  const noteIds = new Set(notes.map(({ noteId }) => noteId));
  const wordings = await wordingsOf(sql, boards, notes);
  for (const [workshopId, own] of Map.groupBy(notes, (note) => note.workshopId)) {
    const authors = await authorsOf(sql, own);
    const wasBacked = await eraseNoteTraces(sql, workshopId, own);
    await eraseFromTemplates(sql, workshopId, own, wordings);
    const quoted = await eraseQuotes(sql, workshopId, { noteIds, wordings });
    for (const boardId of await knownBoards(sql, workshopId, own)) {
      const here = own.filter((note) => note.boardId === boardId);
      await boards.erase(
        boardId,
        workshopId,
        here.map(({ noteId }) => noteId),
      );
    }
    const slices = new Set([...CHANGED, ...quoted, ...(wasBacked ? BACKING : [])]);
    changed({ slices: [...slices], seats: authors }, workshopId);
  }
}

const CHANGED = ["rounds", "results", "followThrough", "held", "images"] as const;
const BACKING = ["stories", "evidence"] as const;

/** Erases what other workshops have of this one's boards, as before the whole of it is erased. */
export async function eraseCopiesElsewhere(context: ErasureContext): Promise<void> {
  await eraseNotes(context, await carriedElsewhere(context.sql, context.workshopId));
}

/** Takes out of a workshop's tables what they say of notes that never came, and their words out of what hosts made of them. */
export async function eraseTraces(
  sql: Sql,
  workshopId: string,
  noteIds: ReadonlySet<string>,
  words: readonly string[],
): Promise<void> {
  const wordings = [...new Set([...words, ...(await wordingsKept(sql, workshopId, noteIds))])];
  const notes = [...noteIds].map((noteId) => ({ boardId: "", noteId }));
  await eraseNoteTraces(sql, workshopId, notes);
  const unlink = "DELETE FROM story_links WHERE workshop_id = ? AND note_id = ?";
  for (const noteId of noteIds) await sql.run(unlink, workshopId, noteId);
  await eraseQuotes(sql, workshopId, { noteIds, wordings });
}

/** Every wording of these notes that is still known: of boards that can be read, and of whatever remembers notes. */
async function wordingsOf(sql: Sql, boards: BoardUnit, notes: readonly PlacedNote[]): Promise<string[]> {
  const words = new Set<string>();
  for (const [workshopId, own] of Map.groupBy(notes, (note) => note.workshopId)) {
    for (const text of await wordingsKept(sql, workshopId, new Set(own.map(({ noteId }) => noteId)))) words.add(text);
    for (const boardId of await knownBoards(sql, workshopId, own)) {
      const room = await boards.room(boardId).catch(() => null);
      for (const note of own) {
        const text = note.boardId === boardId && room?.board.note(note.noteId as NoteId)?.text;
        if (text) words.add(text);
      }
    }
  }
  return [...words];
}

/** The boards of these notes that are there: an older copy of the database may lack some. */
async function knownBoards(sql: Sql, workshopId: string, notes: readonly PlacedNote[]): Promise<string[]> {
  const rows = await sql.all<{ id: string }>("SELECT id FROM boards WHERE workshop_id = ?", workshopId);
  const known = new Set(rows.map(({ id }) => id));
  return [...new Set(notes.map(({ boardId }) => boardId))].filter((id) => known.has(id));
}

async function authorsOf(sql: Sql, notes: readonly PlacedNote[]): Promise<string[]> {
  const seats = new Set<string>();
  for (const { boardId, noteId } of notes) {
    const text = "SELECT seat_id FROM notes WHERE board_id = ? AND id = ?";
    const row = await sql.get<{ seat_id: string | null }>(text, boardId, noteId);
    if (row?.seat_id) seats.add(row.seat_id);
  }
  return [...seats];
}
