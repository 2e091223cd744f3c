import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import { trimMemory } from "@longtable/shared/board/docMemory";
import * as Y from "yjs";
import type { Sql } from "../storage/storage.ts";
import { applyFrugally } from "./frugalDoc.ts";

/**
 * A snapshot is made when what was written since the last one is worth half of it in bytes, or at the latest after so
 * many updates: reading them back takes well under a second.
 */
const MAX_UPDATES_SINCE_SNAPSHOT = 2_000;
const MIN_BYTES_SINCE_SNAPSHOT = 32 * 1024;
/** Kept so that a damaged snapshot can be passed over for the one before it. */
const SNAPSHOTS_KEPT = 2;

/** A board as it is on disk. */
export interface JournalledBoard {
  doc: Y.Doc;
  /** Number of the last update; 0 for a board never written. */
  seq: number;
  /** Which seat each client id writes for. */
  clients: Map<number, string>;
  /** What the journal holds beyond the snapshot it was read from. */
  since: JournalLength;
  /** Number of the update the snapshot it was read from reaches to; 0 without one. */
  snapshotSeq: number;
  /** Notes that were taken back for good, and must not come again. */
  erased: Set<string>;
}

export interface JournalLength {
  updates: number;
  bytes: number;
}

const checksumOf = (state: Uint8Array) => createHash("sha256").update(state).digest("hex");

/** Appends one update as `seq`; it is on disk when the surrounding transaction resolves. */
export async function appendUpdate(sql: Sql, boardId: string, seq: number, update: Uint8Array): Promise<void> {
  const text = "INSERT INTO board_updates (board_id, seq, update_blob, checksum) VALUES (?, ?, ?, ?)";
  await sql.run(text, boardId, seq, update, crc32(update));
}

/** Remembers that a client id writes for a seat, so that nobody else can write under it later. */
export async function bindClient(sql: Sql, boardId: string, clientId: number, seatId: string): Promise<void> {
  const text = "INSERT INTO board_clients (board_id, client_id, seat_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
  await sql.run(text, boardId, clientId, seatId);
}

/**
 * Reads a board from its newest undamaged snapshot and the updates after it. The document is never empty by accident.
 *
 * @throws {DamagedBoardError} when updates are missing or damaged after what could be read: better closed than blank.
 */
export async function loadBoard(sql: Sql, boardId: string): Promise<JournalledBoard> {
  const doc = new Y.Doc({ gc: true });
  const { base, newestSeq } = await readSnapshots(sql, boardId);
  if (base) applyFrugally(doc, base.state);
  const rows = await sql.all<{ seq: number; update_blob: Uint8Array; checksum: number | null }>(
    "SELECT seq, update_blob, checksum FROM board_updates WHERE board_id = ? AND seq > ? ORDER BY seq",
    boardId,
    base?.seq ?? 0,
  );
  rows.forEach((row, index) => {
    if (Number(row.seq) !== (base?.seq ?? 0) + index + 1)
      throw new DamagedBoardError(`journal of board ${boardId} has a gap`);
    // Rows from before there were checksums have none.
    if (row.checksum !== null && Number(row.checksum) !== crc32(row.update_blob)) {
      throw new DamagedBoardError(`board ${boardId} is damaged: update ${row.seq} of its journal cannot be read`);
    }
  });
  const seq = Number(rows.at(-1)?.seq ?? base?.seq ?? 0);
  // A damaged snapshot may be passed over only if the updates it was made of are still there.
  if (seq < newestSeq) throw new DamagedBoardError(`board ${boardId} is damaged: its snapshot cannot be read`);
  doc.transact(() => {
    for (const row of rows) applyFrugally(doc, row.update_blob);
  });
  trimMemory(doc);
  if (doc.store.pendingStructs || doc.store.pendingDs)
    throw new DamagedBoardError(`journal of board ${boardId} is incomplete`);
  const clients = await sql.all<{ client_id: number; seat_id: string }>(
    "SELECT client_id, seat_id FROM board_clients WHERE board_id = ?",
    boardId,
  );
  return {
    doc,
    seq,
    clients: new Map(clients.map((row) => [Number(row.client_id), row.seat_id])),
    since: { updates: rows.length, bytes: rows.reduce((sum, row) => sum + row.update_blob.byteLength, 0) },
    snapshotSeq: base?.seq ?? 0,
    erased: await readErased(sql, boardId),
  };
}

/** Remembers notes of a board that were taken back for good. */
export async function rememberErased(
  sql: Sql,
  boardId: string,
  workshopId: string,
  noteIds: readonly string[],
): Promise<void> {
  const text = "INSERT INTO erased_notes (board_id, note_id, workshop_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
  for (const id of noteIds) await sql.run(text, boardId, id, workshopId);
}

async function readErased(sql: Sql, boardId: string): Promise<Set<string>> {
  const text = "SELECT note_id FROM erased_notes WHERE board_id = ?";
  const rows = await sql.all<{ note_id: string }>(text, boardId);
  return new Set(rows.map(({ note_id }) => note_id));
}

/** The newest undamaged snapshot, and how far the newest of all reached. */
async function readSnapshots(sql: Sql, boardId: string) {
  const rows = await sql.all<{ seq: number; state_blob: Uint8Array; checksum: string }>(
    "SELECT seq, state_blob, checksum FROM board_snapshots WHERE board_id = ? ORDER BY seq DESC",
    boardId,
  );
  const good = rows.find((row) => checksumOf(row.state_blob) === row.checksum);
  return {
    base: good ? { seq: Number(good.seq), state: good.state_blob } : null,
    newestSeq: Number(rows[0]?.seq ?? 0),
  };
}

/** True when enough has gathered for `writeSnapshot`; `boardBytes` is the board's size as one update. */
export function needsSnapshot({ updates, bytes }: JournalLength, boardBytes: number): boolean {
  return updates >= MAX_UPDATES_SINCE_SNAPSHOT || bytes >= Math.max(MIN_BYTES_SINCE_SNAPSHOT, boardBytes / 2);
}

/**
 * Writes a snapshot as of `seq`, drops snapshots beyond the last two, and drops updates the older of those holds.
 * `lastGood` is the last snapshot known to be readable: any between it and this one is damaged, and goes.
 * Must run in the same turn as the append of `seq`, so that the document is exactly the journal. Answers the
 * snapshot's size in bytes.
 */
export async function writeSnapshot(
  sql: Sql,
  boardId: string,
  { seq, lastGood }: { seq: number; lastGood: number },
  doc: Y.Doc,
): Promise<number> {
  const state = Y.encodeStateAsUpdate(doc);
  await sql.run("DELETE FROM board_snapshots WHERE board_id = ? AND seq > ? AND seq < ?", boardId, lastGood, seq);
  await sql.run(
    "INSERT INTO board_snapshots (board_id, seq, state_blob, checksum) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
    boardId,
    seq,
    state,
    checksumOf(state),
  );
  const kept = await sql.all<{ seq: number }>(
    "SELECT seq FROM board_snapshots WHERE board_id = ? ORDER BY seq DESC LIMIT ?",
    boardId,
    SNAPSHOTS_KEPT,
  );
  const oldest = kept.length === SNAPSHOTS_KEPT ? Number(kept.at(-1)?.seq) : 0;
  await sql.run("DELETE FROM board_snapshots WHERE board_id = ? AND seq < ?", boardId, oldest);
  await sql.run("DELETE FROM board_updates WHERE board_id = ? AND seq <= ?", boardId, oldest);
  return state.byteLength;
}

/** An update that says nothing. */
export const NOTHING: Uint8Array = Y.encodeStateAsUpdate(new Y.Doc());

/**
 * Writes a board anew as of `seq` and drops everything it was made of: words that were taken off it are nowhere in its
 * journal from here on. Two snapshots stand for each other here too. Same turn as for `writeSnapshot`.
 */
export async function writeOnlySnapshot(sql: Sql, boardId: string, seq: number, doc: Y.Doc): Promise<number> {
  const state = Y.encodeStateAsUpdate(doc);
  await sql.run("DELETE FROM board_snapshots WHERE board_id = ?", boardId);
  await sql.run("DELETE FROM board_updates WHERE board_id = ?", boardId);
  for (const at of [seq - 1, seq].filter((one) => one > 0)) {
    const text = "INSERT INTO board_snapshots (board_id, seq, state_blob, checksum) VALUES (?, ?, ?, ?)";
    await sql.run(text, boardId, at, state, checksumOf(state));
  }
  // Without it the older of the two would look as if an update were missing after it.
  await appendUpdate(sql, boardId, seq, NOTHING);
  return state.byteLength;
}

/** A board stays closed because what is on disk is not whole; the caller turns it into words. */
export class DamagedBoardError extends Error {
  override readonly name = "DamagedBoardError";
}
