import { z } from "zod";
import { NoteText } from "../board/board.schema.ts";
import { defineCommand } from "../kernel/command.ts";
import { ActivityId, BoardId, NoteId, ParticipantId, TableDeedId, TableId } from "../kernel/ids.ts";
import { isUnseen, plainName } from "../kernel/plainName.ts";
import { COPY_STARTS, SEATING_WAYS, TABLE_LIMITS } from "./tables.types.ts";

const nothing = z.object({});
/** What `tables.undo` takes back; null when nothing was done. */
const deedId = TableDeedId.nullable();
const label = z
  .string()
  .refine((text) => !isUnseen(text), "unseen")
  .overwrite(plainName)
  .min(1)
  .max(TABLE_LIMITS.labelChars);

/** So many tables, or so many people at each: one of the two. */
const seating = {
  way: z.enum(SEATING_WAYS),
  count: z.int().min(1).max(TABLE_LIMITS.tables).optional(),
  size: z.int().min(1).max(TABLE_LIMITS.seats).optional(),
  /** Who gets a table: everyone who joined, or who is connected now. */
  who: z.enum(["joined", "here"]).default("joined"),
};
const hasOneWish = ({ count, size }: { count?: number | undefined; size?: number | undefined }) =>
  (count === undefined) !== (size === undefined);
const Seating = z.strictObject(seating).refine(hasOneWish, "count or size");

/** Works out what `tables.make` would do, and does nothing. Groups with how many of them sit at each table. */
export const previewTables = defineCommand("tables.preview", {
  input: Seating,
  output: z.object({
    people: z.int(),
    tables: z.array(z.object({ people: z.int(), groups: z.record(z.string(), z.int()) })),
  }),
});

/**
 * Makes the tables anew and seats people. Tables that are there keep their label and boards, as many as are wanted; the
 * others end. By choice nobody is seated, and each table has room for its share.
 */
export const makeTables = defineCommand("tables.make", {
  input: Seating,
  output: z.object({ tableIds: z.array(TableId), deedId }),
});

export const renameTable = defineCommand("tables.rename", {
  input: z.strictObject({ tableId: TableId, label }),
  output: nothing,
});

/** One more table, empty; left without a label it gets the next number. */
export const addTable = defineCommand("tables.add", {
  input: z.strictObject({ label: label.optional() }),
  output: z.object({ tableId: TableId, deedId }),
});

/** Ends one table. Its people go to the table named, else each to the one that suits best; its boards can be merged still. */
export const removeTable = defineCommand("tables.remove", {
  input: z.strictObject({ tableId: TableId, intoId: TableId.optional() }),
  output: z.object({ deedId }),
});

/** Ends all tables: everyone is in the room again. */
export const endTables = defineCommand("tables.end", { input: z.strictObject({}), output: z.object({ deedId }) });

/**
 * Takes back one thing that was done to the tables, while it is the last that was done: else it would be another host's.
 * What people wrote since stays.
 */
export const undoTables = defineCommand("tables.undo", {
  input: z.strictObject({ deedId: TableDeedId }),
  output: nothing,
});

/** Seats one person at a table; null takes them from theirs. */
export const movePerson = defineCommand("tables.move", {
  input: z.strictObject({ participantId: ParticipantId, tableId: TableId.nullable() }),
  output: z.object({ deedId }),
});

/** Gives everyone without a table the one that suits best. */
export const seatRest = defineCommand("tables.seatRest", {
  input: z.strictObject({}),
  output: z.object({ seated: z.int(), deedId }),
});

/** The caller sits down at a table, where people choose. */
export const chooseTable = defineCommand("tables.choose", {
  input: z.strictObject({ tableId: TableId }),
  output: nothing,
});

/** Makes somebody the host of the table they sit at, or a participant again. A table has one host. */
export const setTableHost = defineCommand("tables.setHost", {
  input: z.strictObject({ participantId: ParticipantId, isHost: z.boolean() }),
  output: nothing,
});

/** The caller takes on hosting their own table, or lays it down. */
export const volunteer = defineCommand("tables.volunteer", {
  input: z.strictObject({ isHost: z.boolean() }),
  output: nothing,
});

/** Whether people may take on hosting a table by themselves. */
export const setTableRules = defineCommand("tables.setRules", {
  input: z.strictObject({ mayVolunteer: z.boolean() }),
  output: nothing,
});

/** Who sits at a table, or at none; for facilitators. */
export const listTablePeople = defineCommand("tables.people", {
  input: z.strictObject({ tableId: TableId.nullable() }),
  output: z.object({
    people: z.array(
      z.object({ participantId: ParticipantId, alias: z.string(), isHere: z.boolean(), isHost: z.boolean() }),
    ),
  }),
});

/** Where an activity happens, and what each table's copy of its boards begins with. Copies that are there stay as they are. */
export const setPlace = defineCommand("tables.setPlace", {
  input: z.strictObject({
    activityId: ActivityId,
    place: z.enum(["room", "tables"]),
    copyStart: z.enum(COPY_STARTS).optional(),
  }),
  output: nothing,
});

/** Lets the whole room read a table's board, or ends that. */
export const shareTableBoard = defineCommand("tables.share", {
  input: z.strictObject({ boardId: BoardId, isShared: z.boolean() }),
  output: nothing,
});

/** A word to all tables; with `asNote` also written as a note on each table's board of what runs there. */
export const broadcast = defineCommand("tables.broadcast", {
  input: z.strictObject({ text: z.string().trim().min(1).max(TABLE_LIMITS.messageChars), asNote: z.boolean() }),
  output: z.object({ boards: z.int() }),
});

/** A table host writes down what somebody at their table says. */
export const addNoteForSomeone = defineCommand("tables.addNoteFor", {
  input: z.strictObject({ boardId: BoardId, text: NoteText }),
  output: z.object({ noteId: NoteId }),
});

const MergeInput = z.strictObject({ boardId: BoardId, tableIds: z.array(TableId).max(200).optional() });
const MergeCounts = z.object({
  /** New notes, and notes of an earlier merge that have changed at their table since. */
  added: z.int(),
  changed: z.int(),
  /** Changed at the table, and in the room too: the room's words stay. */
  kept: z.int(),
  /** By table. */
  tables: z.array(z.object({ tableId: TableId, added: z.int(), changed: z.int() })),
});

/**
 * What a merge would bring; `over` is by how many notes the room's board would be too full, `narrower` the tables whose notes
 * are for fewer people than the room's board is: with either nothing can be brought.
 */
export const previewMerge = defineCommand("tables.previewMerge", {
  input: MergeInput,
  output: MergeCounts.extend({ over: z.int(), narrower: z.array(TableId) }),
});

/** Brings the tables' notes to the room's board, with the table they came from; all, or nothing. */
export const mergeTables = defineCommand("tables.merge", { input: MergeInput, output: MergeCounts });
