import { defineTemplate } from "./defineTemplate.ts";

/** First-hand accounts, gathered safely (METHODS T1). */
export const listeningRound = defineTemplate({
  id: "listening-round",
  title: "Listening round",
  purpose: "Gather first-hand accounts safely.",
  phase: "monitor",
  outputType: "evidence",
  board: {
    key: "accounts",
    type: "columns",
    title: "What we heard",
    columns: ["What happened", "How it felt", "What helped", "What got in the way", "What I want in life"],
  },
  prompts: [
    {
      title: "Choose who sees it",
      minutes: 5,
      prompt:
        "Who may see your story? Your table, this room, the programme, or everyone? Could it show who someone else is?",
      isPromptLocked: true,
    },
    { title: "One day", minutes: 20, prompt: "Tell us about one day. You can leave bits out." },
    { title: "Not asked", minutes: 10, prompt: "What do you wish someone had asked you?" },
    { title: "Hopes", minutes: 10, prompt: "What do you want more of in your life?" },
    {
      title: "Read back",
      minutes: 10,
      prompt: "Is this right? Do you want to take anything out?",
      isPromptLocked: true,
    },
  ],
});
