import { defineTemplate } from "./defineTemplate.ts";

/** Reports back on what was asked for and looks at how we worked (METHODS T8); the map is used as a grid. */
export const youSaidWeDid = defineTemplate({
  id: "you-said-we-did",
  title: "You said, we did",
  purpose: "Report back and look at how we worked.",
  phase: "coDelivery",
  outputType: "commitments",
  board: {
    key: "grid",
    type: "journeyMap",
    title: "You said, we did",
    stages: [
      { label: "Heard", moment: "before", steps: ["What you asked for"] },
      { label: "Decided", moment: "during", steps: ["What we agreed"] },
      { label: "Doing", moment: "during", steps: ["What we are doing"] },
      { label: "Not doing", moment: "during", steps: ["What we cannot do"] },
      { label: "Next", moment: "after", steps: ["What comes next"] },
    ],
    lanes: [
      { label: "Priority", type: "text", layer: "user" },
      { label: "Response and reason", type: "text", layer: "user" },
      { label: "Owner", type: "text", layer: "user" },
      { label: "Due", type: "text", layer: "user" },
      { label: "Proof", type: "evidence", layer: "user" },
      { label: "How it feels now", type: "emotion", layer: "user" },
    ],
  },
  prompts: [
    { title: "Heard", minutes: 10, prompt: "This is what you asked for. Have we got it right?" },
    { title: "Done", minutes: 15, prompt: "What have we done? What can we not do, and why?" },
    { title: "Owners", minutes: 15, prompt: "Who will do the next bit, and by what date?" },
    {
      title: "Wheel",
      minutes: 15,
      // Four of the wheel's six questions: a prompt has to fit a phone and a projector.
      prompt:
        "Whose skills and life shaped this? What did each side give and get? Who took the lead? What would keep going if we stepped back?",
      outputType: "reflection",
    },
    {
      title: "Rung",
      minutes: 5,
      prompt: "Did we do things to people, for people, or with people?",
      outputType: "reflection",
    },
  ],
});
