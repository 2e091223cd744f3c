import type { BoardFeelings, OwnFeeling, StepFeeling } from "@longtable/shared/journey/feelings.schema";
import type { Sql, SqlValue } from "../../storage/storage.ts";

/** The rating of one board. `frozen` is what it came to; from then on nobody knows who rated what. */
export interface StoredRound extends Pick<BoardFeelings, "boardId" | "state" | "isShown"> {
  /** Null while it is open. */
  frozen: { people: number; steps: StepFeeling[] } | null;
}

interface RoundRow {
  board_id: string;
  state: string;
  is_shown: number;
  frozen_json: string | null;
}

const toRound = (row: RoundRow): StoredRound => ({
  boardId: row.board_id as StoredRound["boardId"],
  state: row.state === "closed" ? "closed" : "open",
  isShown: Number(row.is_shown) === 1,
  frozen: row.frozen_json === null ? null : (JSON.parse(row.frozen_json) as StoredRound["frozen"]),
});

/** A workshop's ratings, one a board at most. */
export async function listRatings(sql: Sql, workshopId: string): Promise<StoredRound[]> {
  const rows = await sql.all<RoundRow>(
    "SELECT * FROM feeling_rounds WHERE workshop_id = ? ORDER BY board_id",
    workshopId,
  );
  return rows.map(toRound);
}

export async function findRating(sql: Sql, workshopId: string, boardId: string): Promise<StoredRound | null> {
  const text = "SELECT * FROM feeling_rounds WHERE workshop_id = ? AND board_id = ?";
  const row = await sql.get<RoundRow>(text, workshopId, boardId);
  return row ? toRound(row) : null;
}

/** Adds the rating of a board, or changes it. */
export async function putRating(sql: Sql, workshopId: string, round: StoredRound): Promise<void> {
  await sql.run(
    `INSERT INTO feeling_rounds (board_id, workshop_id, state, is_shown, frozen_json) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (board_id) DO UPDATE SET state = excluded.state, is_shown = excluded.is_shown,
       frozen_json = excluded.frozen_json`,
    round.boardId,
    workshopId,
    round.state,
    round.isShown ? 1 : 0,
    round.frozen ? JSON.stringify(round.frozen) : null,
  );
}

/** Forgets a board's rating with every answer. */
export async function removeRating(sql: Sql, boardId: string): Promise<void> {
  await forgetAnswers(sql, boardId);
  await sql.run("DELETE FROM feeling_rounds WHERE board_id = ?", boardId);
}

interface Answer extends OwnFeeling {
  id: string;
  boardId: string;
  participantId: string;
}

/** Keeps one person's rating of a step; a later one takes the place of the earlier. */
export async function putFeeling(sql: Sql, workshopId: string, answer: Answer): Promise<void> {
  await sql.run(
    `INSERT INTO feeling_answers (board_id, step_id, participant_id, workshop_id, id, value, words_json)
     VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (board_id, step_id, participant_id) DO UPDATE SET value = excluded.value, words_json = excluded.words_json`,
    answer.boardId,
    answer.stepId,
    answer.participantId,
    workshopId,
    answer.id,
    answer.value,
    JSON.stringify(answer.words),
  );
}

export async function removeFeeling(
  sql: Sql,
  { boardId, stepId, participantId }: Pick<Answer, "boardId" | "stepId" | "participantId">,
): Promise<void> {
  await sql.run(
    "DELETE FROM feeling_answers WHERE board_id = ? AND step_id = ? AND participant_id = ?",
    boardId,
    stepId,
    participantId,
  );
}

interface AnswerRow {
  board_id: string;
  step_id: string;
  participant_id: string;
  value: number | null;
  words_json: string;
}

/** By board what each participant gave; only of ratings that are open, and of nobody who was asked to step out. */
export async function feelingAnswers(sql: Sql, workshopId: string): Promise<Map<string, Map<string, OwnFeeling[]>>> {
  const rows = await sql.all<AnswerRow>(
    `SELECT board_id, step_id, participant_id, value, words_json FROM feeling_answers
     WHERE workshop_id = ? AND participant_id NOT LIKE 'aside:%' ORDER BY step_id`,
    workshopId,
  );
  const all = new Map<string, Map<string, OwnFeeling[]>>();
  for (const row of rows) {
    const ofBoard = all.get(row.board_id) ?? new Map<string, OwnFeeling[]>();
    const own = ofBoard.get(row.participant_id) ?? [];
    own.push({
      stepId: row.step_id as OwnFeeling["stepId"],
      value: row.value === null ? null : Number(row.value),
      words: JSON.parse(row.words_json) as string[],
    });
    all.set(row.board_id, ofBoard.set(row.participant_id, own));
  }
  return all;
}

/** Forgets who said what. */
export async function forgetAnswers(sql: Sql, boardId: string): Promise<void> {
  await sql.run("DELETE FROM feeling_answers WHERE board_id = ?", boardId);
}

/** Sets a person's ratings aside when they leave the room, or puts them back; what forgets the others forgets them. */
export async function setFeelingsAside(
  sql: Sql,
  workshopId: string,
  participantId: string,
  isAside: boolean,
): Promise<void> {
  const names: SqlValue[] = [`aside:${participantId}`, participantId];
  await sql.run(
    "UPDATE feeling_answers SET participant_id = ? WHERE participant_id = ? AND workshop_id = ?",
    ...(isAside ? names : names.toReversed()),
    workshopId,
  );
}
