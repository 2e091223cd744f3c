import type { TableDeedId, TableId } from "@longtable/shared/kernel/ids";
import type { OpenTable } from "@longtable/shared/tables/seating.rules";
import { keepsPlace, placesLeft } from "@longtable/shared/tables/tables.rules";
import type { TableDeed } from "@longtable/shared/tables/tables.types";
import { newId } from "../../kernel/newId.ts";
import type { Change } from "../../kernel/publish.ts";
import type { Sql } from "../../storage/storage.ts";
import type { CommandContext } from "../../transport/commandRouter.ts";
import { listTablePeople, sitDown, type TablePerson } from "./people.store.ts";
import { type Arrangement, changeSettings, listTables, readSettings, type StoredTable } from "./tables.store.ts";

/** Who is connected, and since when others are not, in milliseconds. */
export interface Attendance {
  isHere(participantId: string): boolean;
  awayFor(participantId: string): number;
  /** Somebody has done something just now. */
  seen(participantId: string): void;
}

type Presence = Pick<Attendance, "isHere" | "awayFor">;

/** The tables that have not ended, and everyone who joined. */
export interface SeatedRoom {
  tables: StoredTable[];
  people: TablePerson[];
}

export async function readRoom(sql: Sql, workshopId: string): Promise<SeatedRoom> {
  const tables = (await listTables(sql, workshopId)).filter(({ endedAt }) => endedAt === null);
  return { tables, people: await listTablePeople(sql, workshopId) };
}

/** The tables as a newcomer meets them: who sits there, or keeps a place for a while. */
export function openTables({ tables, people }: SeatedRoom, attendance: Presence): OpenTable<TableId>[] {
  return tables.map(({ id }) => ({ id, groups: keeping(people, id, attendance).map(({ groupId }) => groupId) }));
}

/** True for somebody who is connected, or has no phone to be connected with. */
export const isHere = ({ id, isProxy }: Pick<TablePerson, "id" | "isProxy">, presence: Pick<Attendance, "isHere">) =>
  isProxy || presence.isHere(id);

/** Those who have, or keep, a place at a table. */
export function keeping(people: readonly TablePerson[], tableId: TableId, attendance: Presence): TablePerson[] {
  return people.filter(
    (person) =>
      person.tableId === tableId &&
      keepsPlace({ isHere: isHere(person, attendance), awayFor: attendance.awayFor(person.id) }),
  );
}

/** How many more may choose a table; null where it has no limit. */
export function leftAt(table: StoredTable, people: readonly TablePerson[], attendance: Presence): number | null {
  return table.seats === null ? null : placesLeft(table.seats, keeping(people, table.id, attendance).length);
}

/** Keeps how everybody sits, before that changes, so that it can be taken back; answers by which id. */
export async function remember(
  sql: Sql,
  workshopId: string,
  deed: TableDeed,
  also: Pick<Arrangement, "activityIds"> = {},
): Promise<TableDeedId> {
  const id = newId<TableDeedId>();
  const { way } = await readSettings(sql, workshopId);
  const people = (await listTablePeople(sql, workshopId)).filter(({ tableId }) => tableId !== null);
  const undo: Arrangement = {
    id,
    deed,
    way,
    tables: await listTables(sql, workshopId),
    people: people.map(({ id, tableId, isHost }) => [id, tableId, isHost]),
    ...also,
  };
  await changeSettings(sql, workshopId, { undo });
  return id;
}

/** Somebody's seat as it is to be. */
export interface Seating {
  person: TablePerson;
  tableId: TableId | null;
  isHost: boolean;
}

/** Seats people as what `remember` was called for does: taken back, those who have not moved since sit as before. */
export async function seatByDeed(context: CommandContext, seating: readonly Seating[]): Promise<void> {
  const moved = await seatThem(context, seating);
  const { sql, seat } = context;
  const { undo } = await readSettings(sql, seat.workshopId);
  if (!undo) return;
  const where = moved.map(({ person, tableId, isHost }): [string, TableId | null, boolean] => [
    person.id,
    tableId,
    isHost,
  ]);
  await changeSettings(sql, seat.workshopId, { undo: { ...undo, moved: where } });
}

/**
 * How people sit once a deed is taken back: who has not moved since what it did sits as before, all others as now. `isLate`:
 * who came since, and whose table is no more.
 */
export function seatingBefore(undo: Arrangement, { tables, people }: SeatedRoom): (Seating & { isLate: boolean })[] {
  const before = new Map(undo.people.map(([id, tableId, isHost]) => [id, { tableId, isHost }]));
  const moved = new Map((undo.moved ?? []).map(([id, tableId]) => [id, tableId]));
  const stands = new Set<TableId | null>(tables.map(({ id }) => id));
  const seating = people.map((person) => {
    const isBack = moved.has(person.id) && moved.get(person.id) === person.tableId;
    const { tableId, isHost } = isBack ? (before.get(person.id) ?? NOWHERE) : person;
    return { person, isBack, ...(stands.has(tableId) ? { tableId, isHost } : NOWHERE) };
  });
  // A table has one host: whoever has taken it on since.
  const hosted = new Set(seating.flatMap(({ isBack, isHost, tableId }) => (isHost && !isBack ? tableId : [])));
  return seating.map(({ person, tableId, isHost, isBack }) => ({
    person,
    tableId,
    isHost: isHost && !(isBack && hosted.has(tableId)),
    isLate:
      tableId === null && !isBack && (person.tableId !== null || !(moved.has(person.id) || before.has(person.id))),
  }));
}
const NOWHERE = { tableId: null, isHost: false };

/** Seats people, and says which seats that changed; answers those who sit otherwise now. */
export async function seatThem(context: CommandContext, seating: readonly Seating[]): Promise<readonly Seating[]> {
  const moved = seating.filter(
    ({ person, tableId, isHost }) => person.tableId !== tableId || person.isHost !== (isHost && tableId !== null),
  );
  for (const { person, tableId, isHost } of moved) await sitDown(context.sql, person, tableId, isHost);
  context.changed(changeOf(moved.map(({ person }) => person)));
  return moved;
}

/** What those who got another table are sent anew: their own seat, and the boards they may read. */
export function changeOf(people: readonly Pick<TablePerson, "seatId">[]): Change {
  const seats = people.map(({ seatId }) => seatId);
  return { seats, seatSlices: seats.map((seatId) => ({ seatId, slices: ["me", "boards"] })) };
}
