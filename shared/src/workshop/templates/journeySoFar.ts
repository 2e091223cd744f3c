import { defineTemplate } from "./defineTemplate.ts";

/** One person's experience, step by step (METHODS T2). */
export const journeySoFar = defineTemplate({
  id: "journey-so-far",
  title: "The journey so far",
  purpose: "One person's experience, step by step.",
  phase: "insight",
  outputType: "map",
  board: {
    key: "journey",
    type: "journeyMap",
    title: "The journey so far",
    stages: [
      { label: "Before I asked", moment: "before", steps: ["First signs"] },
      { label: "Asking", moment: "during", steps: ["I ask for help"] },
      { label: "Being assessed", moment: "during", steps: ["I tell my story"] },
      { label: "Waiting", moment: "during", steps: ["I wait"] },
      { label: "Getting support", moment: "during", steps: ["Support starts"] },
      { label: "Leaving", moment: "after", steps: ["Support ends"] },
      { label: "Living my life", moment: "after", steps: ["My life now"] },
    ],
    lanes: [
      { label: "What I did", type: "text", layer: "user" },
      { label: "People and places", type: "text", layer: "user" },
      { label: "Channel", type: "channel", layer: "user" },
      { label: "What I thought", type: "text", layer: "user" },
      { label: "How it felt", type: "emotion", layer: "user" },
      { label: "Made it harder", type: "pain", layer: "analysis" },
      { label: "Made it easier", type: "text", layer: "analysis" },
      { label: "Evidence", type: "evidence", layer: "analysis" },
    ],
  },
  prompts: [
    { title: "Steps", minutes: 15, prompt: "What came first? What came next?" },
    {
      title: "Feelings",
      minutes: 15,
      prompt: "Move each step up or down to show how it felt. Leave a gap if you do not know.",
    },
    { title: "Words", minutes: 10, prompt: "Pick a word for the feeling." },
    { title: "Mixed views", minutes: 10, prompt: "Who felt it in another way?" },
    { title: "Key moments", minutes: 10, prompt: "Pick the four or five moments that matter most." },
  ],
});
