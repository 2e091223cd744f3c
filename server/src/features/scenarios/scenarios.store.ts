import type { StoryId } from "@longtable/shared/kernel/ids";
import type { Scenario } from "@longtable/shared/scenarios/scenario.schema";
import type { Sql } from "../../storage/storage.ts";

/** A person plotted over a map, as it is kept. Visits may name needs that were taken off, so that these can be put back. */
export interface StoredScenario extends Omit<Scenario, "isMine" | "storyId"> {
  storyId: StoryId | null;
  /** Who made it; null once that is forgotten. */
  seatId: string | null;
  /** By the id of a need, a visit, a name or an about, who wrote it last; nobody: its maker. */
  writers: Readonly<Record<string, string>>;
  /** By the id of a need or visit that was taken off, a print of its words; empty for one that was taken back for good. */
  gone: Readonly<Record<string, string>>;
}

interface ScenarioRow {
  id: string;
  board_id: string;
  pseudonym: string;
  is_fictional: number;
  about: string;
  needs_json: string;
  visits_json: string;
  writers_json: string;
  gone_json: string;
  story_id: string | null;
  is_on_wall: number;
  seat_id: string | null;
}

const toScenario = (row: ScenarioRow): StoredScenario => ({
  id: row.id as Scenario["id"],
  boardId: row.board_id as Scenario["boardId"],
  pseudonym: row.pseudonym,
  fictional: Number(row.is_fictional) === 1,
  about: row.about,
  needs: JSON.parse(row.needs_json) as Scenario["needs"],
  visits: JSON.parse(row.visits_json) as Scenario["visits"],
  writers: JSON.parse(row.writers_json) as StoredScenario["writers"],
  gone: JSON.parse(row.gone_json) as StoredScenario["gone"],
  storyId: row.story_id as StoryId | null,
  onWall: Number(row.is_on_wall) === 1,
  seatId: row.seat_id,
});

/** A workshop's plotted people, oldest first. */
export async function listScenarios(sql: Sql, workshopId: string): Promise<StoredScenario[]> {
  const rows = await sql.all<ScenarioRow>(
    "SELECT * FROM scenarios WHERE workshop_id = ? ORDER BY position, id",
    workshopId,
  );
  return rows.map(toScenario);
}

export async function findScenario(sql: Sql, workshopId: string, id: string): Promise<StoredScenario | null> {
  const row = await sql.get<ScenarioRow>("SELECT * FROM scenarios WHERE workshop_id = ? AND id = ?", workshopId, id);
  return row ? toScenario(row) : null;
}

/** A plotted person of whatever workshop. */
export async function scenarioAnywhere(
  sql: Sql,
  id: string,
): Promise<{ workshopId: string; scenario: StoredScenario } | null> {
  const row = await sql.get<ScenarioRow & { workshop_id: string }>("SELECT * FROM scenarios WHERE id = ?", id);
  return row ? { workshopId: row.workshop_id, scenario: toScenario(row) } : null;
}

/** How many people are plotted over a board. */
export async function countScenarios(sql: Sql, boardId: string): Promise<number> {
  const row = await sql.get<{ count: number }>("SELECT COUNT(*) AS count FROM scenarios WHERE board_id = ?", boardId);
  return Number(row?.count ?? 0);
}

/** Adds one, or changes the one with its id. */
export async function putScenario(sql: Sql, workshopId: string, scenario: StoredScenario): Promise<void> {
  await sql.run(
    `INSERT INTO scenarios (id, workshop_id, board_id, position, pseudonym, is_fictional, about, needs_json, visits_json,
       writers_json, gone_json, story_id, is_on_wall, seat_id)
     VALUES (?, ?, ?, (SELECT COALESCE(MAX(position), 0) + 1 FROM scenarios WHERE workshop_id = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET pseudonym = excluded.pseudonym, is_fictional = excluded.is_fictional,
       about = excluded.about, needs_json = excluded.needs_json, visits_json = excluded.visits_json,
       writers_json = excluded.writers_json, gone_json = excluded.gone_json, story_id = excluded.story_id, is_on_wall = excluded.is_on_wall`,
    scenario.id,
    workshopId,
    scenario.boardId,
    workshopId,
    scenario.pseudonym,
    scenario.fictional ? 1 : 0,
    scenario.about,
    JSON.stringify(scenario.needs),
    JSON.stringify(scenario.visits),
    JSON.stringify(scenario.writers),
    JSON.stringify(scenario.gone),
    scenario.storyId,
    scenario.onWall ? 1 : 0,
    scenario.seatId,
  );
}

/** Answers how many it removed. */
export function removeScenarioRow(sql: Sql, workshopId: string, id: string): Promise<number> {
  return sql.run("DELETE FROM scenarios WHERE workshop_id = ? AND id = ?", workshopId, id);
}

/** Erases what was plotted from a story that is taken back; answers how many. */
export function removeScenariosOfStory(sql: Sql, workshopId: string, storyId: string): Promise<number> {
  return sql.run("DELETE FROM scenarios WHERE workshop_id = ? AND story_id = ?", workshopId, storyId);
}
