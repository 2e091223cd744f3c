import type { PhaseKey } from "../workshop/phases.ts";
import type { ActivityState, OutputType } from "../workshop/workshop.schema.ts";

/** Heads and names of a workbook. */
export interface SheetWords {
  id: string;
  lane: string;
  phases: Record<PhaseKey, string>;
  outputs: Record<OutputType, string>;
  states: Record<ActivityState, string>;
  agenda: { name(title: string): string; heads: readonly string[] };
  notes: { name: string; heads: readonly string[]; forSomeone: string };
  votes: {
    name(question: string): string;
    heads: readonly string[];
    dots(group: string): string;
    voters(group: string): string;
    equalPlace: string;
    equalShare: string;
    notShown(least: number, groups: readonly string[]): string;
  };
  decisions: { name: string; heads: readonly string[] };
  agreements: { name: string; heads: readonly string[]; reasons: string };
  commitments: { name: string; heads: readonly string[] };
  answers: { name: string; heads: readonly string[] };
  people: { name: string; heads: readonly string[]; everyone: string };
}

export const ENGLISH_SHEET_WORDS: SheetWords = {
  id: "Id",
  lane: "Lane",
  phases: { monitor: "Monitor", insight: "Insight", coDesign: "Co-design", coDelivery: "Co-delivery" },
  outputs: {
    map: "Map",
    shortlist: "Shortlist",
    decision: "Decision",
    commitments: "Commitments",
    evidence: "Evidence",
    prototype: "Prototype",
    measures: "Measures",
    reflection: "Reflection",
  },
  states: { queued: "To come", open: "Open", paused: "Paused", revealed: "Revealed", closed: "Closed" },
  agenda: {
    name: (title) => title,
    heads: ["Phase", "Activity", "Question", "Minutes", "Makes", "State", "Id"],
  },
  notes: {
    name: "Notes",
    heads: [
      "Id",
      "Text",
      "Kind",
      "Where it comes from",
      "Board",
      "Stage",
      "Step",
      "Lane",
      "Column",
      "Cluster",
      "Dots",
      "Voters",
      "Can it change",
      "Why",
      "Table",
      "Written by",
      "Entered for somebody",
      "Channel",
      "Sort of thing we have",
      "Linked to",
      "First words",
      "Tags",
      "Merged into",
      "Picture",
    ],
    forSomeone: "yes",
  },
  votes: {
    name: (question) => `Votes ${question}`,
    heads: ["Place", "Text", "Dots", "Voters"],
    dots: (group) => `${group}: dots`,
    voters: (group) => `${group}: voters`,
    equalPlace: "Each group counts the same: place",
    equalShare: "Each group counts the same: share",
    notShown: (least, groups) => `Groups under ${least} are not shown on their own: ${groups.join(", ")}.`,
  },
  decisions: { name: "Decisions", heads: ["Decision", "State", "How", "Recorded at", "Ids of its notes", "Id"] },
  agreements: { name: "What we agreed", heads: ["Words", "Version"], reasons: "Reasons" },
  commitments: { name: "Commitments", heads: ["What", "Who", "By", "State", "Late", "How it shows", "Id"] },
  answers: { name: "Answers to ideas", heads: ["Idea", "Answer", "Why", "Who says so", "When", "Id"] },
  people: { name: "Who took part", heads: ["Group", "People"], everyone: "Everyone" },
};
