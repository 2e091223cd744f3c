import type { StageBlueprint } from "./template.types.ts";

/** The stages of a service pathway (METHODS T3), with one first step each to start from. */
export const PATHWAY_STAGES: readonly StageBlueprint[] = [
  { label: "First signs", moment: "before", steps: ["Sees that something is wrong"] },
  { label: "First contact", moment: "during", steps: ["Asks for help"] },
  { label: "Assess", moment: "during", steps: ["Talks about what they need"] },
  { label: "Plan", moment: "during", steps: ["Makes a plan"] },
  { label: "Act", moment: "during", steps: ["Gets support"] },
  { label: "Review", moment: "during", steps: ["Looks at how it is going"] },
  { label: "Leave and come back", moment: "after", steps: ["Leaves, and can come back"] },
];
