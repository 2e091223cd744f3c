import type { ParticipantId } from "@longtable/shared/kernel/ids";
import type { Adjustment } from "@longtable/shared/people/adjustments";
import type { AdjustmentRequest, RequestId } from "@longtable/shared/people/people.schema";
import type { Sql } from "../../storage/storage.ts";

interface RequestRow {
  id: string;
  participant_id: string;
  choices_json: string;
  text: string;
  state: string;
  asked_at: number;
}

/** A request with whose it is. */
export type StoredRequest = AdjustmentRequest & { participantId: ParticipantId };

const toRequest = (row: RequestRow): StoredRequest => ({
  id: row.id as RequestId,
  participantId: row.participant_id as ParticipantId,
  choices: JSON.parse(row.choices_json) as Adjustment[],
  text: row.text,
  state: row.state === "met" ? "met" : "open",
  askedAt: Number(row.asked_at),
});

export async function addRequest(sql: Sql, workshopId: string, request: StoredRequest): Promise<void> {
  await sql.run(
    `INSERT INTO adjustment_requests (id, workshop_id, participant_id, choices_json, text, state, asked_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    request.id,
    workshopId,
    request.participantId,
    JSON.stringify(request.choices),
    request.text,
    request.state,
    request.askedAt,
  );
}

/** What people who are in the room asked for, oldest first. */
export async function listRequests(sql: Sql, workshopId: string): Promise<StoredRequest[]> {
  const rows = await sql.all<RequestRow>(
    `SELECT r.* FROM adjustment_requests r JOIN participants p ON p.id = r.participant_id
     WHERE r.workshop_id = ? ORDER BY r.asked_at, r.id`,
    workshopId,
  );
  return rows.map(toRequest);
}

/** What one person asked for, oldest first, without whose it is. */
export async function requestsOf(sql: Sql, participantId: string): Promise<AdjustmentRequest[]> {
  const text = "SELECT * FROM adjustment_requests WHERE participant_id = ? ORDER BY asked_at, id";
  const rows = await sql.all<RequestRow>(text, participantId);
  return rows.map(toRequest).map(({ participantId: _whose, ...request }) => request);
}

export async function findRequest(sql: Sql, workshopId: string, id: string): Promise<StoredRequest | null> {
  const text = "SELECT * FROM adjustment_requests WHERE workshop_id = ? AND id = ?";
  const row = await sql.get<RequestRow>(text, workshopId, id);
  return row ? toRequest(row) : null;
}

export async function setRequestState(sql: Sql, id: string, state: AdjustmentRequest["state"]): Promise<void> {
  await sql.run("UPDATE adjustment_requests SET state = ? WHERE id = ?", state, id);
}

export async function eraseRequest(sql: Sql, id: string): Promise<void> {
  await sql.run("DELETE FROM adjustment_requests WHERE id = ?", id);
}
