import type { BoardDoc } from "@longtable/shared/board/board.doc";
import type { NoteId } from "@longtable/shared/kernel/ids";
import type { Contribution } from "@longtable/shared/withdrawal/withdrawal.schema";
import type { Sql } from "../../storage/storage.ts";
import type { ContributionKind, ContributionRef } from "./contributions.ts";
import { eraseNotes } from "./noteErasure.ts";
import { notesOfSeat, placesOfNote, rememberedNotes } from "./noteTraces.store.ts";
import { type NoteAt, withAllCopies, withCopies } from "./origins.store.ts";

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
      const named = own.filter(({ noteId }) => id === undefined || noteId === id);
      return withCopiesListed(sql, workshopId, named);
    },

    find: async (sql, workshopId, id) => withCopiesListed(sql, workshopId, await placesOfNote(sql, workshopId, id)),

    async erase(context, refs) {
      const notes = await withCopies(context.sql, context.workshopId, refs.map(toNote));
      await eraseNotes(context, notes);
      const named = new Set(refs.map(({ id }) => id));
      const here = notes.filter((note) => note.workshopId === context.workshopId && named.has(note.noteId));
      return new Set(here.map(({ noteId }) => noteId)).size;
    },
  };
}

/**
 * With copies of other ids, in whatever workshop, so that the list outside the database names those too: an older file may bring
 * them again.
 */
async function withCopiesListed(sql: Sql, workshopId: string, notes: readonly NoteAt[]): Promise<ContributionRef[]> {
  return (await withAllCopies(sql, workshopId, notes)).map(toRef);
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
