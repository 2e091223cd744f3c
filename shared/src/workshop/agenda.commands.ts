import { z } from "zod";
import { BoardType } from "../board/board.schema.ts";
import { defineCommand } from "../kernel/command.ts";
import { ActivityId, BoardId } from "../kernel/ids.ts";
import { LIMITS } from "../kernel/limits.ts";
import { requiredText } from "../kernel/requiredText.ts";
import { AGENDA_LIMITS } from "./agenda.rules.ts";
import { ActivityAccess, OutputType, PhaseSchema } from "./workshop.schema.ts";

const nothing = z.object({});

const title = requiredText(LIMITS.titleChars);
const prompt = z.string().trim().max(AGENDA_LIMITS.promptChars);
const minutes = z.int().min(0).max(AGENDA_LIMITS.minutes);
const boardIds = z.array(BoardId).max(AGENDA_LIMITS.boardsPerActivity);
const writing = z.enum(["together", "alone"]);
const place = z.enum(["room", "tables"]);

/** What it comes after on the agenda; null for first in its phase; left out: last. */
const afterId = ActivityId.nullable().optional();

const label = requiredText(LIMITS.labelChars);
const labels = (most: number) => z.array(label).max(most).optional();
const axis = z.string().trim().max(LIMITS.labelChars);

/** A board made with its activity, with the parts named or those that are usual for its type. */
const newBoard = z.strictObject({
  type: BoardType,
  title,
  columns: labels(LIMITS.columnsPerBoard),
  /** Of a matrix. */
  rows: labels(LIMITS.rowsPerBoard),
  axes: z.strictObject({ rows: axis, columns: axis }).optional(),
  /** From the inside out. */
  rings: labels(LIMITS.ringsPerBoard),
  sectors: labels(LIMITS.sectorsPerBoard),
});

/** Puts a new activity on the agenda, with a board of its own, boards that are there, or none. */
export const addActivity = defineCommand("agenda.addActivity", {
  input: z.strictObject({
    phase: PhaseSchema,
    title,
    prompt: prompt.default(""),
    minutes: minutes.default(0),
    outputType: OutputType,
    newBoard: newBoard.optional(),
    boardIds: boardIds.default([]),
    access: ActivityAccess.optional(),
    writing: writing.optional(),
    place: place.optional(),
    isPreWork: z.boolean().default(false),
    afterId,
  }),
  output: z.object({ activityId: ActivityId, boardIds: z.array(BoardId) }),
});

/** Puts a template's activities on the agenda, in their order, with boards of their own. */
export const insertTemplate = defineCommand("agenda.insertTemplate", {
  input: z.strictObject({
    templateId: z.string().min(1).max(60),
    /** Left out: the template's own. */
    phase: PhaseSchema.optional(),
    afterId,
  }),
  output: z.object({ activityIds: z.array(ActivityId), boardIds: z.array(BoardId) }),
});

/** Changes what is named and nothing else, so that two hosts may work on one activity. Another phase: last in it. */
export const editActivity = defineCommand("agenda.editActivity", {
  input: z.strictObject({
    activityId: ActivityId,
    title: title.optional(),
    prompt: prompt.optional(),
    minutes: minutes.optional(),
    outputType: OutputType.optional(),
    phase: PhaseSchema.optional(),
    /** null: as usual, everyone contributes and screens read. */
    access: ActivityAccess.nullable().optional(),
    boardIds: boardIds.optional(),
    writing: writing.optional(),
    place: place.optional(),
    isPreWork: z.boolean().optional(),
  }),
  output: nothing,
});

/** Puts the same activity on the agenda once more, right after itself, on the same boards and not opened yet. */
export const duplicateActivity = defineCommand("agenda.duplicateActivity", {
  input: z.strictObject({ activityId: ActivityId, title: title.optional() }),
  output: z.object({ activityId: ActivityId }),
});

/** Moves an activity after another one, named by its id, so that two hosts who move things at once lose nothing. */
export const moveActivity = defineCommand("agenda.moveActivity", {
  input: z.strictObject({ activityId: ActivityId, phase: PhaseSchema.optional(), afterId }),
  output: nothing,
});

/** Takes an activity that has not run off the agenda; its boards stay. `restoreActivity` puts it back where it was. */
export const removeActivity = defineCommand("agenda.removeActivity", {
  input: z.strictObject({ activityId: ActivityId }),
  output: nothing,
});
export const restoreActivity = defineCommand("agenda.restoreActivity", {
  input: z.strictObject({ activityId: ActivityId }),
  output: nothing,
});

/** A host has looked at what was written before the session. */
export const openPreWorkNotes = defineCommand("agenda.openPreWorkNotes", {
  input: z.strictObject({ activityId: ActivityId }),
  output: nothing,
});

/** Stops an open activity: everyone reads and nobody adds until it is resumed, opened or closed. */
export const pauseActivity = defineCommand("workshop.pauseActivity", {
  input: z.strictObject({ activityId: ActivityId }),
  output: nothing,
});
/** Lets a paused activity go on where it was. */
export const resumeActivity = defineCommand("workshop.resumeActivity", {
  input: z.strictObject({ activityId: ActivityId }),
  output: nothing,
});
/** Shows the room what people wrote in it. */
export const revealActivity = defineCommand("workshop.revealActivity", {
  input: z.strictObject({ activityId: ActivityId }),
  output: nothing,
});
