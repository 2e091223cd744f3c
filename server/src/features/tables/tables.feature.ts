import { randomInt } from "node:crypto";
import type { TableId } from "@longtable/shared/kernel/ids";
import { UserError } from "@longtable/shared/kernel/userError";
import { placeEach, shareOut, type TableWish, tableCount } from "@longtable/shared/tables/seating.rules";
import {
  addTable,
  chooseTable,
  endTables,
  listTablePeople,
  makeTables,
  movePerson,
  previewTables,
  removeTable,
  renameTable,
  seatRest,
  setTableRules,
  undoTables,
} from "@longtable/shared/tables/tables.commands";
import { choiceDenial, countDenial, nameDenial, nextNumber, tableName } from "@longtable/shared/tables/tables.rules";
import { TABLE_LIMITS } from "@longtable/shared/tables/tables.types";
import type { Activity } from "@longtable/shared/workshop/workshop.schema";
import { newId } from "../../kernel/newId.ts";
import type { Sql } from "../../storage/storage.ts";
import type { CommandContext, Register } from "../../transport/commandRouter.ts";
import { listCopies } from "./copies.store.ts";
import { findTablePerson, type TablePerson } from "./people.store.ts";
import {
  type Attendance,
  isHere,
  leftAt,
  openTables,
  readRoom,
  remember,
  type SeatedRoom,
  seatByDeed,
  seatingBefore,
  seatThem,
} from "./seating.ts";
import { changeSettings, listTables, putTable, readSettings, type StoredTable } from "./tables.store.ts";

export interface TablesDeps {
  attendance: Attendance;
  requireRight(context: Pick<CommandContext, "seat">, action: "runTables"): void;
  listActivities(sql: Sql, workshopId: string): Promise<Activity[]>;
  setActivityPlace(sql: Sql, activityId: string, place: "room" | "tables"): Promise<void>;
  /** Makes what is missing of the tables' own boards, for what runs at the tables now. */
  makeCopies(context: CommandContext): Promise<void>;
}

const noTable = () => new UserError("notFound", "tables.noSuchTable");
const noPerson = () => new UserError("notFound", "tables.noSuchPerson");

/** The table of that id, unless it has ended. */
function tableIn({ tables }: SeatedRoom, id: TableId): StoredTable {
  const table = tables.find((one) => one.id === id);
  if (!table) throw noTable();
  return table;
}

/** A preview asked for twice shows the same: how many of whom, not who. */
const UNSHUFFLED = () => 0;

/** Making tables and seating people: by hosts, and by people themselves where they choose. */
export function registerTableCommands(on: Register, deps: TablesDeps): void {
  registerMaking(on, deps);
  registerChanging(on, deps);
  registerSeating(on, deps);
}

interface Wish {
  way: "even" | "mixed" | "choice";
  who: "joined" | "here";
  count?: number | undefined;
  size?: number | undefined;
}

/** Whom the tables are made for, and how many there will be. */
function plan({ people }: SeatedRoom, { count, size, who }: Wish, attendance: Attendance) {
  const seated = who === "here" ? people.filter((person) => isHere(person, attendance)) : people;
  const wish: TableWish = count === undefined ? { size: size ?? 1 } : { count };
  return { seated, count: tableCount(seated.length, wish) };
}

function registerMaking(on: Register, { attendance, requireRight, makeCopies }: TablesDeps): void {
  const preview = async (input: Wish, context: CommandContext) => {
    requireRight(context, "runTables");
    const { seated, count } = plan(await readRoom(context.sql, context.seat.workshopId), input, attendance);
    const isMixed = input.way === "mixed";
    const shares =
      input.way === "choice"
        ? Array.from({ length: count }, () => [])
        : shareOut(seated, count, { isMixed, chance: UNSHUFFLED });
    return {
      people: seated.length,
      tables: shares.map((own: TablePerson[]) => ({ people: own.length, groups: groupsAt(own) })),
    };
  };
  on(previewTables, preview, { again: preview });

  on(makeTables, async (input, context) => {
    requireRight(context, "runTables");
    const { sql, seat, now } = context;
    const room = await readRoom(sql, seat.workshopId);
    const { seated, count } = plan(room, input, attendance);
    const deedId = await remember(sql, seat.workshopId, "made");
    const seats =
      input.way === "choice" ? Math.min(TABLE_LIMITS.seats, input.size ?? Math.ceil(seated.length / count) + 1) : null;
    const ended = (await listTables(sql, seat.workshopId)).filter(({ endedAt }) => endedAt !== null);
    const tables = await layTables(context, room.tables, { count, seats, again: ended });
    for (const table of room.tables.slice(count)) await putTable(sql, seat.workshopId, { ...table, endedAt: now });
    await changeSettings(sql, seat.workshopId, { way: input.way });
    const shares =
      input.way === "choice" ? [] : shareOut(seated, count, { isMixed: input.way === "mixed", chance: randomInt });
    const at = new Map(shares.flatMap((own, index) => own.map(({ id }) => [id, tables[index]?.id ?? null] as const)));
    await seatByDeed(
      context,
      room.people.map((person) => ({ person, tableId: at.get(person.id) ?? null, isHost: false })),
    );
    await makeCopies(context);
    context.changed({ slices: ["tables", "boards"] });
    return { tableIds: tables.map(({ id }) => id), deedId };
  });
}

const groupsAt = (people: readonly TablePerson[]): Record<string, number> => {
  const groups: Record<string, number> = {};
  for (const { groupId } of people) groups[groupId ?? "undeclared"] = (groups[groupId ?? "undeclared"] ?? 0) + 1;
  return groups;
};

interface Laying {
  count: number;
  seats: number | null;
  /** Tables that have ended and may be used again, with their label. */
  again: readonly StoredTable[];
}

/**
 * So many tables: those that are there keep their label and boards; then those that may be used again; new ones get the next
 * number that no table of this workshop has, or had.
 */
async function layTables(
  { sql, seat }: CommandContext,
  there: readonly StoredTable[],
  { count, seats, again }: Laying,
): Promise<StoredTable[]> {
  const all = await listTables(sql, seat.workshopId);
  const back = again.slice(0, Math.max(0, count - there.length)).map((table) => ({ ...table, endedAt: null }));
  const tables = [...there.slice(0, count), ...back].map((table) => ({ ...table, seats }));
  const labels = all.map(({ label }) => label);
  let position = Math.max(-1, ...all.map((table) => table.position));
  while (tables.length < count) {
    const label = tableName(nextNumber(labels, tableName));
    labels.push(label);
    position += 1;
    tables.push({ id: newId<TableId>(), label, position, seats, endedAt: null });
  }
  for (const table of tables) await putTable(sql, seat.workshopId, table);
  return tables;
}

/** Refuses a name that another table has, or had: notes that came from there say it. */
async function requireOwnName({ sql, seat }: CommandContext, label: string, tableId?: TableId): Promise<void> {
  const others = (await listTables(sql, seat.workshopId)).filter(({ id }) => id !== tableId);
  if (nameDenial(others, label)) throw new UserError("conflict", "tables.nameTaken");
}

function registerChanging(on: Register, deps: TablesDeps): void {
  const { attendance, requireRight, makeCopies } = deps;

  on(renameTable, async ({ tableId, label }, context) => {
    const { sql, seat } = context;
    // A table that has ended has its label still: notes that came from it say so.
    const table = (await listTables(sql, seat.workshopId)).find(({ id }) => id === tableId);
    if (!table) throw noTable();
    requireRight(context, "runTables");
    await requireOwnName(context, label, tableId);
    await putTable(sql, seat.workshopId, { ...table, label });
    context.changed({ slices: ["tables"] });
    return {};
  });

  on(addTable, async ({ label }, context) => {
    requireRight(context, "runTables");
    const { sql, seat } = context;
    const { tables } = await readRoom(sql, seat.workshopId);
    const denial = countDenial(tables.length + 1);
    if (denial) throw new UserError("conflict", `tables.${denial}`);
    const deedId = await remember(sql, seat.workshopId, "added");
    if (label) await requireOwnName(context, label);
    // One that has boards of its own is not empty.
    const withBoards = new Set((await listCopies(sql, seat.workshopId)).map((copy) => copy.tableId));
    const all = await listTables(sql, seat.workshopId);
    const again = all.filter(({ id, endedAt }) => endedAt !== null && !withBoards.has(id));
    const seats = tables[0]?.seats ?? null;
    const laid = await layTables(context, tables, { count: tables.length + 1, seats, again });
    const added = laid.at(-1);
    if (!added) throw noTable();
    for (const table of tables) await putTable(sql, seat.workshopId, table);
    if (label) await putTable(sql, seat.workshopId, { ...added, label });
    await makeCopies(context);
    context.changed({ slices: ["tables", "boards"] });
    return { tableId: added.id, deedId };
  });

  on(removeTable, async ({ tableId, intoId }, context) => {
    const { sql, seat, now } = context;
    const room = await readRoom(sql, seat.workshopId);
    const table = tableIn(room, tableId);
    const into = intoId === undefined ? null : tableIn(room, intoId);
    requireRight(context, "runTables");
    const others = { ...room, tables: room.tables.filter(({ id }) => id !== tableId) };
    if (into?.id === tableId) throw noTable();
    if (others.tables.length === 0) throw new UserError("conflict", "tables.lastTable");
    const deedId = await remember(sql, seat.workshopId, "removed");
    await putTable(sql, seat.workshopId, { ...table, endedAt: now });
    const own = room.people.filter((person) => person.tableId === tableId);
    const placed = placeEach(own, openTables(others, attendance));
    await seatByDeed(
      context,
      own.map((person) => ({ person, tableId: into?.id ?? placed.get(person.id) ?? null, isHost: false })),
    );
    context.changed({ slices: ["tables"] });
    return { deedId };
  });

  on(endTables, async (_input, context) => {
    requireRight(context, "runTables");
    const { sql, seat, now } = context;
    const { tables, people } = await readRoom(sql, seat.workshopId);
    if (tables.length === 0) return { deedId: null };
    const activityIds = await toTheRoom(context, deps);
    const deedId = await remember(sql, seat.workshopId, "ended", { activityIds });
    for (const table of tables) await putTable(sql, seat.workshopId, { ...table, endedAt: now });
    await seatByDeed(
      context,
      people.map((person) => ({ person, tableId: null, isHost: false })),
    );
    context.changed({ slices: ["activities", "boards", "tables"] });
    return { deedId };
  });

  on(undoTables, async ({ deedId }, context) => {
    requireRight(context, "runTables");
    const { sql, seat, now } = context;
    const { undo } = await readSettings(sql, seat.workshopId);
    if (!undo) throw new UserError("conflict", "tables.nothingToUndo");
    if (undo.id !== deedId) throw new UserError("conflict", "tables.changedSince");
    const before = new Map(undo.tables.map((table) => [table.id, table]));
    // A label given since is what people call it now.
    for (const table of await listTables(sql, seat.workshopId)) {
      const was = before.get(table.id);
      await putTable(
        sql,
        seat.workshopId,
        was ? { ...was, label: table.label } : { ...table, endedAt: table.endedAt ?? now },
      );
    }
    await changeSettings(sql, seat.workshopId, { way: undo.way, undo: null });
    const activityIds = undo.activityIds ?? [];
    for (const id of activityIds) await deps.setActivityPlace(sql, id, "tables");
    const room = await readRoom(sql, seat.workshopId);
    const seating = seatingBefore(undo, room);
    // They get a table as any latecomer does.
    const late = undo.way === "choice" || undo.people.length === 0 ? [] : seating.filter(({ isLate }) => isLate);
    const sitting = seating.map(({ person, tableId }) => ({ ...person, tableId }));
    const placed = placeEach(
      late.map(({ person }) => person),
      openTables({ ...room, people: sitting }, attendance),
    );
    await seatThem(
      context,
      seating.map((one) => ({ ...one, tableId: one.tableId ?? placed.get(one.person.id) ?? null })),
    );
    const left = room.tables.length === 0 ? await toTheRoom(context, deps) : [];
    await makeCopies(context);
    const moved = activityIds.length + left.length > 0;
    context.changed({ slices: ["tables", "boards", ...(moved ? (["activities"] as const) : [])] });
    return {};
  });

  on(setTableRules, async ({ mayVolunteer }, context) => {
    requireRight(context, "runTables");
    await changeSettings(context.sql, context.seat.workshopId, { mayVolunteer });
    context.changed({ slices: ["tables"] });
    return {};
  });
}

/** Nobody sits at a table any more: what happens there goes on in the room, where everyone can write. Answers what does. */
async function toTheRoom({ sql, seat }: CommandContext, deps: TablesDeps): Promise<string[]> {
  const activities = await deps.listActivities(sql, seat.workshopId);
  const ids = activities.flatMap(({ id, place, state }) => (place === "tables" && state !== "closed" ? id : []));
  for (const id of ids) await deps.setActivityPlace(sql, id, "room");
  return ids;
}

function registerSeating(on: Register, { attendance, requireRight }: TablesDeps): void {
  on(movePerson, async ({ participantId, tableId }, context) => {
    const { sql, seat } = context;
    const person = await findTablePerson(sql, seat.workshopId, participantId);
    if (!person) throw noPerson();
    if (tableId !== null) tableIn(await readRoom(sql, seat.workshopId), tableId);
    requireRight(context, "runTables");
    if (person.tableId === tableId) return { deedId: null };
    const deedId = await remember(sql, seat.workshopId, "moved");
    await seatByDeed(context, [{ person, tableId, isHost: false }]);
    context.changed({ slices: ["tables"] });
    return { deedId };
  });

  on(seatRest, async (_input, context) => {
    requireRight(context, "runTables");
    const { sql, seat } = context;
    const room = await readRoom(sql, seat.workshopId);
    const rest = room.people.filter(({ tableId }) => tableId === null);
    const placed = placeEach(rest, openTables(room, attendance));
    const deedId = placed.size > 0 ? await remember(sql, seat.workshopId, "moved") : null;
    await seatByDeed(
      context,
      rest.map((person) => ({ person, tableId: placed.get(person.id) ?? null, isHost: false })),
    );
    context.changed({ slices: ["tables"] });
    return { seated: placed.size, deedId };
  });

  on(chooseTable, async ({ tableId }, context) => {
    const { sql, seat } = context;
    const room = await readRoom(sql, seat.workshopId);
    const table = tableIn(room, tableId);
    const person = room.people.find(({ id }) => id === seat.participantId);
    if (!person) throw new UserError("forbidden", "command.notAllowed");
    const { way } = await readSettings(sql, seat.workshopId);
    const left = leftAt(table, room.people, attendance) ?? 0;
    const denial = choiceDenial({ left, isOwn: person.tableId === tableId }, way);
    if (denial) throw new UserError("conflict", `tables.${denial}`);
    attendance.seen(person.id);
    if (person.tableId === tableId) return {};
    await seatThem(context, [{ person, tableId, isHost: false }]);
    // Everyone else learns of the place a moment later: a room that chooses at once would be told two hundred times.
    context.changed({ seatSlices: [{ seatId: seat.id, slices: ["tables"] }], counts: ["tables"] });
    return {};
  });

  const peopleAt = async ({ tableId }: { tableId: TableId | null }, context: CommandContext) => {
    const { sql, seat } = context;
    if (tableId !== null && !(await listTables(sql, seat.workshopId)).some(({ id }) => id === tableId)) throw noTable();
    requireRight(context, "runTables");
    const { people } = await readRoom(sql, seat.workshopId);
    const own = people.filter((person) => person.tableId === tableId);
    return {
      people: own.map((person) => ({
        participantId: person.id,
        alias: person.alias,
        isHost: person.isHost,
        isHere: isHere(person, attendance),
      })),
    };
  };
  on(listTablePeople, peopleAt, { again: peopleAt });
}
