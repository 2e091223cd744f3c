import type { NewNote } from "@longtable/shared/board/board.doc";
import type { HeldStage } from "@longtable/shared/held/held.types";
import type { ActivityId, BoardId, NoteId } from "@longtable/shared/kernel/ids";
import type { Sql } from "../../storage/storage.ts";

/** A note as it will be put on its board. */
export type KeptNote = Omit<NewNote, "id">;

/** A note that is on no board, as kept. */
export interface HeldRow {
  id: NoteId;
  boardId: BoardId;
  workshopId: string;
  /** Whose it is; null for one that is nobody's. */
  seatId: string | null;
  stage: HeldStage;
  note: KeptNote;
  isKept: boolean;
  /** A host took it off the screens. */
  wasShown: boolean;
  /** New words for a note that stands on the board. */
  isChange: boolean;
  reason: string | null;
  /** Since when it waits for a host, in milliseconds since 1970. */
  waitsSince: number | null;
  /** The reveal that sent it to the hosts. */
  revealId: string | null;
  /** How far names were on when it was first written; set once, by the store. */
  names?: string;
  /** The activity it was written in; left out, the store names the one that has people write alone there now. */
  activityId?: string | null;
}

interface Row {
  id: string;
  board_id: string;
  workshop_id: string;
  seat_id: string | null;
  stage: string;
  note_json: string;
  is_kept: number;
  was_shown: number;
  is_change: number;
  reason: string | null;
  waits_since: number | null;
  reveal_id: string | null;
  names: string | null;
  activity_id: string | null;
}

const toHeld = (row: Row): HeldRow => ({
  id: row.id as NoteId,
  boardId: row.board_id as BoardId,
  workshopId: row.workshop_id,
  seatId: row.seat_id,
  stage: row.stage as HeldStage,
  note: JSON.parse(row.note_json) as KeptNote,
  isKept: row.is_kept === 1,
  wasShown: row.was_shown === 1,
  isChange: row.is_change === 1,
  reason: row.reason,
  waitsSince: row.waits_since === null ? null : Number(row.waits_since),
  revealId: row.reveal_id,
  names: row.names ?? "off",
  activityId: row.activity_id,
});

/** What a newly held note is unless it is said otherwise. */
export const PLAIN = {
  isKept: false,
  wasShown: false,
  isChange: false,
  reason: null,
  waitsSince: null,
  revealId: null,
};

/** Holds a note, or keeps what has changed of it. */
export async function putHeld(sql: Sql, held: HeldRow): Promise<void> {
  await sql.run(
    // How far names are on while it is first written is how far its author may ever be known.
    `INSERT INTO held_notes (id, board_id, workshop_id, seat_id, stage, note_json, is_kept, was_shown, is_change, reason,
       waits_since, reveal_id, names, is_by_proxy, group_id, activity_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, COALESCE((SELECT names FROM notes WHERE id = ? AND board_id = ?),
       (SELECT names FROM workshops WHERE id = ?), 'off'), (SELECT is_by_proxy FROM notes WHERE id = ? AND board_id = ?),
       (SELECT group_id FROM notes WHERE id = ? AND board_id = ?), COALESCE(?, ${WRITTEN_IN}))
     ON CONFLICT (id, board_id) DO UPDATE SET seat_id = excluded.seat_id, stage = excluded.stage,
       note_json = excluded.note_json, is_kept = excluded.is_kept, was_shown = excluded.was_shown,
       is_change = excluded.is_change, reason = excluded.reason, waits_since = excluded.waits_since,
       reveal_id = excluded.reveal_id`,
    held.id,
    held.boardId,
    held.workshopId,
    held.seatId,
    held.stage,
    JSON.stringify(held.note),
    held.isKept ? 1 : 0,
    held.wasShown ? 1 : 0,
    held.isChange ? 1 : 0,
    held.reason,
    held.waitsSince,
    held.revealId,
    held.id,
    held.boardId,
    held.workshopId,
    held.id,
    held.boardId,
    held.id,
    held.boardId,
    held.activityId ?? null,
    held.boardId,
  );
}

/** Of the activities on a board, the one that has people write alone there, or had them do so last. */
const WRITTEN_IN = `(SELECT a.id FROM activities a JOIN activity_boards l ON l.activity_id = a.id
  JOIN boards b ON COALESCE(b.origin_id, b.id) = l.board_id
  WHERE b.id = ? AND a.alone_since IS NOT NULL
  ORDER BY (a.state = 'open' AND a.writing = 'alone') DESC, a.opened_at DESC, a.alone_since DESC LIMIT 1)`;

export async function dropHeld(sql: Sql, { id, boardId }: Pick<HeldRow, "id" | "boardId">): Promise<void> {
  await sql.run("DELETE FROM held_notes WHERE id = ? AND board_id = ?", id, boardId);
}

/** A held note by its id; null when the workshop holds none of that id. */
export async function findHeld(sql: Sql, workshopId: string, noteId: string): Promise<HeldRow | null> {
  const row = await sql.get<Row>("SELECT * FROM held_notes WHERE id = ? AND workshop_id = ?", noteId, workshopId);
  return row ? toHeld(row) : null;
}

/** Everything of one seat, on all boards. */
export async function heldOf(sql: Sql, seatId: string): Promise<HeldRow[]> {
  return (await sql.all<Row>("SELECT * FROM held_notes WHERE seat_id = ?", seatId)).map(toHeld);
}

export async function countHeldOf(sql: Sql, seatId: string): Promise<number> {
  const row = await sql.get<{ n: number }>("SELECT COUNT(*) AS n FROM held_notes WHERE seat_id = ?", seatId);
  return Number(row?.n ?? 0);
}

/** What a reveal takes from these boards: what was written in its activity, is private and not kept back by its owner. */
export async function privateNotes(sql: Sql, activityId: string, boardIds: readonly string[]): Promise<HeldRow[]> {
  const rows = await sql.all<Row>(
    `SELECT * FROM held_notes WHERE stage = 'private' AND is_kept = 0 AND COALESCE(activity_id, ?) = ?
       AND board_id IN (${places(boardIds)})`,
    activityId,
    activityId,
    ...boardIds,
  );
  return rows.map(toHeld);
}

/** What waits for a host, longest first; what came together, in no order that tells anything. */
export async function waitingNotes(sql: Sql, workshopId: string): Promise<HeldRow[]> {
  const rows = await sql.all<Row>(
    "SELECT * FROM held_notes WHERE workshop_id = ? AND stage = 'waiting' ORDER BY waits_since, id",
    workshopId,
  );
  return rows.map(toHeld);
}

/** What a reveal sent to the hosts and is still held. */
export async function heldByReveal(sql: Sql, revealId: string, workshopId: string): Promise<HeldRow[]> {
  const text = "SELECT * FROM held_notes WHERE workshop_id = ? AND reveal_id = ?";
  return (await sql.all<Row>(text, workshopId, revealId)).map(toHeld);
}

export interface Reveal {
  id: string;
  activityId: ActivityId;
  /** Milliseconds since 1970. */
  at: number;
}

export async function addReveal(sql: Sql, workshopId: string, { id, activityId, at }: Reveal): Promise<void> {
  const text = "INSERT INTO reveals (id, workshop_id, activity_id, revealed_at) VALUES (?, ?, ?, ?)";
  await sql.run(text, id, workshopId, activityId, at);
}

/** Reveals since a moment, earliest first. */
export async function revealsSince(sql: Sql, workshopId: string, since: number): Promise<Reveal[]> {
  const rows = await sql.all<{ id: string; activity_id: string; revealed_at: number }>(
    "SELECT id, activity_id, revealed_at FROM reveals WHERE workshop_id = ? AND revealed_at >= ? ORDER BY revealed_at",
    workshopId,
    since,
  );
  return rows.map((row) => ({ id: row.id, activityId: row.activity_id as ActivityId, at: Number(row.revealed_at) }));
}

/** Whether what was last written alone on a board has been revealed: what was on its way meanwhile is the room's too. */
export async function wasRevealed(sql: Sql, boardId: string): Promise<boolean> {
  const using = `SELECT l.activity_id FROM activity_boards l
    WHERE l.board_id = (SELECT COALESCE(b.origin_id, b.id) FROM boards b WHERE b.id = ?)`;
  const row = await sql.get(
    `SELECT 1 FROM reveals WHERE activity_id IN (${using}) AND revealed_at >=
       (SELECT COALESCE(MAX(a.alone_since), 0) FROM activities a WHERE a.id IN (${using})) LIMIT 1`,
    boardId,
    boardId,
  );
  return row !== undefined;
}

/** Forgets a reveal that was taken back. */
export async function dropReveal(sql: Sql, workshopId: string, id: string): Promise<void> {
  await sql.run("DELETE FROM revealed_notes WHERE workshop_id = ? AND reveal_id = ?", workshopId, id);
  await sql.run("DELETE FROM reveals WHERE id = ?", id);
}

/** Remembers that a note came onto its board by a reveal. */
export async function addRevealedNote(sql: Sql, revealId: string, held: HeldRow): Promise<void> {
  await sql.run(
    "INSERT INTO revealed_notes (reveal_id, note_id, board_id, workshop_id) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
    revealId,
    held.id,
    held.boardId,
    held.workshopId,
  );
}

export async function revealedNotes(sql: Sql, revealId: string) {
  const rows = await sql.all<{ note_id: string; board_id: string }>(
    "SELECT note_id, board_id FROM revealed_notes WHERE reveal_id = ?",
    revealId,
  );
  return rows.map((row) => ({ id: row.note_id as NoteId, boardId: row.board_id as BoardId }));
}

const places = (values: readonly unknown[]) => values.map(() => "?").join(", ") || "NULL";

/** How many notes of each board wait for a host, or went back to their writer; nothing of private ones. */
export async function countOffBoards(sql: Sql, workshopId: string): Promise<Map<string, number>> {
  const rows = await sql.all<{ board_id: string; count: number }>(
    "SELECT board_id, COUNT(*) AS count FROM held_notes WHERE workshop_id = ? AND stage <> 'private' GROUP BY board_id",
    workshopId,
  );
  return new Map(rows.map(({ board_id, count }) => [board_id, Number(count)]));
}
