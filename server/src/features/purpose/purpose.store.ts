import type { DecisionId } from "@longtable/shared/kernel/ids";
import type {
  AgreementLine,
  QuestionVersion,
  Suggestion,
  SuggestionSubject,
  WorkingAgreement,
} from "@longtable/shared/purpose/purpose.schema";
import type { Sql } from "../../storage/storage.ts";

/** The question's wordings, oldest first. */
export async function listQuestionVersions(sql: Sql, workshopId: string): Promise<QuestionVersion[]> {
  const rows = await sql.all<{ text: string; at: number; decision_id: DecisionId | null }>(
    "SELECT text, at, decision_id FROM question_versions WHERE workshop_id = ? ORDER BY version",
    workshopId,
  );
  return rows.map(({ text, at, decision_id }) => ({
    text,
    at: Number(at),
    ...(decision_id && { decisionId: decision_id }),
  }));
}

/** Keeps a wording as the one of that number, from 1. */
export async function addQuestionVersion(
  sql: Sql,
  workshopId: string,
  version: number,
  { text, at, decisionId }: QuestionVersion,
): Promise<void> {
  await sql.run(
    "INSERT INTO question_versions (workshop_id, version, text, at, decision_id) VALUES (?, ?, ?, ?, ?)",
    workshopId,
    version,
    text,
    at,
    decisionId ?? null,
  );
}

/** The agreement's versions, oldest first. */
export async function listAgreementVersions(sql: Sql, workshopId: string): Promise<WorkingAgreement[]> {
  const rows = await sql.all<{ version: number; lines_json: string; at: number }>(
    "SELECT version, lines_json, at FROM agreement_versions WHERE workshop_id = ? ORDER BY version",
    workshopId,
  );
  return rows.map(({ version, lines_json, at }) => ({
    version: Number(version),
    at: Number(at),
    lines: JSON.parse(lines_json) as AgreementLine[],
  }));
}

export async function addAgreementVersion(
  sql: Sql,
  workshopId: string,
  { version, at, lines }: WorkingAgreement,
): Promise<void> {
  await sql.run(
    "INSERT INTO agreement_versions (workshop_id, version, lines_json, at) VALUES (?, ?, ?, ?)",
    workshopId,
    version,
    JSON.stringify(lines),
    at,
  );
}

export type SuggestionState = "waiting" | "taken" | "declined";
export type StoredSuggestion = Suggestion & { state: SuggestionState };

interface SuggestionRow {
  id: string;
  about: SuggestionSubject;
  text: string;
  sent_at: number;
  state: SuggestionState;
}

const toSuggestion = ({ id, about, text, sent_at, state }: SuggestionRow): StoredSuggestion => ({
  id,
  about,
  text,
  sentAt: Number(sent_at),
  state,
});

/** What was suggested and waits, oldest first. */
export async function listWaiting(sql: Sql, workshopId: string): Promise<StoredSuggestion[]> {
  const rows = await sql.all<SuggestionRow>(
    "SELECT * FROM suggestions WHERE workshop_id = ? AND state = 'waiting' ORDER BY sent_at, id",
    workshopId,
  );
  return rows.map(toSuggestion);
}

export async function findSuggestion(sql: Sql, workshopId: string, id: string): Promise<StoredSuggestion | null> {
  const text = "SELECT * FROM suggestions WHERE workshop_id = ? AND id = ?";
  const row = await sql.get<SuggestionRow>(text, workshopId, id);
  return row ? toSuggestion(row) : null;
}

/** Keeps a suggestion. Whose it is is not kept. */
export async function addSuggestion(sql: Sql, workshopId: string, suggestion: Suggestion): Promise<void> {
  await sql.run(
    "INSERT INTO suggestions (workshop_id, id, about, text, sent_at, state) VALUES (?, ?, ?, ?, ?, 'waiting')",
    workshopId,
    suggestion.id,
    suggestion.about,
    suggestion.text,
    suggestion.sentAt,
  );
}

export async function setSuggestionState(
  sql: Sql,
  workshopId: string,
  id: string,
  state: SuggestionState,
): Promise<void> {
  await sql.run("UPDATE suggestions SET state = ? WHERE workshop_id = ? AND id = ?", state, workshopId, id);
}
