import { defineTemplate } from "./defineTemplate.ts";
import { PATHWAY_STAGES } from "./pathwayStages.ts";

/** A plan tried against three or more lives (METHODS T5). */
export const wouldItWork = defineTemplate({
  id: "would-it-work",
  title: "Would it work for…?",
  purpose: "Test a plan against three or more lives.",
  phase: "coDesign",
  outputType: "map",
  board: {
    key: "plan",
    type: "journeyMap",
    title: "Would it work for…?",
    stages: PATHWAY_STAGES,
    lanes: [
      { label: "What this person needs", type: "text", layer: "user" },
      { label: "What they would meet", type: "text", layer: "frontstage" },
      { label: "Fit", type: "fit", layer: "analysis" },
      { label: "Why", type: "text", layer: "analysis" },
      { label: "Change to make", type: "opportunity", layer: "analysis" },
    ],
  },
  prompts: [
    { title: "Meet them", minutes: 10, prompt: "Who is this? What do they need on a bad day?" },
    { title: "Walk it", minutes: 25, prompt: "Walk the path as this person. Where do they get stuck?" },
    {
      title: "Hard times",
      minutes: 10,
      prompt: "What if it is night, or money is short, or they care for someone, or speak little English?",
    },
    { title: "Who is missing", minutes: 5, prompt: "Whose life have we not tried yet?" },
    { title: "Fix", minutes: 15, prompt: "What would have to change so that this works?" },
  ],
});
