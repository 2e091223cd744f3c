import { z } from "zod";
import { defineCommand } from "../kernel/command.ts";
import { BoardId, NeedId, ScenarioId, StepId, StoryId, VisitId } from "../kernel/ids.ts";
import { FitSchema, NeedText, ScenarioAbout, ScenarioName, Visit, VisitNote } from "./scenario.schema.ts";
import { SCENARIO_LIMITS } from "./scenario.types.ts";

const nothing = z.object({});
const which = { scenarioId: ScenarioId };
const { needsPerScenario, visitsPerScenario } = SCENARIO_LIMITS;
const needIds = z.array(NeedId).max(needsPerScenario);

/**
 * Plots a person over a map; with `needs` and `visits` a whole life at once, whose ids tell them apart within it. With a
 * `scenarioId` one that this seat took off is put back: what others wrote of it stays theirs, and what they took back stays away.
 */
export const makeScenario = defineCommand("scenario.make", {
  input: z.strictObject({
    boardId: BoardId,
    pseudonym: ScenarioName,
    fictional: z.boolean(),
    about: ScenarioAbout,
    storyId: StoryId.optional(),
    needs: z
      .array(z.strictObject({ id: NeedId, text: NeedText }))
      .max(needsPerScenario)
      .optional(),
    visits: z.array(z.strictObject(Visit.shape)).max(visitsPerScenario).optional(),
    onWall: z.boolean().optional(),
    scenarioId: ScenarioId.optional(),
  }),
  output: z.object({ scenarioId: ScenarioId }),
});

/** Says something else of the person. `storyId` null unties it from its story. */
export const changeScenario = defineCommand("scenario.change", {
  input: z.strictObject({
    ...which,
    pseudonym: ScenarioName.optional(),
    fictional: z.boolean().optional(),
    about: ScenarioAbout.optional(),
    storyId: StoryId.nullable().optional(),
  }),
  output: nothing,
});

/** Takes a person off the map, with needs and visits. */
export const removeScenario = defineCommand("scenario.remove", { input: z.strictObject(which), output: nothing });

/** Shows a person's way on the big screens, or no longer. */
export const showScenario = defineCommand("scenario.show", {
  input: z.strictObject({ ...which, onWall: z.boolean() }),
  output: nothing,
});

/** Adds a need at the end, or before another; under an id it had before, what was taken off is put back. */
export const addNeed = defineCommand("scenario.addNeed", {
  input: z.strictObject({
    ...which,
    text: NeedText,
    needId: NeedId.optional(),
    beforeId: NeedId.nullable().optional(),
  }),
  output: z.object({ needId: NeedId }),
});

/** Says a need in other words. */
export const changeNeed = defineCommand("scenario.changeNeed", {
  input: z.strictObject({ ...which, needId: NeedId, text: NeedText }),
  output: nothing,
});

/** Puts a need before another; null is the end. */
export const moveNeed = defineCommand("scenario.moveNeed", {
  input: z.strictObject({ ...which, needId: NeedId, beforeId: NeedId.nullable() }),
  output: nothing,
});

/** Takes a need off; visits that were about it stay. */
export const removeNeed = defineCommand("scenario.removeNeed", {
  input: z.strictObject({ ...which, needId: NeedId }),
  output: nothing,
});

/** Adds a stop at the end of the way, or before another. */
export const addVisit = defineCommand("scenario.addVisit", {
  input: z.strictObject({
    ...which,
    stepId: StepId.nullable(),
    needIds,
    fit: FitSchema,
    note: VisitNote,
    visitId: VisitId.optional(),
    beforeId: VisitId.nullable().optional(),
  }),
  output: z.object({ visitId: VisitId }),
});

/** Changes a stop: where it is, what it is about, how well it met it, and why. */
export const changeVisit = defineCommand("scenario.changeVisit", {
  input: z.strictObject({
    ...which,
    visitId: VisitId,
    stepId: StepId.nullable().optional(),
    needIds: needIds.optional(),
    fit: FitSchema.optional(),
    note: VisitNote.optional(),
  }),
  output: nothing,
});

/** Puts a stop before another; null is the end of the way. */
export const moveVisit = defineCommand("scenario.moveVisit", {
  input: z.strictObject({ ...which, visitId: VisitId, beforeId: VisitId.nullable() }),
  output: nothing,
});

/** Takes a stop out of the way. */
export const removeVisit = defineCommand("scenario.removeVisit", {
  input: z.strictObject({ ...which, visitId: VisitId }),
  output: nothing,
});
