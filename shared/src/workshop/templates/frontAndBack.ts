import { defineTemplate } from "./defineTemplate.ts";
import { PATHWAY_STAGES } from "./pathwayStages.ts";

/** The work behind each step of a pathway (METHODS T3). */
export const frontAndBack = defineTemplate({
  id: "front-and-back",
  title: "Front and back of the pathway",
  purpose: "Show the work behind each step.",
  phase: "insight",
  outputType: "map",
  board: {
    key: "pathway",
    type: "journeyMap",
    title: "Front and back of the pathway",
    stages: PATHWAY_STAGES,
    lanes: [
      { label: "Things people see", type: "text", layer: "tangible" },
      { label: "The person", type: "text", layer: "user" },
      { label: "Staff and peers", type: "text", layer: "frontstage" },
      { label: "Systems people touch", type: "text", layer: "frontstage" },
      { label: "Back-office work", type: "text", layer: "backstage" },
      { label: "Handovers", type: "text", layer: "backstage" },
      { label: "Commissioning and money", type: "text", layer: "support" },
      { label: "IT and policy", type: "text", layer: "support" },
      { label: "Gaps and questions", type: "text", layer: "analysis" },
    ],
  },
  prompts: [
    { title: "Front", minutes: 15, prompt: "What does the person see and do at each step?" },
    { title: "Behind", minutes: 20, prompt: "What has to go on out of sight so that this works?" },
    { title: "Waits", minutes: 10, prompt: "Who has to wait, and for whom?" },
    {
      title: "Gaps",
      minutes: 10,
      prompt: "Which job belongs to no one? Pin a question, a worry or a gap.",
    },
    { title: "Back again", minutes: 10, prompt: "If things get bad again, how hard is it to come back?" },
  ],
});
