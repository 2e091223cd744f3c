import { defineTemplate } from "./defineTemplate.ts";

/** Today's work, and where it should go (METHODS T9). */
export const whoPlansWhoDelivers = defineTemplate({
  id: "who-plans-who-delivers",
  title: "Who plans, who delivers",
  purpose: "Place today's work and where it should go.",
  phase: "insight",
  outputType: "map",
  board: {
    key: "grid",
    type: "matrix",
    title: "Who plans, who delivers",
    axes: { rows: "Who delivers", columns: "Who plans" },
    columns: ["Professionals plan", "Both plan", "Communities plan"],
    rows: ["Professionals deliver", "Both deliver", "Communities deliver"],
    boxes: [
      ["Traditional services", "Co-designed", ""],
      ["Co-delivered", "Co-produced", ""],
      ["Co-opted", "", "Self-organised"],
    ],
  },
  prompts: [
    { title: "Today", minutes: 15, prompt: "Who plans this now? Who does the work? Put it in a box." },
    { title: "Next year", minutes: 15, prompt: "Which box should it be in? What would get it there?" },
    { title: "Blank boxes", minutes: 5, prompt: "What would you call this box?" },
  ],
});
