/** Words on phones for what comes afterwards: late ideas, private questions, and what became of it all. */
export const afterwards = {
  late: {
    title: "Did you think of it later?",
    lead: "Send it to the ideas box. The hosts read it for next time. Nobody sees who sent it.",
    label: "Your idea",
    send: "Send to the ideas box",
    empty: "Write your idea first.",
    thanks: "Thank you. It is in the ideas box for next time.",
    waiting: "Kept on this phone. It goes to the ideas box when the signal is back.",
  },
  private: "Private. Nobody sees your answer, the hosts do not either. Only counts of five people or more are shown.",
  kept: "Your answer is in. You can change it until the hosts close the question.",
  rung: {
    title: "Did we do things to people, for people, or with people?",
    to: "To people",
    for: "For people",
    with: "With people, as equals",
  },
  self: {
    start: "Where are you now, at the start?",
    end: "Where are you now, at the end?",
    value: "From 0, not well at all, to 10, very well",
    words: "In your own words, for you alone: they stay on this phone",
    before: "At the start you wrote: {{words}}",
    save: "Save my answer",
    pick: "Pick a number first.",
  },
  report: {
    title: "You said, we did",
    ideas: "Answers to your ideas",
    waiting: "No answer yet",
    commitments: "Who does what",
    carried: "Still to do from {{title}}",
    line: "{{owners}}, by {{due}}",
    late: "Late",
    doing: "We are doing it",
    partly: "We are doing part of it",
    cant: "We can’t",
    open: "To do",
    inProgress: "Begun",
    done: "Done",
    dropped: "Dropped",
  },
};

export const afterwardsErrors = {
  followThrough: { full: "The ideas box is full. Tell a host." },
  reflection: { notOpen: "This question is closed. Your answer was not counted." },
};
