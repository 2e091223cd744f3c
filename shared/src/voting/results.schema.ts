import { z } from "zod";
import { RoundId } from "../kernel/ids.ts";

/** A stakeholder group that is large enough to be shown on its own. Lists are in the order of the round's candidates. */
export const ShownGroup = z.object({
  id: z.string(),
  /** How many of the group have a ballot in. */
  voters: z.int(),
  dots: z.array(z.int()),
  /** How many of the group put a dot on each candidate. */
  votersEach: z.array(z.int()),
});
export type ShownGroup = z.infer<typeof ShownGroup>;

/** How a closed round is projected. */
export const ResultsView = z.enum(["everyone", "equal", "groups"]);
export type ResultsView = z.infer<typeof ResultsView>;

/**
 * A closed round by stakeholder group. What small groups chose is in it nowhere, for nobody: it is left out before it is
 * kept (rules RG1 to RG6).
 */
export const GroupResults = z.object({
  roundId: RoundId,
  /** Groups with fewer voters than this are not shown on their own. */
  least: z.int(),
  /** In the workshop's order. */
  shown: z.array(ShownGroup),
  /** Groups with people in the room that are not shown, whether they voted or not. */
  hidden: z.array(z.string()),
  view: ResultsView,
  /** For facilitators: groups whose people have joined and cast no ballot at all, with how many they are. */
  silent: z.array(z.object({ id: z.string(), people: z.int() })).optional(),
});
export type GroupResults = z.infer<typeof GroupResults>;
