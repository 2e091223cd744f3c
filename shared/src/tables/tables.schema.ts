import { z } from "zod";
import { TableDeedId, TableId } from "../kernel/ids.ts";
import { COPY_STARTS, SEATING_WAYS, TABLE_DEEDS } from "./tables.types.ts";

/** How a table stands; for those who run the room and its screens. */
export const TableProgress = z.object({
  /** Of its people, how many are connected now. */
  here: z.int(),
  /** Notes on its own boards of what runs at the tables now. */
  notes: z.int(),
  /** When its people last changed a board, in milliseconds since 1970; null when they have not. */
  changedAt: z.number().nullable(),
  /** So few are left that hosts may join it with another one. */
  isNearlyEmpty: z.literal(true).optional(),
});
export type TableProgress = z.infer<typeof TableProgress>;

/** A breakout table as one viewer is told of it; nothing of its board is in it. */
export const TableForViewer = z.object({
  id: TableId,
  label: z.string(),
  /** How many sit at it, here or not. */
  people: z.int(),
  /** How many more may choose it; absent where people do not choose. */
  left: z.int().optional(),
  hasHost: z.boolean(),
  /** The table is no more; its label still says where notes came from. */
  isEnded: z.literal(true).optional(),
  progress: TableProgress.optional(),
  /** Who sits at it, for screens, while names are on for everyone. */
  names: z.array(z.string()).optional(),
});
export type TableForViewer = z.infer<typeof TableForViewer>;

/** The breakout tables, in order; those that ended come last. */
export const Tables = z.object({
  list: z.array(TableForViewer),
  way: z.enum(SEATING_WAYS),
  /** Somebody at a table without a host may take it on. */
  mayVolunteer: z.boolean(),
  /** The last word of the hosts to all tables; `at` in milliseconds since 1970. */
  message: z.object({ id: z.string(), text: z.string(), at: z.number() }).optional(),
  /** For facilitators: people without a table, and what can be taken back, as what `tables.undo` asks for. */
  hosts: z
    .object({
      unplaced: z.int(),
      canUndo: z.enum(TABLE_DEEDS).optional(),
      undoId: TableDeedId.optional(),
      copyStart: z.enum(COPY_STARTS),
    })
    .optional(),
});
export type Tables = z.infer<typeof Tables>;
