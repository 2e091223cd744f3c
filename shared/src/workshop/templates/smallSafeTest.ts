import { defineTemplate } from "./defineTemplate.ts";

const LIFE_AREAS = [
  "Work",
  "Housing",
  "Talking therapies",
  "Peer support",
  "Home treatment",
  "Personal budgets",
  "Voluntary sector",
];

/** One idea tried with few people (METHODS T7). */
export const smallSafeTest = defineTemplate({
  id: "small-safe-test",
  title: "Small safe test",
  purpose: "Try one idea with few people.",
  phase: "coDelivery",
  outputType: "prototype",
  board: {
    key: "test",
    type: "journeyMap",
    title: "Small safe test",
    stages: [
      { label: "Set up", moment: "before", steps: ["Set up"] },
      ...[1, 2, 3, 4, 5, 6].map((week) => ({
        label: `Week ${week}`,
        moment: "during" as const,
        steps: [`Week ${week}`],
      })),
      { label: "Decide", moment: "after", steps: ["Decide"] },
    ],
    lanes: [
      { label: "Assess", type: "text", layer: "user" },
      { label: "Plan", type: "text", layer: "user" },
      { label: "Act", type: "text", layer: "user" },
      { label: "People involved", type: "text", layer: "user" },
      { label: "Risk and response", type: "text", layer: "analysis" },
      { label: "Numbers", type: "number", layer: "analysis" },
      { label: "Stories", type: "evidence", layer: "analysis" },
      { label: "Learned", type: "text", layer: "analysis" },
    ],
    // Parts of life that the test may touch, to start from; they wait in the tray.
    notes: LIFE_AREAS.map((text) => ({ text })),
  },
  prompts: [
    { title: "Who", minutes: 15, prompt: "Who are the first 12 people? Did each one say yes?" },
    {
      title: "Risks",
      minutes: 15,
      prompt: "What could go wrong? What will we do? What would make us stop that day?",
      isPromptLocked: true,
    },
    { title: "Measures", minutes: 10, prompt: "What will we count? Whose stories will we hear?" },
    {
      title: "Each week",
      minutes: 20,
      prompt: "What did we find? What surprised us? What will we try next?",
    },
    { title: "Decide", minutes: 20, prompt: "Do we keep it, change it or stop it? What did we learn?" },
  ],
});
