import type { TableId } from "@longtable/shared/kernel/ids";
import { placeEach } from "@longtable/shared/tables/seating.rules";
import type { Sql } from "../../storage/storage.ts";
import type { CommandContext, Register } from "../../transport/commandRouter.ts";
import { type CopiesDeps, createCopies } from "./copies.ts";
import { type HostingDeps, registerHostingCommands } from "./hosting.feature.ts";
import { type MergeDeps, registerMergeCommands } from "./merge.feature.ts";
import { listTablePeople, sitDown } from "./people.store.ts";
import { createTableProgress, type ProgressDeps } from "./progress.ts";
import { openTables, readRoom } from "./seating.ts";
import { registerTableCommands } from "./tables.feature.ts";
import { listTables, readSettings } from "./tables.store.ts";
import { createTablesView } from "./tables.view.ts";

type TablesPartsDeps = Omit<ProgressDeps, "staffSeats"> & {
  /** True while names are on for everyone. */
  areNamesOn(sql: Sql, workshopId: string): Promise<boolean>;
  /** Seats of those who run the room, and of its screens. */
  staffSeats(sql: Sql, workshopId: string): Promise<readonly string[]>;
  /** For reading outside a transaction. */
  sql: Sql;
} & Omit<CopiesDeps, "begun"> &
  Omit<HostingDeps, "makeCopies"> &
  Pick<MergeDeps, "boardUse" | "reachesFurther">;

/** Breakout tables: their commands, what people are told of them, and what the neighbours ask of them. */
export function createTables(deps: TablesPartsDeps) {
  /** Those who are told how the tables get on; none while there are no tables. */
  const staffWithTables = async (sql: Sql, workshopId: string): Promise<readonly string[]> =>
    (await listTables(sql, workshopId)).length > 0 ? deps.staffSeats(sql, workshopId) : [];
  const progress = createTableProgress({ ...deps, staffSeats: (workshopId) => staffWithTables(deps.sql, workshopId) });
  const makeCopies = createCopies({ ...deps, begun: progress.begin });
  const parts = { ...deps, makeCopies, attendance: progress };

  return {
    progress,
    read: createTablesView({ ...deps, progress }),

    register(on: Register): void {
      registerTableCommands(on, parts);
      registerHostingCommands(on, parts);
      registerMergeCommands(on, parts);
    },

    /** Whatever a command opens at the tables: once it is done, each table has its own boards there. */
    followingOpenings:
      (register: Register): Register =>
      (command, handler, keepNothing) =>
        register(
          command,
          async (input, context) => {
            let opens = false;
            const changed: CommandContext["changed"] = (change, workshopId) => {
              opens ||= change.slices?.includes("activities") ?? false;
              context.changed(change, workshopId);
            };
            const output = await handler(input, { ...context, changed });
            if (!opens) return output;
            await makeCopies(context);
            // What is counted of the tables is what they do in what runs there now.
            const seats = await staffWithTables(context.sql, context.seat.workshopId);
            context.changed({ seatSlices: seats.map((seatId) => ({ seatId, slices: ["tables"] })) });
            return output;
          },
          keepNothing,
        ),

    /** Gives somebody who has just joined a table, in their own transaction; true when they got one. */
    async seatNewcomer(sql: Sql, workshopId: string, participantId: string): Promise<boolean> {
      const { way } = await readSettings(sql, workshopId);
      const stands = way !== "choice" && (await listTables(sql, workshopId)).some(({ endedAt }) => endedAt === null);
      // Everyone who joins comes by here: without tables nobody is read.
      const room = stands ? await readRoom(sql, workshopId) : null;
      // Tables that nobody sits at are not given out yet, or by hand.
      if (!room?.people.some(({ tableId }) => tableId !== null)) return false;
      const person = room.people.find(({ id }) => id === participantId);
      const tableId = person && placeEach([person], openTables(room, progress)).get(participantId);
      if (!person || !tableId) return false;
      await sitDown(sql, person, tableId, false);
      return true;
    },

    /** People with a vote who sit at these tables; null when one of them is not there. */
    async votersAtTables(sql: Sql, workshopId: string, tableIds: readonly TableId[]): Promise<Set<string> | null> {
      const known = new Set(
        (await listTables(sql, workshopId)).flatMap(({ id, endedAt }) => (endedAt === null ? id : [])),
      );
      if (!tableIds.every((id) => known.has(id))) return null;
      const people = await listTablePeople(sql, workshopId);
      return new Set(
        people
          .filter(({ tableId, canVote }) => canVote && tableId !== null && tableIds.includes(tableId))
          .map(({ id }) => id),
      );
    },

    /** What each table is called, those that ended too. */
    async labels(sql: Sql, workshopId: string): Promise<Record<string, string>> {
      return Object.fromEntries((await listTables(sql, workshopId)).map(({ id, label }) => [id, label]));
    },
  };
}
export type TablesFeature = ReturnType<typeof createTables>;
