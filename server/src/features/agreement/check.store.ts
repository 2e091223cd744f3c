import type { Check, RatingResult, SaidWord } from "@longtable/shared/agreement/check.schema";
import type { CheckKind } from "@longtable/shared/agreement/check.types";
import type { CheckId } from "@longtable/shared/kernel/ids";
import type { Sql } from "../../storage/storage.ts";

/** What a check came to; from then on nobody knows who said what. */
export type FrozenCheck = { answered: number; shownAt?: number } & (
  | { ratings: RatingResult | null }
  | { words: SaidWord[] }
);

export interface StoredCheck extends Pick<Check, "id" | "kind" | "question" | "state" | "askedAt" | "isReleased"> {
  /** Null while it is open. */
  frozen: FrozenCheck | null;
}

interface CheckRow {
  id: string;
  kind: string;
  question: string;
  state: string;
  asked_at: number;
  is_released: number;
  frozen_json: string | null;
}

const toCheck = (row: CheckRow): StoredCheck => ({
  id: row.id as CheckId,
  kind: row.kind as CheckKind,
  question: row.question,
  state: row.state === "closed" ? "closed" : "open",
  askedAt: Number(row.asked_at),
  isReleased: Number(row.is_released) === 1,
  frozen: row.frozen_json === null ? null : (JSON.parse(row.frozen_json) as FrozenCheck),
});

/** A workshop's quick checks, oldest first. */
export async function listChecks(sql: Sql, workshopId: string): Promise<StoredCheck[]> {
  const text = "SELECT * FROM quick_checks WHERE workshop_id = ? ORDER BY position";
  return (await sql.all<CheckRow>(text, workshopId)).map(toCheck);
}

export async function findCheck(sql: Sql, workshopId: string, id: string): Promise<StoredCheck | null> {
  const row = await sql.get<CheckRow>("SELECT * FROM quick_checks WHERE workshop_id = ? AND id = ?", workshopId, id);
  return row ? toCheck(row) : null;
}

/** Adds a check, or changes the one with its id. */
export async function putCheck(sql: Sql, workshopId: string, check: StoredCheck): Promise<void> {
  await sql.run(
    `INSERT INTO quick_checks (id, workshop_id, position, kind, question, state, asked_at, is_released, frozen_json)
     VALUES (?, ?, (SELECT COUNT(*) FROM quick_checks WHERE workshop_id = ?), ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET state = excluded.state, is_released = excluded.is_released,
       frozen_json = excluded.frozen_json`,
    check.id,
    workshopId,
    workshopId,
    check.kind,
    check.question,
    check.state,
    check.askedAt,
    check.isReleased ? 1 : 0,
    check.frozen ? JSON.stringify(check.frozen) : null,
  );
}

/** One answer a person and check; a later one takes the place of the earlier. */
export async function putCheckAnswer(
  sql: Sql,
  checkId: string,
  participantId: string,
  answer: number | string,
): Promise<void> {
  await sql.run(
    `INSERT INTO quick_check_answers (check_id, participant_id, answer_json) VALUES (?, ?, ?)
     ON CONFLICT (check_id, participant_id) DO UPDATE SET answer_json = excluded.answer_json`,
    checkId,
    participantId,
    JSON.stringify(answer),
  );
}

/** A workshop's answers by check, each by participant; only of checks that are open. */
export async function checkAnswers(sql: Sql, workshopId: string): Promise<Map<string, Map<string, number | string>>> {
  const rows = await sql.all<{ check_id: string; participant_id: string; answer_json: string }>(
    `SELECT a.* FROM quick_check_answers a JOIN quick_checks c ON c.id = a.check_id
     WHERE c.workshop_id = ? AND a.participant_id NOT LIKE 'aside:%'`,
    workshopId,
  );
  const all = new Map<string, Map<string, number | string>>();
  for (const row of rows) {
    const answers = all.get(row.check_id) ?? new Map<string, number | string>();
    all.set(row.check_id, answers.set(row.participant_id, JSON.parse(row.answer_json) as number | string));
  }
  return all;
}

/** Forgets who said what. */
export async function forgetCheckAnswers(sql: Sql, checkId: string): Promise<void> {
  await sql.run("DELETE FROM quick_check_answers WHERE check_id = ?", checkId);
}
