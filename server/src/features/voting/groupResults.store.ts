import { SMALL_GROUP } from "@longtable/shared/kernel/limits";
import type { GroupResults, ResultsView } from "@longtable/shared/voting/results.schema";
import type { Candidate } from "@longtable/shared/voting/voting.schema";
import type { Sql } from "../../storage/storage.ts";

interface Row {
  results_json: string;
  view: ResultsView;
}

const toResults = (row: Row): GroupResults => ({
  ...(JSON.parse(row.results_json) as Omit<GroupResults, "view">),
  view: row.view,
});

/** Keeps a round's results by group. Once kept they never change: a second table would tell the difference. */
export async function addGroupResults(sql: Sql, workshopId: string, { view, ...results }: GroupResults): Promise<void> {
  await sql.run(
    `INSERT INTO group_results (round_id, workshop_id, results_json, view) VALUES (?, ?, ?, ?)
     ON CONFLICT (round_id) DO NOTHING`,
    results.roundId,
    workshopId,
    JSON.stringify(results),
    view,
  );
}

/** A workshop's results by group, silent groups among them, in the order the rounds were opened. */
export async function listGroupResults(sql: Sql, workshopId: string): Promise<GroupResults[]> {
  const rows = await sql.all<Row>(
    `SELECT g.results_json, g.view FROM group_results g JOIN rounds r ON r.id = g.round_id
     WHERE g.workshop_id = ? ORDER BY r.position`,
    workshopId,
  );
  return rows.map(toResults);
}

/** Results by group of rounds in which at least one of these notes was voted on. */
export async function resultsOnSameNotes(
  sql: Sql,
  workshopId: string,
  candidates: readonly Pick<Candidate, "noteId">[],
): Promise<GroupResults[]> {
  const rows = await sql.all<Row & { candidates_json: string }>(
    `SELECT g.results_json, g.view, r.candidates_json FROM group_results g JOIN rounds r ON r.id = g.round_id
     WHERE g.workshop_id = ?`,
    workshopId,
  );
  const ids = new Set<string>(candidates.map(({ noteId }) => noteId));
  const shares = (json: string) => (JSON.parse(json) as Candidate[]).some(({ noteId }) => ids.has(noteId));
  return rows.filter((row) => shares(row.candidates_json)).map(toResults);
}

/** False when there are no results of this round. */
export async function setResultsView(
  sql: Sql,
  workshopId: string,
  { roundId, view }: Pick<GroupResults, "roundId" | "view">,
): Promise<boolean> {
  const of = [workshopId, roundId] as const;
  const found = await sql.get("SELECT 1 FROM group_results WHERE workshop_id = ? AND round_id = ?", ...of);
  if (!found) return false;
  await sql.run("UPDATE group_results SET view = ? WHERE workshop_id = ? AND round_id = ?", view, ...of);
  return true;
}

/** From how many people on a group is shown on its own in this workshop. */
export async function leastShown(sql: Sql, workshopId: string): Promise<number> {
  const text = "SELECT least FROM group_thresholds WHERE workshop_id = ?";
  return (await sql.get<{ least: number }>(text, workshopId))?.least ?? SMALL_GROUP;
}

export async function setLeast(sql: Sql, workshopId: string, least: number): Promise<void> {
  await sql.run(
    `INSERT INTO group_thresholds (workshop_id, least) VALUES (?, ?)
     ON CONFLICT (workshop_id) DO UPDATE SET least = excluded.least`,
    workshopId,
    least,
  );
}

/** True once a vote has opened in this workshop. */
export async function hasRounds(sql: Sql, workshopId: string): Promise<boolean> {
  return (await sql.get("SELECT 1 FROM rounds WHERE workshop_id = ?", workshopId)) !== undefined;
}
