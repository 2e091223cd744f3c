import type { GroupId, ParticipantId, SeatId, TableId } from "@longtable/shared/kernel/ids";
import type { Door, NamesLevel, Person } from "@longtable/shared/people/people.schema";
import type { Sql } from "../../storage/storage.ts";

/** How far names are on and whether new people may come in. */
export async function houseRules(sql: Sql, workshopId: string): Promise<{ names: NamesLevel; door: Door }> {
  const row = await sql.get<{ names: string | null; door: string | null }>(
    "SELECT names, door FROM workshops WHERE id = ?",
    workshopId,
  );
  return { names: (row?.names ?? "off") as NamesLevel, door: (row?.door ?? "open") as Door };
}

export async function setNamesLevel(sql: Sql, workshopId: string, level: NamesLevel): Promise<void> {
  await sql.run("UPDATE workshops SET names = ? WHERE id = ?", level, workshopId);
}

export async function setDoorState(sql: Sql, workshopId: string, door: Door): Promise<void> {
  await sql.run("UPDATE workshops SET door = ? WHERE id = ?", door, workshopId);
}

interface PersonRow {
  id: string;
  number: number | null;
  alias: string;
  group_id: string | null;
  table_id: string | null;
  is_proxy: number | null;
  seat_id: string;
  role: string;
  can_vote: number;
}

/** A person with their seat, as kept; who is here is known elsewhere. */
export type StoredPerson = Omit<Person, "isHere"> & { seatId: SeatId };

const toPerson = (row: PersonRow): StoredPerson => ({
  participantId: row.id as ParticipantId,
  seatId: row.seat_id as SeatId,
  number: Number(row.number ?? 0),
  alias: row.alias,
  groupId: row.group_id as GroupId | null,
  ...(row.table_id !== null && { tableId: row.table_id as TableId }),
  ...(row.role === "tableHost" && { isTableHost: true }),
  canVote: row.can_vote === 1,
  ...(row.is_proxy === 1 && { isProxy: true }),
});

const PEOPLE = `SELECT p.id, p.number, p.alias, p.group_id, p.table_id, p.is_proxy, s.id AS seat_id, s.role, s.can_vote
  FROM participants p JOIN seats s ON s.participant_id = p.id`;

/** Everyone in a workshop, in the order of joining. */
export async function everybody(sql: Sql, workshopId: string): Promise<StoredPerson[]> {
  const rows = await sql.all<PersonRow>(`${PEOPLE} WHERE p.workshop_id = ? ORDER BY p.number, p.id`, workshopId);
  return rows.map(toPerson);
}

/** One person of a workshop; null when nobody of that id is in it, or not any more. */
export async function personById(sql: Sql, workshopId: string, participantId: string): Promise<StoredPerson | null> {
  const row = await sql.get<PersonRow>(`${PEOPLE} WHERE p.workshop_id = ? AND p.id = ?`, workshopId, participantId);
  return row ? toPerson(row) : null;
}

/** The person in a seat; null for a host's, a screen's, or one that is gone. */
export async function personInSeat(sql: Sql, seatId: string): Promise<StoredPerson | null> {
  const row = await sql.get<PersonRow>(`${PEOPLE} WHERE s.id = ?`, seatId);
  return row ? toPerson(row) : null;
}

export async function setSeatVote(sql: Sql, seatId: string, canVote: boolean): Promise<void> {
  await sql.run("UPDATE seats SET can_vote = ? WHERE id = ?", canVote ? 1 : 0, seatId);
}

export async function setPersonAlias(sql: Sql, participantId: string, alias: string, aliasKey: string): Promise<void> {
  await sql.run("UPDATE participants SET alias = ?, alias_key = ? WHERE id = ?", alias, aliasKey, participantId);
}

export async function setPersonGroup(sql: Sql, participantId: string, groupId: GroupId | null): Promise<void> {
  await sql.run("UPDATE participants SET group_id = ? WHERE id = ?", groupId, participantId);
}

export async function markAsProxy(sql: Sql, participantId: string): Promise<void> {
  await sql.run("UPDATE participants SET is_proxy = 1 WHERE id = ?", participantId);
}
