import { aboutIdOf, nameIdOf } from "@longtable/shared/scenarios/scenario.rules";
import { TAKEN_BACK } from "@longtable/shared/withdrawal/withdrawal.schema";
import type { Sql } from "../../storage/storage.ts";
import { partsOf, printOf, TAKEN_BACK_PRINT } from "./scenarioParts.ts";
import type { StoredScenario } from "./scenarios.store.ts";

/**
 * What is known of a person whom their maker took off the map: no words, only whose the parts of others were, so that these
 * stay theirs when the person is put back, and stay away once they are taken back.
 */
export type OffScenario = Pick<StoredScenario, "id" | "seatId" | "writers" | "gone">;

interface OffRow {
  id: string;
  seat_id: string;
  writers_json: string;
  gone_json: string;
}

const toOff = ({ id, seat_id, writers_json, gone_json }: OffRow): OffScenario => ({
  id: id as OffScenario["id"],
  seatId: seat_id,
  writers: JSON.parse(writers_json) as OffScenario["writers"],
  gone: JSON.parse(gone_json) as OffScenario["gone"],
});

export async function listOff(sql: Sql, workshopId: string): Promise<OffScenario[]> {
  return (await sql.all<OffRow>("SELECT * FROM scenarios_off WHERE workshop_id = ?", workshopId)).map(toOff);
}

export async function findOff(sql: Sql, workshopId: string, id: string): Promise<OffScenario | null> {
  const row = await sql.get<OffRow>("SELECT * FROM scenarios_off WHERE workshop_id = ? AND id = ?", workshopId, id);
  return row ? toOff(row) : null;
}

export async function putOff(sql: Sql, workshopId: string, { id, seatId, writers, gone }: OffScenario): Promise<void> {
  await sql.run(
    `INSERT INTO scenarios_off (id, workshop_id, seat_id, writers_json, gone_json) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET writers_json = excluded.writers_json, gone_json = excluded.gone_json`,
    ...[id, workshopId, seatId, JSON.stringify(writers), JSON.stringify(gone)],
  );
}

export function removeOff(sql: Sql, workshopId: string, id: string): Promise<number> {
  return sql.run("DELETE FROM scenarios_off WHERE workshop_id = ? AND id = ?", workshopId, id);
}

/** What stays known of a person who is taken off. */
export function offOf(scenario: StoredScenario): OffScenario {
  const { id, seatId, writers, gone } = scenario;
  const others = partsOf(scenario).filter((part) => (writers[part.id] ?? seatId) !== seatId);
  return {
    id,
    seatId,
    writers,
    gone: { ...gone, ...Object.fromEntries(others.map((part) => [part.id, printOf(part.words)])) },
  };
}

/** A person put back: the same words stay whose they were, and what somebody took back meanwhile stays away. */
export function putBack(again: StoredScenario, { writers, gone }: OffScenario): StoredScenario {
  const isAway = (id: string) => gone[id] === TAKEN_BACK_PRINT;
  const left: StoredScenario = {
    ...again,
    pseudonym: isAway(nameIdOf(again.id)) ? TAKEN_BACK : again.pseudonym,
    about: isAway(aboutIdOf(again.id)) ? "" : again.about,
    needs: again.needs.filter(({ id }) => !isAway(id)),
    visits: again.visits.filter(({ id }) => !isAway(id)),
  };
  const back = new Map(partsOf(left).map(({ id, words }) => [id, printOf(words)]));
  const still = Object.fromEntries(Object.entries(gone).filter(([id]) => isAway(id) || !back.has(id)));
  const theirs = Object.entries(writers).filter(([id]) => id in still || gone[id] === back.get(id));
  return { ...left, writers: { ...again.writers, ...Object.fromEntries(theirs) }, gone: still };
}
