import type { Contribution } from "./withdrawal.schema.ts";

/** Words for what is kept as a code: the questions rated, and the answers chosen, by the kind of the contribution. */
export interface CodeWords {
  questions: Readonly<Record<string, string>>;
  choices: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

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
    feeling: "How a step felt to me",
    pin: "Question, concern or gap",
    pinAnswer: "Answer to a question on a board",
    scenario: "Somebody's life on a map",
  } as Readonly<Record<string, string>>,
  questions: {
    rung: "How it was: to, for or with people",
    start: "Where I was at the start",
    end: "Where I was at the end",
  },
  choices: {
    answer: {
      agree: "I agree",
      reservation: "I agree, with a worry",
      block: "I can't go along",
      abstain: "I stand aside",
    },
    rating: { to: "To people", for: "For people", with: "With people, as equals" },
    need: {
      biggerText: "Bigger text",
      moreTime: "More time",
      quietCorner: "A quiet place",
      interpreter: "An interpreter",
      readAloud: "Someone to read or write with me",
      seat: "A different seat",
    },
  },
} as const satisfies CodeWords & Readonly<Record<string, unknown>>;

/** What a contribution is about and what was chosen, in words; what is no known code stays as it is. */
export function spoken(
  { kind, about, choice }: Pick<Contribution, "kind" | "about" | "choice">,
  { questions, choices }: CodeWords,
): { about: string; choice: string } {
  const wordOf = (code: string) => choices[kind]?.[code] ?? code;
  return {
    about: kind === "rating" ? (questions[about] ?? about) : about,
    choice: (choice ?? "").split(", ").map(wordOf).join(", "),
  };
}
