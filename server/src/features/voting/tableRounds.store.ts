import { electorateKeys } from "@longtable/shared/voting/tableRounds.rules";
import type { Candidate } from "@longtable/shared/voting/voting.schema";
import type { Sql } from "../../storage/storage.ts";

/** Freezes who may vote in a round by table. It says who could, never who did. */
export async function keepElectors(sql: Sql, workshopId: string, roundId: string, people: Iterable<string>) {
  for (const person of people) {
    const text = "INSERT INTO round_electors (round_id, participant_id, workshop_id) VALUES (?, ?, ?)";
    await sql.run(text, roundId, person, workshopId);
  }
}

/** Who may vote in each of a workshop's rounds by table. */
export async function electorsByRound(sql: Sql, workshopId: string): Promise<Map<string, Set<string>>> {
  const text = "SELECT round_id, participant_id FROM round_electors WHERE workshop_id = ?";
  const rows = await sql.all<{ round_id: string; participant_id: string }>(text, workshopId);
  const electors = new Map<string, Set<string>>();
  for (const { round_id, participant_id } of rows) {
    electors.set(round_id, (electors.get(round_id) ?? new Set()).add(participant_id));
  }
  return electors;
}

type Notes = readonly Pick<Candidate, "noteId">[];

/** Rounds, open or closed, in which at least one of these notes is voted on; with who may vote in them. */
async function roundsOnSameNotes(sql: Sql, workshopId: string, candidates: Notes) {
  const ids = new Set<string>(candidates.map(({ noteId }) => noteId));
  const rows = await sql.all<{ id: string; who: string | null; candidates_json: string }>(
    "SELECT id, who, candidates_json FROM rounds WHERE workshop_id = ? ORDER BY position",
    workshopId,
  );
  const shares = (json: string) => (JSON.parse(json) as Candidate[]).some(({ noteId }) => ids.has(noteId));
  return rows.filter((row) => shares(row.candidates_json));
}

/** Who may vote in each round by table in which at least one of these notes is voted on. */
export async function electorsOnSameNotes(sql: Sql, workshopId: string, candidates: Notes): Promise<Set<string>[]> {
  const rounds = await roundsOnSameNotes(sql, workshopId, candidates);
  if (!rounds.some(({ who }) => who === "tables")) return [];
  const electors = await electorsByRound(sql, workshopId);
  return rounds.filter(({ who }) => who === "tables").flatMap(({ id }) => electors.get(id) ?? []);
}

/** True when the whole room votes, or has voted, on one of these notes. */
export async function roomVotesOn(sql: Sql, workshopId: string, candidates: Notes): Promise<boolean> {
  return (await roundsOnSameNotes(sql, workshopId, candidates)).some(({ who }) => who !== "tables");
}

/** For each person, in which rounds by table on these notes they could vote; empty when there are none. */
export async function tablesOnSameNotes(
  sql: Sql,
  workshopId: string,
  candidates: Notes,
): Promise<ReadonlyMap<string, string>> {
  return electorateKeys(await electorsOnSameNotes(sql, workshopId, candidates));
}
