import { may } from "@longtable/shared/participation/permissions";
import type { Role } from "@longtable/shared/participation/roles";
import { isNearlyEmpty } from "@longtable/shared/tables/tables.rules";
import type { TableForViewer, TableProgress, Tables } from "@longtable/shared/tables/tables.schema";
import type { Sql } from "../../storage/storage.ts";
import { type BoardCopy, listCopies } from "./copies.store.ts";
import { activitiesAtTables, type CopiesDeps } from "./copies.ts";
import { listTablePeople, type TablePerson } from "./people.store.ts";
import type { TableProgressKeeper } from "./progress.ts";
import { isHere, leftAt } from "./seating.ts";
import { listTables, readSettings, type StoredTable } from "./tables.store.ts";

interface ViewDeps extends Pick<CopiesDeps, "listActivities"> {
  progress: Pick<TableProgressKeeper, "of" | "isHere" | "awayFor">;
  /** True while names are on for everyone. */
  areNamesOn(sql: Sql, workshopId: string): Promise<boolean>;
}

/**
 * The tables as each role is told of them: labels and how many sit there, for everyone; how they get on, for facilitators
 * and screens; who has none, for facilitators. Nothing of any table's board, and nothing by stakeholder group.
 */
export function createTablesView({ listActivities, progress, areNamesOn }: ViewDeps) {
  return async function read(sql: Sql, workshopId: string): Promise<(seat: { role: Role }) => Tables | undefined> {
    const tables = await listTables(sql, workshopId);
    if (tables.length === 0) return () => undefined;
    const [people, settings] = [await listTablePeople(sql, workshopId), await readSettings(sql, workshopId)];
    const { way, mayVolunteer, message, copyStart } = settings;
    const stands = await readProgress(sql, workshopId, tables, people);
    const list = tables.map((table) => forEveryone(table, people));
    const { undo } = settings;
    const withNames = (await areNamesOn(sql, workshopId)) ? people : [];
    return ({ role }) => {
      const seesProgress = may(role, "runTables") || role === "observer";
      return {
        list: seesProgress
          ? list.map((table) => ({ ...table, ...progressIn(stands, table), ...namesAt(withNames, table) }))
          : list,
        way,
        mayVolunteer,
        ...(message && { message }),
        ...(may(role, "runTables") && {
          hosts: {
            unplaced: people.filter(({ tableId }) => tableId === null).length,
            ...(undo && { canUndo: undo.deed, undoId: undo.id }),
            copyStart,
          },
        }),
      };
    };
  };

  function forEveryone(table: StoredTable, people: readonly TablePerson[]): TableForViewer {
    const { id, label, endedAt } = table;
    const own = people.filter(({ tableId }) => tableId === id);
    const left = leftAt(table, people, progress);
    return {
      id,
      label,
      people: own.length,
      hasHost: own.some(({ isHost }) => isHost),
      ...(left !== null && endedAt === null && { left }),
      ...(endedAt !== null && { isEnded: true as const }),
    };
  }

  async function readProgress(
    sql: Sql,
    workshopId: string,
    tables: readonly StoredTable[],
    people: readonly TablePerson[],
  ) {
    const running = await activitiesAtTables({ listActivities }, sql, workshopId);
    const origins = new Set(running.flatMap(({ boards }) => boards.map(({ id }) => id)));
    const copies = (await listCopies(sql, workshopId)).filter(
      ({ originId }) => origins.size === 0 || origins.has(originId),
    );
    const stands = new Map<string, TableProgress>();
    for (const { id, endedAt } of tables) {
      const here = people.filter((person) => person.tableId === id && isHere(person, progress)).length;
      const own = copies.filter(({ tableId }) => tableId === id);
      if (endedAt === null || own.length > 0) stands.set(id, { here, ...(await written(workshopId, own)) });
    }
    const active = tables.filter(({ endedAt }) => endedAt === null);
    for (const { id } of active) {
      const [own, others] = [stands.get(id), active.filter((other) => other.id !== id)];
      const size = people.filter(({ tableId }) => tableId === id).length;
      const near = others.map((other) => ({ here: stands.get(other.id)?.here ?? 0 }));
      if (own && isNearlyEmpty({ people: size, here: own.here }, near)) own.isNearlyEmpty = true;
    }
    return stands;
  }

  /** Notes beyond those the copies began with, and when one of them last changed. */
  async function written(workshopId: string, copies: readonly BoardCopy[]) {
    let [notes, changedAt] = [0, null as number | null];
    for (const { boardId, start } of copies) {
      const known = await progress.of(workshopId, boardId);
      notes += Math.max(0, known.notes - start.notes);
      if (known.changedAt !== null) changedAt = Math.max(changedAt ?? 0, known.changedAt);
    }
    return { notes, changedAt };
  }
}

function progressIn(stands: ReadonlyMap<string, TableProgress>, { id }: TableForViewer) {
  const progress = stands.get(id);
  return progress ? { progress } : {};
}

/** What people at a table call themselves, as far as they gave a name. */
function namesAt(people: readonly TablePerson[], { id }: TableForViewer) {
  const names = people.flatMap(({ tableId, alias }) => (tableId === id && alias !== "" ? alias : []));
  return names.length > 0 ? { names } : {};
}
