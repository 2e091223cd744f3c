import type { Decision } from "@longtable/shared/decision/decision.schema";
import type { DecisionId, NoteId, RoundId } from "@longtable/shared/kernel/ids";
import type { Sql } from "../../storage/storage.ts";

interface DecisionRow {
  id: string;
  question: string;
  method: string;
  state: string;
  round_id: string | null;
  note_ids_json: string;
  recorded_at: number;
}

/** A workshop's decisions, oldest first. */
export async function listDecisions(sql: Sql, workshopId: string): Promise<Decision[]> {
  const text = "SELECT * FROM decisions WHERE workshop_id = ? ORDER BY position";
  const rows = await sql.all<DecisionRow>(text, workshopId);
  return rows.map((row) => ({
    id: row.id as DecisionId,
    question: row.question,
    method: row.method as Decision["method"],
    state: row.state as Decision["state"],
    roundId: row.round_id as RoundId | null,
    noteIds: JSON.parse(row.note_ids_json) as NoteId[],
    recordedAt: Number(row.recorded_at),
  }));
}

export async function addDecision(sql: Sql, workshopId: string, decision: Decision): Promise<void> {
  await sql.run(
    `INSERT INTO decisions (id, workshop_id, position, question, method, state, round_id, note_ids_json, recorded_at)
     VALUES (?, ?, (SELECT COUNT(*) FROM decisions WHERE workshop_id = ?), ?, ?, ?, ?, ?, ?)`,
    decision.id,
    workshopId,
    workshopId,
    decision.question,
    decision.method,
    decision.state,
    decision.roundId,
    JSON.stringify(decision.noteIds),
    decision.recordedAt,
  );
}
