import { z } from "zod";
import { BoardType, LockedPartSchema } from "../board/board.schema.ts";
import { ActivityId, BoardId, GroupId, TableId, WorkshopId } from "../kernel/ids.ts";
import { LIMITS } from "../kernel/limits.ts";
import { AccessSchema } from "../participation/participation.schema.ts";
import { Door, NamesLevel } from "../people/people.schema.ts";
import { RoomQuestion, WorkingAgreement } from "../purpose/purpose.schema.ts";
import { PHASES } from "./phases.ts";

export const PhaseSchema = z.enum(PHASES);

export const ActivityState = z.enum(["queued", "open", "paused", "revealed", "closed"]);
export type ActivityState = z.infer<typeof ActivityState>;

export const OutputType = z.enum([
  "map",
  "shortlist",
  "decision",
  "commitments",
  "evidence",
  "prototype",
  "measures",
  "reflection",
]);
export type OutputType = z.infer<typeof OutputType>;

export const BoardSummary = z.object({ id: BoardId, type: BoardType, title: z.string() });
export type BoardSummary = z.infer<typeof BoardSummary>;

/** A board as one viewer is told of it: what it is to the tables, and what the viewer may do there. */
export const BoardForViewer = BoardSummary.extend({
  access: AccessSchema,
  /** The table whose own copy it is; absent on the room's boards. */
  tableId: TableId.optional(),
  /** The room's board that it is a copy of. */
  originId: BoardId.optional(),
  /** A host has locked it: the room reads and nobody adds. */
  isLocked: z.boolean().optional(),
  /** Parts of it that a host has locked; absent when none is. */
  lockedParts: z.array(LockedPartSchema).optional(),
  /** A table's board that the whole room may read. */
  isShared: z.boolean().optional(),
});
export type BoardForViewer = z.infer<typeof BoardForViewer>;

/** What people may do on an activity's boards while it is open; a screen never does more than read. */
export const ActivityAccess = z.object({
  participant: AccessSchema,
  tableHost: AccessSchema,
  observer: AccessSchema.extract(["none", "read"]),
});
export type ActivityAccess = z.infer<typeof ActivityAccess>;

export const Activity = z.object({
  id: ActivityId,
  templateId: z.string(),
  phase: PhaseSchema,
  title: z.string(),
  /** The question the room is asked, in plain words. */
  prompt: z.string(),
  minutes: z.int().nonnegative(),
  outputType: OutputType,
  state: ActivityState,
  /** Server time in milliseconds since 1970 when it was last opened; null before that. */
  openedAt: z.number().nullable(),
  boards: z.array(BoardSummary),
  /** Absent: everyone contributes, screens read. */
  access: ActivityAccess.optional(),
  /** `alone`: each person's notes are theirs until the reveal. Absent: everyone sees what is written. */
  writing: z.enum(["together", "alone"]).optional(),
  /** `tables`: each table works on its own copy of the boards. Absent: the room works on one. */
  place: z.enum(["room", "tables"]).optional(),
  /** A prompt that its template cannot do without: its words stay, and it cannot be taken off the agenda. */
  isPromptLocked: z.boolean().optional(),
  /** People do it before the session, each when they like; it never comes to the front by itself. */
  isPreWork: z.boolean().optional(),
});
export type Activity = z.infer<typeof Activity>;

export const Group = z.object({ id: GroupId, label: z.string() });
export type Group = z.infer<typeof Group>;

/**
 * What the projector shows: what the room does now, the join code, a board, the result of a vote, what became of it all,
 * how we worked, or nothing.
 */
export const ScreenMode = z.enum(["activity", "code", "board", "result", "report", "reflection", "agreement", "blank"]);
export type ScreenMode = z.infer<typeof ScreenMode>;

/** Times in milliseconds since 1970 by the server's clock; `now` is when this was sent, so that a phone can find its offset. */
export const Timer = z.object({
  endsAt: z.number(),
  seconds: z.number(),
  now: z.number(),
  /** Milliseconds that are left while it stands still; absent while it runs. `endsAt` is then when it would end. */
  leftMs: z.number().optional(),
});
export type Timer = z.infer<typeof Timer>;

export const Workshop = z.object({
  id: WorkshopId,
  title: z.string().min(1).max(LIMITS.titleChars),
  joinCode: z.string(),
  groups: z.array(Group),
  screen: ScreenMode,
  /** True for the filled demo, which says on every screen that its people are invented. */
  isSample: z.boolean(),
  /** Who may see who wrote what; absent: nobody. */
  names: NamesLevel.optional(),
  /** Whether new people may join; absent: they may. */
  door: Door.optional(),
  /** What the room works on; absent until hosts set it. */
  question: RoomQuestion.optional(),
  /** What each side expects of the other; absent until hosts set it. */
  agreement: WorkingAgreement.optional(),
  /** After how many days all of it is deleted, and when that is, in milliseconds since 1970. */
  kept: z.object({ days: z.int(), until: z.number() }).optional(),
});
export type Workshop = z.infer<typeof Workshop>;
