import type { BoardDoc } from "@longtable/shared/board/board.doc";
import type { NoteId } from "@longtable/shared/kernel/ids";
import type { Contribution } from "@longtable/shared/withdrawal/withdrawal.schema";
import type { Sql } from "../../storage/storage.ts";
import type { ContributionKind, ContributionRef } from "./contributions.ts";
import {
  eraseNoteTraces,
  type NoteAt,
  notesOfSeat,
  placesOfNote,
  rememberedNotes,
  withCopies,
} from "./noteTraces.store.ts";

interface NoteKindDeps {
  openBoard(boardId: string): Promise<{ board: BoardDoc }>;
}

const KIND = "note";
const toRef = ({ boardId, noteId }: NoteAt): ContributionRef => ({ kind: KIND, id: noteId, within: boardId });
const toNote = ({ id, within }: ContributionRef): NoteAt => ({ noteId: id, boardId: within });

/** Notes: on boards, on copies of them, and held back from all. */
export function createNoteKind({ openBoard }: NoteKindDeps): ContributionKind {
  return {
    kind: KIND,

    async list(sql, { seatId, workshopId }) {
      const titles = await boardTitles(sql, workshopId);
      const found = [];
      for (const { boardId, noteId, isHeld, json } of await notesOfSeat(sql, seatId)) {
        const about = titles.get(boardId) ?? "";
        if (isHeld) {
          const { text } = JSON.parse(json) as { text: string };
          found.push({ kind: KIND, id: noteId, text, about, seen: "private" as const });
          continue;
        }
        // A board that cannot be read keeps only its own notes off the list; they are withdrawn all the same.
        const opened = await openBoard(boardId).catch(() => null);
        const text = opened?.board.note(noteId as NoteId)?.text;
        if (text !== undefined) found.push({ kind: KIND, id: noteId, text, about, seen: "shown" as const });
      }
      return onePerNote(found);
    },

    async refs(sql, { seatId, workshopId }, id) {
      const own = [...(await notesOfSeat(sql, seatId)), ...(await rememberedNotes(sql, workshopId, seatId))];
      return own.filter(({ noteId }) => id === undefined || noteId === id).map(toRef);
    },

    find: async (sql, workshopId, id) => (await placesOfNote(sql, workshopId, id)).map(toRef),

    async erase({ sql, boards, workshopId, changed }, refs) {
      const notes = await withCopies(sql, workshopId, refs.map(toNote));
      const boardIds = await knownBoards(sql, workshopId, notes);
      const authors = await authorsOf(sql, notes);
      await eraseNoteTraces(sql, workshopId, notes);
      for (const boardId of boardIds) {
        const here = notes.filter((note) => note.boardId === boardId);
        await boards.erase(
          boardId,
          workshopId,
          here.map(({ noteId }) => noteId),
        );
      }
      changed({ slices: ["rounds", "results", "followThrough", "held", "images"], seats: authors });
      return new Set(notes.map(({ noteId }) => noteId)).size;
    },
  };
}

/** A note and its copies on other boards have one id and are taken back together: one line, with every wording and place. */
function onePerNote(found: readonly Contribution[]): Contribution[] {
  const byId = Map.groupBy(found, ({ id }) => id);
  return [...byId.values()].flatMap((same) => {
    const [first] = same;
    const distinct = (part: "text" | "about") => [...new Set(same.map((one) => one[part]))].join(" / ");
    return first ? [same.length === 1 ? first : { ...first, text: distinct("text"), about: distinct("about") }] : [];
  });
}

async function boardTitles(sql: Sql, workshopId: string): Promise<Map<string, string>> {
  const rows = await sql.all<{ id: string; title: string }>(
    "SELECT id, title FROM boards WHERE workshop_id = ?",
    workshopId,
  );
  return new Map(rows.map(({ id, title }) => [id, title]));
}

/** The boards of these notes that are there: an older copy of the database may lack some. */
async function knownBoards(sql: Sql, workshopId: string, notes: readonly NoteAt[]): Promise<string[]> {
  const known = await boardTitles(sql, workshopId);
  return [...new Set(notes.map(({ boardId }) => boardId))].filter((id) => known.has(id));
}

async function authorsOf(sql: Sql, notes: readonly NoteAt[]): Promise<string[]> {
  const seats = new Set<string>();
  for (const { boardId, noteId } of notes) {
    const text = "SELECT seat_id FROM notes WHERE board_id = ? AND id = ?";
    const row = await sql.get<{ seat_id: string | null }>(text, boardId, noteId);
    if (row?.seat_id) seats.add(row.seat_id);
  }
  return [...seats];
}
