import { defineTemplate } from "./defineTemplate.ts";

/** Strengths beside needs (METHODS T4). */
export const assetsAndNeeds = defineTemplate({
  id: "assets-and-needs",
  title: "What we've got, what we need",
  purpose: "See strengths beside needs.",
  phase: "insight",
  outputType: "map",
  board: {
    key: "rings",
    type: "rings",
    title: "What we've got, what we need",
    rings: ["Me", "Close to me", "My community", "Services"],
  },
  prompts: [
    {
      title: "My map",
      minutes: 10,
      prompt: "What do people ask you to help with? Who is close to you?",
      // One's own map is one's own until one shares it.
      writing: "alone",
    },
    { title: "Share", minutes: 5, prompt: "Which notes are you happy to share?" },
    { title: "Hidden good things", minutes: 15, prompt: "What good things happen here that are on no list?" },
    { title: "Match", minutes: 15, prompt: "Which need could be met by something near us?" },
  ],
});
