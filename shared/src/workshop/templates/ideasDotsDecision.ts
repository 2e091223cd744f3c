import { defineTemplate } from "./defineTemplate.ts";

/** Many ideas to one fair decision (METHODS T6). */
export const ideasDotsDecision = defineTemplate({
  id: "ideas-dots-decision",
  title: "Ideas, dots, decision",
  purpose: "Many ideas to one fair decision.",
  phase: "coDesign",
  outputType: "shortlist",
  board: {
    key: "ideas",
    type: "columns",
    title: "Our ideas",
    columns: [
      "Ideas",
      "Open: we can change this",
      "Limited: we can change some of it",
      "Fixed: we cannot change this",
      "Who gains",
      "Worries",
    ],
  },
  prompts: [
    {
      title: "Question",
      minutes: 5,
      prompt: "Is this the right question? You can change it.",
      outputType: "decision",
    },
    // METHODS adds that no one can see them yet: every screen says so for as long as it is true.
    { title: "Think alone", minutes: 5, prompt: "Write your own ideas.", isPromptLocked: true, writing: "alone" },
    { title: "Gather", minutes: 15, prompt: "Read them all. Put ideas that match side by side." },
    {
      title: "What can change",
      minutes: 10,
      prompt: "What can we change? What can we not change, and why?",
    },
    { title: "Pitch", minutes: 10, prompt: "You have one minute to tell us your idea." },
    { title: "Dots", minutes: 5, prompt: "You have five dots. Put them on the ideas you want most." },
    {
      title: "Agree",
      minutes: 15,
      prompt: "Can you go along with this? If not, what would help?",
      outputType: "decision",
    },
    { title: "Late ideas", minutes: 0, prompt: "Did you think of it later? Send it to the ideas box." },
  ],
});
