import type { Question, Reflection, Rung, Wheel } from "@longtable/shared/reflection/reflection.schema";
import type { Sql, SqlValue } from "../../storage/storage.ts";

interface WheelRow {
  id: string;
  on_day: string;
  scores_json: string;
  evidence_json: string;
  depth_json: string | null;
}

/** A workshop's wheels, oldest day first; those of one day in the order they were kept. */
export async function listWheels(sql: Sql, workshopId: string): Promise<Wheel[]> {
  const text = "SELECT * FROM reflection_wheels WHERE workshop_id = ? ORDER BY on_day, position";
  const rows = await sql.all<WheelRow>(text, workshopId);
  return rows.map((row) => ({
    id: row.id as Wheel["id"],
    on: row.on_day,
    scores: JSON.parse(row.scores_json) as Wheel["scores"],
    evidence: JSON.parse(row.evidence_json) as Wheel["evidence"],
    depth: row.depth_json === null ? null : (JSON.parse(row.depth_json) as Wheel["depth"]),
  }));
}

export async function addWheel(sql: Sql, workshopId: string, wheel: Wheel): Promise<void> {
  await sql.run(
    `INSERT INTO reflection_wheels (id, workshop_id, position, on_day, scores_json, evidence_json, depth_json)
     VALUES (?, ?, (SELECT COALESCE(MAX(position), 0) + 1 FROM reflection_wheels WHERE workshop_id = ?), ?, ?, ?, ?)`,
    wheel.id,
    workshopId,
    workshopId,
    wheel.on,
    JSON.stringify(wheel.scores),
    JSON.stringify(wheel.evidence),
    wheel.depth === null ? null : JSON.stringify(wheel.depth),
  );
}

/** Answers how many it removed. */
export function removeStoredWheel(sql: Sql, workshopId: string, wheelId: string): Promise<number> {
  return sql.run("DELETE FROM reflection_wheels WHERE workshop_id = ? AND id = ?", workshopId, wheelId);
}

export async function declaredRung(sql: Sql, workshopId: string): Promise<Reflection["declared"]> {
  const text = "SELECT rung, reason FROM reflection_rungs WHERE workshop_id = ?";
  const row = await sql.get<{ rung: Rung; reason: string }>(text, workshopId);
  return row ? { rung: row.rung, reason: row.reason } : null;
}

export async function putDeclaredRung(
  sql: Sql,
  workshopId: string,
  { rung, reason }: { rung: Rung; reason: string },
): Promise<void> {
  await sql.run(
    `INSERT INTO reflection_rungs (workshop_id, rung, reason) VALUES (?, ?, ?)
     ON CONFLICT (workshop_id) DO UPDATE SET rung = excluded.rung, reason = excluded.reason`,
    workshopId,
    rung,
    reason,
  );
}

/** A question that was put to the room. `result` is what was counted at close, null before and under five. */
export interface AskedQuestion {
  question: Question;
  state: "open" | "closed";
  answered: number;
  result: unknown;
}

interface QuestionRow {
  question: string;
  state: string;
  answered: number | null;
  result_json: string | null;
  answers: number;
}

/** The questions that were put to the room; of the answers only how many there are. */
export async function listQuestions(sql: Sql, workshopId: string): Promise<AskedQuestion[]> {
  const rows = await sql.all<QuestionRow>(
    `SELECT q.*, (SELECT COUNT(*) FROM reflection_answers a
       WHERE a.workshop_id = q.workshop_id AND a.question = q.question) AS answers
     FROM reflection_questions q WHERE q.workshop_id = ?`,
    workshopId,
  );
  return rows.map((row) => ({
    question: row.question as Question,
    state: row.state === "closed" ? "closed" : "open",
    answered: Number(row.answered ?? row.answers),
    result: row.result_json === null ? null : (JSON.parse(row.result_json) as unknown),
  }));
}

export async function putQuestion(sql: Sql, workshopId: string, asked: AskedQuestion): Promise<void> {
  await sql.run(
    `INSERT INTO reflection_questions (workshop_id, question, state, answered, result_json) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (workshop_id, question) DO UPDATE SET state = excluded.state, answered = excluded.answered,
       result_json = excluded.result_json`,
    workshopId,
    asked.question,
    asked.state,
    asked.state === "closed" ? asked.answered : null,
    asked.result === null ? null : JSON.stringify(asked.result),
  );
}

/** Keeps one person's answer until its question is closed; a later one takes its place. */
export async function putAnswer(
  sql: Sql,
  workshopId: string,
  { question, participantId, answer }: { question: Question; participantId: string; answer: unknown },
): Promise<void> {
  await sql.run(
    `INSERT INTO reflection_answers (workshop_id, question, participant_id, answer_json) VALUES (?, ?, ?, ?)
     ON CONFLICT (workshop_id, question, participant_id) DO UPDATE SET answer_json = excluded.answer_json`,
    workshopId,
    question,
    participantId,
    JSON.stringify(answer),
  );
}

/** Everybody's answers to one question, by participant. They never leave the server. */
export async function answersTo<Answer>(
  sql: Sql,
  workshopId: string,
  question: Question,
): Promise<Map<string, Answer>> {
  const rows = await sql.all<{ participant_id: string; answer_json: string }>(
    "SELECT participant_id, answer_json FROM reflection_answers WHERE workshop_id = ? AND question = ?",
    workshopId,
    question,
  );
  return new Map(rows.map((row) => [row.participant_id, JSON.parse(row.answer_json) as Answer]));
}

export async function deleteAnswers(sql: Sql, workshopId: string, question: Question): Promise<void> {
  await sql.run("DELETE FROM reflection_answers WHERE workshop_id = ? AND question = ?", workshopId, question);
}

/** A row of the answers, kept while its owner is away. */
type AnswerAside = Record<string, SqlValue>;

/** Takes what a person answered out of the questions, which are all open, and answers it. */
export async function takeAnswersAside(sql: Sql, workshopId: string, participantId: string): Promise<AnswerAside[]> {
  const where = "FROM reflection_answers WHERE workshop_id = ? AND participant_id = ?";
  const rows = await sql.all<AnswerAside>(`SELECT * ${where}`, workshopId, participantId);
  await sql.run(`DELETE ${where}`, workshopId, participantId);
  return rows.map((row) => ({ ...row }));
}

/** Puts back what `takeAnswersAside` took, where the question is open still. */
export async function putAnswersBack(sql: Sql, rows: readonly AnswerAside[]): Promise<void> {
  for (const { workshop_id = null, question = null, participant_id = null, answer_json = null } of rows) {
    await sql.run(
      `INSERT INTO reflection_answers (workshop_id, question, participant_id, answer_json)
       SELECT workshop_id, question, ?, ? FROM reflection_questions
       WHERE workshop_id = ? AND question = ? AND state = 'open' ON CONFLICT DO NOTHING`,
      participant_id,
      answer_json,
      workshop_id,
      question,
    );
  }
}

/** Who answered what, without the answers: for each participant the questions. */
export async function answeredBy(sql: Sql, workshopId: string): Promise<Map<string, Question[]>> {
  const rows = await sql.all<{ participant_id: string; question: Question }>(
    "SELECT participant_id, question FROM reflection_answers WHERE workshop_id = ? ORDER BY question",
    workshopId,
  );
  const all = new Map<string, Question[]>();
  for (const row of rows) all.set(row.participant_id, [...(all.get(row.participant_id) ?? []), row.question]);
  return all;
}
