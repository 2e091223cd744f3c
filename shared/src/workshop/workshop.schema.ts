import { z } from "zod";
import { BoardType } from "../board/board.schema.ts";
import { ActivityId, BoardId, GroupId, WorkshopId } from "../kernel/ids.ts";
import { LIMITS } from "../kernel/limits.ts";
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
});
export type Activity = z.infer<typeof Activity>;

export const Group = z.object({ id: GroupId, label: z.string() });
export type Group = z.infer<typeof Group>;

/** What the projector shows: the live activity, the join code, what became of it all, how we worked, or nothing. */
export const ScreenMode = z.enum(["activity", "code", "report", "reflection", "blank"]);
export type ScreenMode = z.infer<typeof ScreenMode>;

/** Times in milliseconds since 1970 by the server's clock; `now` is when this was sent, so that a phone can find its offset. */
export const Timer = z.object({ endsAt: z.number(), seconds: z.number(), now: z.number() });
export type Timer = z.infer<typeof Timer>;

export const Workshop = z.object({
  id: WorkshopId,
  title: z.string().min(1).max(LIMITS.titleChars),
  joinCode: z.string(),
  groups: z.array(Group),
  screen: ScreenMode,
  /** True for the filled demo, which says on every screen that its people are invented. */
  isSample: z.boolean(),
});
export type Workshop = z.infer<typeof Workshop>;
