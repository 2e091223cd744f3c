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

const toDecision = (row: DecisionRow): Decision => ({
  id: row.id as DecisionId,
  question: row.question,
  method: row.method as Decision["method"],
  state: row.state as Decision["state"],
  roundId: row.round_id as RoundId | null,
  noteIds: JSON.parse(row.note_ids_json) as NoteId[],
  recordedAt: Number(row.recorded_at),
});

/** A workshop's decisions, oldest first. */
export async function listDecisions(sql: Sql, workshopId: string): Promise<Decision[]> {
  const text = "SELECT * FROM decisions WHERE workshop_id = ? ORDER BY position";
  return (await sql.all<DecisionRow>(text, workshopId)).map(toDecision);
}

export async function findDecision(sql: Sql, workshopId: string, id: string): Promise<Decision | null> {
  const row = await sql.get<DecisionRow>("SELECT * FROM decisions WHERE workshop_id = ? AND id = ?", workshopId, id);
  return row ? toDecision(row) : null;
}

/** Adds a decision, or changes the one with its id: its words, its state and how it came about. */
export async function putDecision(sql: Sql, workshopId: string, decision: Decision): Promise<void> {
  await sql.run(
    `INSERT INTO decisions (id, workshop_id, position, question, method, state, round_id, note_ids_json, recorded_at)
     VALUES (?, ?, (SELECT COUNT(*) FROM decisions WHERE workshop_id = ?), ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET question = excluded.question, method = excluded.method, state = excluded.state,
       recorded_at = excluded.recorded_at`,
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
