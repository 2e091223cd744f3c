import { z } from "zod";
import { BoardId, NeedId, ScenarioId, StepId, StoryId, VisitId } from "../kernel/ids.ts";
import { FITS, SCENARIO_LIMITS } from "./scenario.types.ts";

const { pseudonymChars, aboutChars, needChars, noteChars, needsPerScenario, visitsPerScenario } = SCENARIO_LIMITS;

export const FitSchema = z.enum(FITS);
export const ScenarioName = z.string().trim().min(1).max(pseudonymChars);
export const ScenarioAbout = z.string().trim().max(aboutChars);
export const NeedText = z.string().trim().min(1).max(needChars);
export const VisitNote = z.string().trim().max(noteChars);

/** Something this person needs, whatever the plan says. */
export const Need = z.object({ id: NeedId, text: NeedText });
export type Need = z.infer<typeof Need>;

/** One stop on a person's way. */
export const Visit = z.object({
  id: VisitId,
  /** Null for a place that is not on the map; a step that is not on it any more stays named. */
  stepId: StepId.nullable(),
  needIds: z.array(NeedId).max(needsPerScenario),
  fit: FitSchema,
  note: VisitNote,
});
export type Visit = z.infer<typeof Visit>;

/** One person's life laid over a planned map (METHODS M18), as one viewer may see it. */
export const Scenario = z.object({
  id: ScenarioId,
  boardId: BoardId,
  pseudonym: ScenarioName,
  /** Made up. A real person's goes no further than what they agreed to. */
  fictional: z.boolean(),
  about: ScenarioAbout,
  needs: z.array(Need).max(needsPerScenario),
  /** In the order of the way; each names only needs that are there. */
  visits: z.array(Visit).max(visitsPerScenario),
  /** Hosts chose it for the big screens. */
  onWall: z.boolean(),
  /** The viewer's own: nobody else learns who made it. */
  isMine: z.boolean().optional(),
  /** The story it is told from; for hosts alone. */
  storyId: StoryId.optional(),
});
export type Scenario = z.infer<typeof Scenario>;
