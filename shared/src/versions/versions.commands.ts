import { z } from "zod";
import { defineCommand } from "../kernel/command.ts";
import { ActivityId, BoardId, SnapshotId } from "../kernel/ids.ts";
import { LIMITS } from "../kernel/limits.ts";
import { requiredText } from "../kernel/requiredText.ts";
import { MapStateSchema, ReviewNote } from "./versions.schema.ts";
import { VERSION_LIMITS } from "./versions.types.ts";

const nothing = z.object({});
const which = { boardId: BoardId };
const Title = requiredText(LIMITS.titleChars);

/**
 * Copies one of the room's boards with every id as it is, so that the two can be compared, and puts the copy on the
 * agenda. A map is from then on as things are, or as they are to be.
 */
export const copyMap = defineCommand("map.copy", {
  input: z.strictObject({ ...which, as: MapStateSchema, title: Title.optional() }),
  output: z.object({ boardId: BoardId, activityId: ActivityId }),
});

/** Says whether a map shows things as they are or as they are to be; null: nobody says. */
export const setMapState = defineCommand("map.setState", {
  input: z.strictObject({ ...which, state: MapStateSchema.nullable() }),
  output: nothing,
});

/** Records that people with lived experience have looked at a map: it is sense-checked until somebody changes it. */
export const reviewMap = defineCommand("map.review", {
  input: z.strictObject({ ...which, by: requiredText(VERSION_LIMITS.byChars), note: ReviewNote.optional() }),
  output: nothing,
});

/** Confirms a map. It has to be sense-checked as it stands. */
export const confirmMap = defineCommand("map.confirm", { input: z.strictObject(which), output: nothing });

/** Makes a map a draft again. */
export const reopenMap = defineCommand("map.reopen", { input: z.strictObject(which), output: nothing });

/** Keeps a board as it is now, under a name. */
export const keepSnapshot = defineCommand("snapshot.keep", {
  input: z.strictObject({ ...which, name: requiredText(VERSION_LIMITS.nameChars) }),
  output: z.object({ snapshotId: SnapshotId }),
});

/** Removes what was kept. */
export const removeSnapshot = defineCommand("snapshot.remove", {
  input: z.strictObject({ snapshotId: SnapshotId }),
  output: nothing,
});

/** Makes a new board of what was kept, with an activity on the agenda; the board itself stays as it is. */
export const copySnapshot = defineCommand("snapshot.copy", {
  input: z.strictObject({ snapshotId: SnapshotId, title: Title.optional() }),
  output: z.object({ boardId: BoardId, activityId: ActivityId }),
});
