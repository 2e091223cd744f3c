import type { Decision } from "../decision/decision.schema.ts";
import type { CommitmentState, ResponseOutcome } from "./followThrough.schema.ts";

/** Words of the page "You said, we did", wherever it is written. */
export interface ReportWords {
  lang: string;
  heading: string;
  lead: string;
  invented: string;
  notYet: string;
  ideas: string;
  noIdeas: string;
  unanswered(count: number): string;
  outcomes: Record<ResponseOutcome, string>;
  saidBy(by: string, day: string): string;
  decisions: string;
  decisionStates: Record<Decision["state"], string>;
  methods: Record<Decision["method"], string>;
  commitments: string;
  commitmentStates: Record<CommitmentState, string>;
  overdue: string;
  who: string;
  due: string;
  proof: string;
  day(day: string): string;
  readOn(day: string): string;
  copies: string;
}

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** A day `YYYY-MM-DD` as people write it. */
function englishDay(day: string): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${date} ${MONTHS[(month ?? 1) - 1]} ${year}`;
}

export const ENGLISH_REPORT_WORDS: ReportWords = {
  lang: "en",
  heading: "You said, we did",
  lead: "What became of the ideas and decisions of this workshop.",
  invented: "This is the filled example. Its people are invented.",
  notYet: "This is not finished. More answers will come.",
  ideas: "You said, and we answer",
  noIdeas: "No idea has an answer yet.",
  unanswered: (count) => (count === 1 ? "1 idea has no answer yet." : `${count} ideas have no answer yet.`),
  outcomes: { doing: "We are doing it", partly: "We are doing part of it", cant: "We can’t" },
  saidBy: (by, day) => (by === "" ? `Answered on ${englishDay(day)}` : `${by}, ${englishDay(day)}`),
  decisions: "What was decided",
  decisionStates: { proposed: "Proposed", agreed: "Agreed", notAgreed: "Not agreed", parked: "Parked for later" },
  methods: { consensus: "by consensus", vote: "by vote", host: "by the hosts" },
  commitments: "Who does what, and by when",
  commitmentStates: { open: "To do", inProgress: "Begun", done: "Done", dropped: "Dropped" },
  overdue: "Late",
  who: "Who",
  due: "By",
  proof: "How it shows",
  day: englishDay,
  readOn: (day) => `As it was on ${englishDay(day)}.`,
  copies: "If someone takes something back later, copies that people saved stay with them.",
};
