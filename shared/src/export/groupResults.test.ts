import { expect, it } from "vitest";
import type { NoteId, RoundId } from "../kernel/ids.ts";
import { roundResults } from "../voting/results.rules.ts";
import type { Group } from "../workshop/workshop.schema.ts";
import { exportedRound, groupLabel, type RoundSource } from "./exportedRound.ts";
import { resultsCsv } from "./resultsCsv.ts";
import { roundScenes } from "./roundScenes.ts";

const [a, b] = ["a", "b"] as [NoteId, NoteId];
const source: RoundSource = {
  question: "Which first?",
  groups: [
    { id: "g-lived", label: "=People who use services" },
    { id: "g-carer", label: "Family carers" },
    { id: "g-clin", label: "Clinicians" },
  ] as Group[],
  round: {
    id: "r1" as RoundId,
    activityId: "a1" as never,
    boardId: "b1" as never,
    state: "closed",
    dots: 5,
    maxPerItem: 3,
    candidates: [
      { noteId: a, text: "One" },
      { noteId: b, text: "Two" },
    ],
    voted: 17,
    tally: [
      { noteId: a, dots: 22, voters: 9 },
      { noteId: b, dots: 18, voters: 10 },
    ],
  },
  byGroup: {
    roundId: "r1" as RoundId,
    least: 5,
    shown: [
      { id: "g-lived", voters: 6, dots: [15, 0], votersEach: [5, 0] },
      { id: "g-carer", voters: 5, dots: [2, 8], votersEach: [1, 4] },
    ],
    hidden: ["g-clin"],
    view: "everyone",
    silent: [{ id: "g-vol", people: 3 }],
  },
};

it("[EX9] a closed round is exported for everyone and by group, with names, and nothing of the groups not shown", () => {
  const [round] = exportedRound(source);
  expect(round?.groups).toEqual([
    { id: "g-lived", label: "=People who use services", voters: 6, dots: 15 },
    { id: "g-carer", label: "Family carers", voters: 5, dots: 10 },
  ]);
  expect(round?.notShown).toEqual(["Clinicians"]);
  expect(round?.results[0]).toMatchObject({ noteId: "a", place: 1, equalPlace: 1, equalShare: 0.6, spread: 0.8 });
  expect(JSON.stringify(round)).not.toContain("g-vol");
});

it("[EX9] the table as CSV has a line a note and two columns a group, and no formula", () => {
  const found = roundResults(source.round, source.byGroup);
  const text = found ? resultsCsv(found, (id) => groupLabel(source, id)) : "";
  const [head, first] = text.split("\r\n");
  expect(head).toContain('"\'=People who use services: dots"');
  expect(first).toBe("a,One,1,22,9,1,0.6,0.8,15,5,2,1");
});

it("[EX9] pictures show everyone first, then each group counting the same, then each group that is shown", () => {
  const scenes = roundScenes(source);
  expect(scenes).toHaveLength(4);
  const said = scenes.map(({ nodes }) => nodes.map(({ label }) => label).join(" "));
  expect(said[0]).toContain("Everyone");
  expect(said[1]).toMatch(/Each group counts the same.*1\. One 60 %.*2\. Two 40 %/s);
  expect(said[3]).toMatch(/Family carers.*1\. Two.*2\. One/s);
  // Named, so that nobody takes the picture for everybody's; and nothing more is said of them.
  expect(said[0]).toContain("Groups under 5 are not shown on their own: Clinicians.");
  expect(said.slice(1).join()).not.toContain("Clinicians");
  expect(said.join()).not.toContain("g-vol");
  expect(roundScenes({ ...source, round: { ...source.round, state: "open" } })).toEqual([]);
});
