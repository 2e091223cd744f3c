import type { ReportSectionName } from "./report.schema.ts";

/** Words that only the report needs; everything else in it says the same as on the screens and in the other files. */
export interface DocumentWords {
  sections: Record<ReportSectionName, string>;
  subtitle: string;
  day(day: string): string;
  people(count: number): string;
  noPeople: string;
  notes(count: number, boards: number): string;
  first(text: string, dots: number): string;
  decided(count: number): string;
  withReservations(count: number): string;
  promised(count: number, late: number): string;
  unanswered(count: number): string;
  asked(day: string): string;
  byDecision(method: string): string;
  wording(day: string, text: string): string;
  noQuestion: string;
  smallGroups(least: number): string;
  groupHeads: readonly [string, string];
  undeclared: string;
  noMethod: string;
  timeline: string;
  timelineHeads: readonly [string, string];
  opened(title: string): string;
  questionSet(text: string): string;
  decisionMade(text: string): string;
  noTimeline: string;
  map(title: string, steps: number, stages: number, notes: number): string;
  board(title: string, notes: number): string;
  result(question: string): string;
  more(count: number): string;
  keyMoment(stage: string, step: string): string;
  felt(words: readonly string[], value: number | null): string;
  noWords: string;
  noDecisions: string;
  on(day: string): string;
  reservations: string;
  stillAsked: string;
  noPromises: string;
  promiseHeads: readonly [string, string, string, string, string];
  noMeasures: string;
  noReading: string;
  reading(day: string, source: string): string;
  baseline(figure: string): string;
  target(figure: string): string;
  noStory: string;
  story(name: string, day: string | null, collector: string): string;
  passage: string;
  withdrawal: string;
}

const MONTHS = "January February March April May June July August September October November December".split(" ");

function englishDay(day: string): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${date} ${MONTHS[(month ?? 1) - 1]} ${year}`;
}

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

export const ENGLISH_DOCUMENT_WORDS: DocumentWords = {
  sections: {
    short: "In short",
    question: "Our question",
    people: "Who took part",
    method: "How we worked, and when",
    maps: "The maps",
    moments: "Key moments",
    ideas: "Ideas and what was written",
    votes: "What the room chose",
    decisions: "What was decided",
    limits: "What can change, and what cannot",
    promises: "You said, we did",
    reflection: "How it was to work together",
    measures: "What we measure, and what people tell",
    notes: "Every note, with its id",
  },
  subtitle: "Report of a workshop",
  day: englishDay,
  people: (count) => (count === 1 ? "1 person took part." : `${count} people took part.`),
  noPeople: "Nobody has joined yet.",
  notes: (count, boards) => `${plural(count, "note", "notes")} on ${plural(boards, "board", "boards")}.`,
  first: (text, dots) => `First in the vote, with ${plural(dots, "dot", "dots")}: ${text}`,
  decided: (count) => `${plural(count, "thing was", "things were")} agreed:`,
  withReservations: (count) => `agreed with ${plural(count, "worry", "worries")} that should be read with it`,
  promised: (count, late) =>
    `${plural(count, "promise", "promises")} of who does what by when${late > 0 ? `, ${late} of them late` : ""}.`,
  unanswered: (count) => `${plural(count, "idea has", "ideas have")} no answer yet.`,
  asked: (day) => `Since ${englishDay(day)}.`,
  byDecision: (method) => `These words were decided ${method}.`,
  wording: (day, text) => `${englishDay(day)}: ${text}`,
  noQuestion: "No question was written down for this workshop.",
  smallGroups: (least) =>
    `Groups of fewer than ${least} people are not shown on their own, so that nobody can be picked out. They count in the whole.`,
  groupHeads: ["Group", "People"],
  undeclared: "Chose not to say",
  noMethod: "Nothing was planned in this workshop.",
  timeline: "What happened when",
  timelineHeads: ["When", "What"],
  opened: (title) => `Begun: ${title}`,
  questionSet: (text) => `The question: ${text}`,
  decisionMade: (text) => `Decided: ${text}`,
  noTimeline: "Nothing has been opened yet.",
  map: (title, steps, stages, notes) =>
    `${title}: ${plural(steps, "step", "steps")} in ${plural(stages, "stage", "stages")}, ${plural(notes, "note", "notes")}`,
  board: (title, notes) => `${title}: ${plural(notes, "note", "notes")}`,
  result: (question) => `The dots of everyone: ${question}`,
  more: (count) => `and ${count} more in the list of every note`,
  keyMoment: (stage, step) => (stage === "" ? step : `${stage}: ${step}`),
  felt: (words, value) => {
    const figure = value === null ? "" : value > 0 ? `+${value}` : String(value).replace("-", "−");
    return `How it felt: ${[words.join(", "), figure && `(${figure}, from −2 to +2)`].filter(Boolean).join(" ")}`;
  },
  noWords: "Nothing was written here.",
  noDecisions: "Nothing was decided in this workshop.",
  on: (day) => `on ${englishDay(day)}`,
  reservations: "Worries that stand beside it",
  stillAsked: "Still being asked",
  noPromises: "No idea has an answer yet, and nobody has promised anything yet.",
  promiseHeads: ["What", "Who", "By", "How far", "How it shows"],
  noMeasures: "No measure was kept for this workshop.",
  noReading: "Not read yet",
  reading: (day, source) => `${englishDay(day)}${source === "" ? "" : `, ${source}`}`,
  baseline: (figure) => `It was ${figure} at the start`,
  target: (figure) => `We aim for ${figure}`,
  noStory: "No story may be told beside this figure. Read it with care.",
  story: (name, day, collector) =>
    [name || "Told without a name", day && englishDay(day), collector && `collected by ${collector}`]
      .filter(Boolean)
      .join(", "),
  passage: "A note by the hosts",
  withdrawal: "If somebody takes something back later, copies that people saved stay with them.",
};
