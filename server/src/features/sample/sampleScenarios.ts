import { FitSchema } from "@longtable/shared/scenarios/scenario.schema";
import type { StartScenarios } from "@longtable/shared/scenarios/startScenarios.types";
import { z } from "zod";
import type { MapId } from "./sampleBoards.ts";

/** The parts of the sample's file that tell whose life is laid over its planned map. */
export const ScenarioData = z.object({
  scenarios: z.array(
    z.object({
      boardId: z.string(),
      pseudonym: z.string(),
      about: z.string(),
      needs: z.array(z.object({ id: z.string(), text: z.string() })),
      visits: z.array(
        z.object({
          order: z.int(),
          stepId: z.string().nullable(),
          needIds: z.array(z.string()),
          fit: FitSchema,
          note: z.string(),
        }),
      ),
    }),
  ),
});
type ScenarioData = z.infer<typeof ScenarioData>;

/** The demo's invented people with their ways, under the ids of one new workshop. */
export function sampleScenarios({ scenarios }: ScenarioData, mapId: MapId): StartScenarios {
  return scenarios.map(({ boardId, pseudonym, about, needs, visits }) => ({
    boardKey: boardId,
    pseudonym,
    about,
    needs: needs.map(({ id, text }) => ({ id: mapId(id), text })),
    visits: visits
      .toSorted((a, b) => a.order - b.order)
      .map(({ order, stepId, needIds, fit, note }) => ({
        id: mapId(`${pseudonym} ${order}`),
        stepId: stepId === null ? null : mapId(stepId),
        needIds: needIds.map((id) => mapId(id)),
        fit,
        note,
      })),
  }));
}
