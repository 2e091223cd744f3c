import { createHash } from "node:crypto";
import * as Y from "yjs";
import type { Sql } from "../storage/storage.ts";

/** Updates written since the last snapshot before the next one is made. */
const UPDATES_PER_SNAPSHOT = 400;
/** Kept so that a damaged snapshot can be passed over for the one before it. */
const SNAPSHOTS_KEPT = 2;

/** A board as it is on disk. */
export interface JournalledBoard {
  doc: Y.Doc;
  /** Number of the last update; 0 for a board never written. */
  seq: number;
  /** Which seat each client id writes for. */
  clients: Map<number, string>;
  updatesSinceSnapshot: number;
  /** Number of the update the snapshot it was read from reaches to; 0 without one. */
  snapshotSeq: number;
}

const checksumOf = (state: Uint8Array) => createHash("sha256").update(state).digest("hex");

/** Appends one update as `seq`; it is on disk when the surrounding transaction resolves. */
export async function appendUpdate(sql: Sql, boardId: string, seq: number, update: Uint8Array): Promise<void> {
  await sql.run("INSERT INTO board_updates (board_id, seq, update_blob) VALUES (?, ?, ?)", boardId, seq, update);
}

/** Remembers that a client id writes for a seat, so that nobody else can write under it later. */
export async function bindClient(sql: Sql, boardId: string, clientId: number, seatId: string): Promise<void> {
  const text = "INSERT INTO board_clients (board_id, client_id, seat_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
  await sql.run(text, boardId, clientId, seatId);
}

/**
 * Reads a board from its newest undamaged snapshot and the updates after it. The document is never empty by accident.
 *
 * @throws {Error} when updates are missing after what could be read: better closed than blank.
 */
export async function loadBoard(sql: Sql, boardId: string): Promise<JournalledBoard> {
  const doc = new Y.Doc({ gc: true });
  const { base, newestSeq } = await readSnapshots(sql, boardId);
  if (base) Y.applyUpdate(doc, base.state);
  const rows = await sql.all<{ seq: number; update_blob: Uint8Array }>(
    "SELECT seq, update_blob FROM board_updates WHERE board_id = ? AND seq > ? ORDER BY seq",
    boardId,
    base?.seq ?? 0,
  );
  rows.forEach((row, index) => {
    if (Number(row.seq) !== (base?.seq ?? 0) + index + 1) throw new Error(`journal of board ${boardId} has a gap`);
  });
  const seq = Number(rows.at(-1)?.seq ?? base?.seq ?? 0);
  // A damaged snapshot may be passed over only if the updates it was made of are still there.
  if (seq < newestSeq) throw new Error(`board ${boardId} is damaged: its snapshot cannot be read`);
  doc.transact(() => {
    for (const row of rows) Y.applyUpdate(doc, row.update_blob);
  });
  if (doc.store.pendingStructs || doc.store.pendingDs) throw new Error(`journal of board ${boardId} is incomplete`);
  const clients = await sql.all<{ client_id: number; seat_id: string }>(
    "SELECT client_id, seat_id FROM board_clients WHERE board_id = ?",
    boardId,
  );
  return {
    doc,
    seq,
    clients: new Map(clients.map((row) => [Number(row.client_id), row.seat_id])),
    updatesSinceSnapshot: rows.length,
    snapshotSeq: base?.seq ?? 0,
  };
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

/** True when enough updates have gathered for `writeSnapshot`. */
export function needsSnapshot(updatesSinceSnapshot: number): boolean {
  return updatesSinceSnapshot >= UPDATES_PER_SNAPSHOT;
}

/**
 * Writes a snapshot as of `seq`, drops snapshots beyond the last two, and drops updates the older of those holds.
 * `lastGood` is the last snapshot known to be readable: any between it and this one is damaged, and goes.
 * Must run in the same turn as the append of `seq`, so that the document is exactly the journal.
 */
export async function writeSnapshot(
  sql: Sql,
  boardId: string,
  { seq, lastGood }: { seq: number; lastGood: number },
  doc: Y.Doc,
): Promise<void> {
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
}
