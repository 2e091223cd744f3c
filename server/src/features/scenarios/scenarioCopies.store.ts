import type { BoardId, ScenarioId } from "@longtable/shared/kernel/ids";
import { aboutIdOf, nameIdOf, withKnownNeeds } from "@longtable/shared/scenarios/scenario.rules";
import { newId } from "../../kernel/newId.ts";
import type { Sql } from "../../storage/storage.ts";
import { partsOf } from "./scenarioParts.ts";
import { listScenarios, putScenario, type StoredScenario, scenarioAnywhere } from "./scenarios.store.ts";

/** A plotted person in a workshop. */
export interface PlacedScenario {
  id: string;
  workshopId: string;
}

interface OriginRow {
  from_id: string;
  to_id: string;
  workshop_id: string;
  owners_json: string;
}

/** In the place of a part: the person as a whole. */
const WHOLE = "";

/** What a part of one person is called in a copy: needs and visits keep their ids, who it is goes by the person's. */
export function partInCopy(partId: string, fromId: string, toId: string): string {
  if (partId === nameIdOf(fromId)) return nameIdOf(toId);
  return partId === aboutIdOf(fromId) ? aboutIdOf(toId) : partId;
}

/** Copies who is plotted over a board to its copy in the same workshop: everybody's words stay theirs, a real life follows its story. */
export async function carryScenarios(
  sql: Sql,
  workshopId: string,
  { fromId, toId }: { fromId: string; toId: string },
): Promise<void> {
  for (const scenario of await on(sql, workshopId, fromId)) {
    const id = newId<ScenarioId>();
    const present = new Map(partsOf(scenario).map((part) => [part.id, scenario.writers[part.id]]));
    const writers = Object.fromEntries(
      [...present].flatMap(([part, seat]) => (seat === undefined ? [] : [[partInCopy(part, scenario.id, id), seat]])),
    );
    await putScenario(sql, workshopId, { ...scenario, id, boardId: toId as BoardId, writers, gone: {} });
    await keepOrigin(sql, { from: scenario, fromWorkshop: workshopId, to: { id, workshopId }, isCarried: true });
  }
}

/** Copies made-up people to a board of another workshop, where they are nobody's and on no wall. A real person's life stays with their story. */
export async function carryElsewhere(
  sql: Sql,
  from: { workshopId: string; boardId: string },
  to: { workshopId: string; boardId: string },
): Promise<void> {
  for (const scenario of (await on(sql, from.workshopId, from.boardId)).filter(({ fictional }) => fictional)) {
    const id = newId<ScenarioId>();
    const nobody = { writers: {}, gone: {}, seatId: null, onWall: false } as const;
    await putScenario(sql, to.workshopId, { ...scenario, ...nobody, id, boardId: to.boardId as BoardId });
    const placed = { id, workshopId: to.workshopId };
    await keepOrigin(sql, { from: scenario, fromWorkshop: from.workshopId, to: placed, isCarried: true });
  }
}

const on = async (sql: Sql, workshopId: string, boardId: string): Promise<StoredScenario[]> =>
  (await listScenarios(sql, workshopId)).filter((one) => one.boardId === boardId).map(withKnownNeeds);

/** Remembers that a person came with a file beside the first, where that is on this server. */
export async function keepScenarioOrigin(sql: Sql, fromId: string, to: PlacedScenario): Promise<void> {
  const found = await scenarioAnywhere(sql, fromId);
  if (found) await keepOrigin(sql, { from: found.scenario, fromWorkshop: found.workshopId, to, isCarried: false });
}

async function keepOrigin(
  sql: Sql,
  origin: { from: StoredScenario; fromWorkshop: string; to: PlacedScenario; isCarried: boolean },
): Promise<void> {
  const { from, fromWorkshop, to, isCarried } = origin;
  const written = partsOf(from).flatMap(({ id }) => (from.writers[id] ? [[id, from.writers[id]] as const] : []));
  const owners = { ...Object.fromEntries(written), ...(from.seatId !== null && { [WHOLE]: from.seatId }) };
  await sql.run(
    `INSERT INTO scenario_origins (from_id, to_id, from_workshop, workshop_id, owners_json, is_carried)
     VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    ...[from.id, to.id, fromWorkshop, to.workshopId, JSON.stringify(owners), isCarried ? 1 : 0],
  );
}

const COPIES = `SELECT o.to_id, COALESCE(s.workshop_id, o.workshop_id) AS workshop_id
  FROM scenario_origins o LEFT JOIN scenarios s ON s.id = o.to_id WHERE o.from_id = ?`;

/** Copies of a person, in whatever workshop, also one that was erased since, and copies of those. */
export async function copiesOf(sql: Sql, id: string): Promise<PlacedScenario[]> {
  return follow(sql, [id], COPIES);
}

/** What was carried into other workshops of this one's people. What came there by a file is theirs. */
export async function carriedFrom(sql: Sql, workshopId: string): Promise<PlacedScenario[]> {
  const rows = await sql.all<OriginRow>("SELECT * FROM scenario_origins WHERE from_workshop = ?", workshopId);
  const first = [...new Set(rows.map(({ from_id }) => from_id))];
  const all = await follow(sql, first, `${COPIES} AND o.is_carried = 1`);
  return all.filter((copy) => copy.workshopId !== workshopId);
}

async function follow(sql: Sql, first: readonly string[], query: string): Promise<PlacedScenario[]> {
  const found = new Map<string, PlacedScenario>();
  const ids = new Set(first);
  // A set goes on while it grows: copies of copies are looked at too.
  for (const id of ids) {
    for (const { to_id, workshop_id } of await sql.all<Pick<OriginRow, "to_id" | "workshop_id">>(query, id)) {
      ids.add(to_id);
      found.set(to_id, { id: to_id, workshopId: workshop_id });
    }
  }
  return [...found.values()];
}

/** What a seat wrote of people that were copied, as it was then: also of those that are not there any more. */
export async function writtenInCopied(
  sql: Sql,
  { workshopId, seatId }: { workshopId: string; seatId: string },
): Promise<{ id: string; within: string }[]> {
  const rows = await sql.all<OriginRow>(
    "SELECT * FROM scenario_origins WHERE from_workshop = ? AND INSTR(owners_json, ?) > 0",
    workshopId,
    JSON.stringify(seatId),
  );
  return rows.flatMap(({ from_id, owners_json }) =>
    Object.entries(JSON.parse(owners_json) as Record<string, string>).flatMap(([part, seat]) => {
      if (seat !== seatId) return [];
      return [part === WHOLE ? { id: from_id, within: "" } : { id: part, within: from_id }];
    }),
  );
}
