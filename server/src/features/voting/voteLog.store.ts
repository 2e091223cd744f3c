import { createHash } from "node:crypto";
import type { RoundId } from "@longtable/shared/kernel/ids";
import { nextEntry, type VoteEvent, type VoteLogEntry } from "@longtable/shared/voting/voteLog.rules";
import type { Sql } from "../../storage/storage.ts";

export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

interface LogRow {
  seq: number;
  at: number;
  event: string;
  round_id: string | null;
  body_json: string;
  previous: string;
  hash: string;
}

const toEntry = (row: LogRow): VoteLogEntry => ({
  seq: Number(row.seq),
  at: Number(row.at),
  event: row.event as VoteEvent,
  roundId: row.round_id as RoundId | null,
  body: JSON.parse(row.body_json) as VoteLogEntry["body"],
  previous: row.previous,
  hash: row.hash,
});

/** Appends what happened to a workshop's vote log; there is no way to change or take away an entry. Answers it. */
export async function logVote(
  sql: Sql,
  workshopId: string,
  entry: Pick<VoteLogEntry, "at" | "event" | "roundId" | "body">,
): Promise<VoteLogEntry> {
  const last = await sql.get<LogRow>(
    "SELECT * FROM vote_log WHERE workshop_id = ? ORDER BY seq DESC LIMIT 1",
    workshopId,
  );
  const next = nextEntry(last ? toEntry(last) : null, entry, sha256);
  await sql.run(
    `INSERT INTO vote_log (workshop_id, seq, at, event, round_id, body_json, previous, hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    workshopId,
    next.seq,
    next.at,
    next.event,
    next.roundId,
    JSON.stringify(next.body),
    next.previous,
    next.hash,
  );
  return next;
}

/** A workshop's whole vote log, from the first entry. */
export async function listVoteLog(sql: Sql, workshopId: string): Promise<VoteLogEntry[]> {
  const rows = await sql.all<LogRow>("SELECT * FROM vote_log WHERE workshop_id = ? ORDER BY seq", workshopId);
  return rows.map(toEntry);
}
