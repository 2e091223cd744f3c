import { z } from "zod";
import { defineCommand } from "../kernel/command.ts";
import { RoundId } from "../kernel/ids.ts";
import { SMALL_GROUP } from "../kernel/limits.ts";
import { ResultsView } from "./results.schema.ts";

/** No threshold may be higher: larger rooms than ours publish from ten. */
export const MOST_LEAST_SHOWN = 10;

/** Chooses how a closed round is projected. */
export const showResults = defineCommand("voting.showResults", {
  input: z.strictObject({ roundId: RoundId, view: ResultsView }),
  output: z.object({}),
});

/** Sets from how many people on a stakeholder group is shown on its own. Once a vote has opened it can only go up. */
export const setLeastShown = defineCommand("voting.setLeastShown", {
  input: z.strictObject({ least: z.int().min(SMALL_GROUP).max(MOST_LEAST_SHOWN) }),
  output: z.object({}),
});
