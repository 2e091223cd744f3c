import { defineTemplate } from "./defineTemplate.ts";

const PERSON_OUTCOMES = [
  "Confidence and control",
  "Healthier habits",
  "Stronger networks, less isolation",
  "Motivation and hopes",
  "My own sense of progress",
];
const SIGNS = [
  "More equal relationships",
  "People more active in their care",
  "More taking part: volunteering, peer support, shaping services",
];

/** What better means, and how to see it (METHODS T10). */
export const outcomesThatMatter = defineTemplate({
  id: "outcomes-that-matter",
  title: "Outcomes that matter",
  purpose: "Agree what better means, then how to see it.",
  phase: "monitor",
  outputType: "measures",
  board: {
    key: "outcomes",
    type: "matrix",
    title: "Outcomes that matter",
    axes: { rows: "For whom", columns: "From what we want to how we know" },
    columns: ["Outcome", "Indicator", "Measure", "How we collect it"],
    rows: ["Person", "System"],
    notes: [
      ...PERSON_OUTCOMES.map((text) => ({ text, row: 0, column: 0 })),
      ...SIGNS.map((text) => ({ text, row: 1, column: 1 })),
    ],
  },
  prompts: [
    { title: "For me", minutes: 10, prompt: "What would a good life look like for you?" },
    { title: "For the system", minutes: 10, prompt: "What should services get better at?" },
    { title: "Signs", minutes: 15, prompt: "How would we know? What would we see?" },
    { title: "Find out", minutes: 15, prompt: "Who will ask, when, and how?" },
    { title: "Start point", minutes: 10, prompt: "Where are you now? Give a number and say why." },
  ],
});
