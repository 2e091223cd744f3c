/** The words of the file that people take home with what they gave. */
export const CONTRIBUTION_WORDS = {
  title: "What I gave",
  kept: (day: string) => `The workshop and everything in it is deleted on ${day}.`,
  none: "Nothing yet.",
  noWords: "No words",
  shown: "others can see it",
  private: "only you, or you and the hosts",
  kinds: {
    note: "Note",
    story: "Story",
    answer: "Answer",
    check: "Quick check",
    rating: "Rating",
    need: "What I asked for",
    pause: "A wish for a pause",
    image: "Picture",
    pin: "Question, concern or gap",
    pinanswer: "Answer to a pin",
  } as Readonly<Record<string, string>>,
} as const;
