import type { NoteFields } from "@longtable/shared/board/board.types";
import type { ParticipantId } from "@longtable/shared/kernel/ids";
import { PEOPLE_LIMITS, type TakeBackId, type TakenBack } from "@longtable/shared/people/people.schema";
import type { Sql } from "../../storage/storage.ts";
import type { NoteRow } from "./noteJournal.store.ts";

/** How one step of a taking back is undone. `is`: what the step left, so that later work of others is seen. */
export type UndoStep = { boardId: string; noteId: string } & (
  | { do: "putBack"; fields: NoteFields; row: NoteRow | null }
  | { do: "set"; was: NoteFields; is: NoteFields }
  | { do: "takeAway"; is: NoteFields }
);

export interface KeptTakeBack {
  id: TakeBackId;
  workshopId: string;
  participantId: ParticipantId;
  /** Milliseconds since 1970. */
  at: number;
  notes: number;
  changes: number;
  undo: readonly UndoStep[];
}

interface TakeBackRow {
  id: string;
  workshop_id: string;
  participant_id: string;
  at: number;
  notes: number;
  changes: number;
  undo_json: string;
}

export async function addTakeBack(sql: Sql, kept: KeptTakeBack): Promise<void> {
  await sql.run(
    `INSERT INTO take_backs (id, workshop_id, participant_id, at, notes, changes, undo_json)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    kept.id,
    kept.workshopId,
    kept.participantId,
    kept.at,
    kept.notes,
    kept.changes,
    JSON.stringify(kept.undo),
  );
}

export async function findTakeBack(sql: Sql, workshopId: string, id: string): Promise<KeptTakeBack | null> {
  const row = await sql.get<TakeBackRow>("SELECT * FROM take_backs WHERE workshop_id = ? AND id = ?", workshopId, id);
  if (!row) return null;
  return {
    id: row.id as TakeBackId,
    workshopId: row.workshop_id,
    participantId: row.participant_id as ParticipantId,
    at: Number(row.at),
    notes: Number(row.notes),
    changes: Number(row.changes),
    undo: JSON.parse(row.undo_json) as UndoStep[],
  };
}

export async function dropTakeBack(sql: Sql, id: string): Promise<void> {
  await sql.run("DELETE FROM take_backs WHERE id = ?", id);
}

/** Forgets what can no longer be undone; answers how many. */
export function forgetTakeBacks(sql: Sql, now: number): Promise<number> {
  return sql.run("DELETE FROM take_backs WHERE at < ?", now - PEOPLE_LIMITS.undoMs);
}

/** What was taken back and can still be undone, latest first. */
export async function listTakenBack(sql: Sql, workshopId: string, now: number): Promise<TakenBack[]> {
  const rows = await sql.all<Omit<TakeBackRow, "undo_json"> & { number: number | null; alias: string }>(
    `SELECT t.id, t.at, t.notes, t.changes, p.number, p.alias FROM take_backs t
     JOIN participants p ON p.id = t.participant_id
     WHERE t.workshop_id = ? AND t.at >= ? ORDER BY t.at DESC, t.id`,
    workshopId,
    now - PEOPLE_LIMITS.undoMs,
  );
  return rows.map((row) => ({
    id: row.id as TakeBackId,
    number: Number(row.number ?? 0),
    alias: row.alias,
    at: Number(row.at),
    notes: Number(row.notes),
    changes: Number(row.changes),
    until: Number(row.at) + PEOPLE_LIMITS.undoMs,
  }));
}
