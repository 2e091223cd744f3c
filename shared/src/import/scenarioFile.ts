import { z } from "zod";
import { ScenarioId, StoryId } from "../kernel/ids.ts";
import { Need, ScenarioAbout, ScenarioName, Visit } from "../scenarios/scenario.schema.ts";
import { SCENARIO_LIMITS } from "../scenarios/scenario.types.ts";

/** A person plotted over a map as files hold it; what can be worked out of the rest, such as gaps, is passed over. */
export const FileScenario = z
  .object({
    id: ScenarioId,
    pseudonym: ScenarioName,
    fictional: z.boolean(),
    about: ScenarioAbout,
    needs: z.array(Need).max(SCENARIO_LIMITS.needsPerScenario),
    visits: z.array(Visit).max(SCENARIO_LIMITS.visitsPerScenario),
    onWall: z.boolean().default(false),
    storyId: StoryId.optional(),
  })
  .refine(({ needs, visits }) => areDifferent(needs) && areDifferent(visits), "ids")
  .refine(({ fictional, storyId }) => !fictional || storyId === undefined, "storyId");
export type FileScenario = z.infer<typeof FileScenario>;

const areDifferent = (parts: readonly { id: string }[]) => new Set(parts.map(({ id }) => id)).size === parts.length;
