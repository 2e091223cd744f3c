import type { GroupId, ParticipantId, SeatId, TableId } from "@longtable/shared/kernel/ids";
import type { Sql } from "../../storage/storage.ts";

/** Somebody who joined, as tables need them. */
export interface TablePerson {
  id: ParticipantId;
  seatId: SeatId;
  alias: string;
  groupId: GroupId | null;
  tableId: TableId | null;
  isHost: boolean;
  canVote: boolean;
  /** Without a phone: here as long as they are in the room, with no line to tell it. */
  isProxy: boolean;
}

interface PersonRow {
  id: ParticipantId;
  seat_id: SeatId;
  alias: string;
  group_id: GroupId | null;
  table_id: TableId | null;
  role: string;
  can_vote: number;
  is_proxy: number | null;
}

const toPerson = (row: PersonRow): TablePerson => ({
  id: row.id,
  seatId: row.seat_id,
  alias: row.alias,
  groupId: row.group_id,
  tableId: row.table_id,
  isHost: row.role === "tableHost",
  canVote: row.can_vote === 1,
  isProxy: row.is_proxy === 1,
});

const SELECT = `SELECT p.id, p.alias, p.group_id, p.table_id, p.is_proxy, s.id AS seat_id, s.role, s.can_vote
  FROM participants p JOIN seats s ON s.participant_id = p.id WHERE p.workshop_id = ?`;

/** Everyone in a workshop, in the order they joined. */
export async function listTablePeople(sql: Sql, workshopId: string): Promise<TablePerson[]> {
  return (await sql.all<PersonRow>(`${SELECT} ORDER BY p.joined_at, p.id`, workshopId)).map(toPerson);
}

export async function findTablePerson(sql: Sql, workshopId: string, id: string): Promise<TablePerson | null> {
  const row = await sql.get<PersonRow>(`${SELECT} AND p.id = ?`, workshopId, id);
  return row ? toPerson(row) : null;
}

/** Seats somebody at a table, as its host or not; null for no table. */
export async function sitDown(
  sql: Sql,
  person: Pick<TablePerson, "id" | "seatId">,
  tableId: TableId | null,
  isHost: boolean,
): Promise<void> {
  await sql.run("UPDATE participants SET table_id = ? WHERE id = ?", tableId, person.id);
  const role = isHost && tableId !== null ? "tableHost" : "participant";
  await sql.run("UPDATE seats SET role = ? WHERE id = ? AND role IN ('participant', 'tableHost')", role, person.seatId);
}
