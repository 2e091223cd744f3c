import { expect, it } from "vitest";
import { type WorkshopSource, workshopExport } from "../export/exportModel.ts";
import type { ReportBlock } from "../export/report.blocks.ts";
import { blocksMarkdown } from "../export/report.markdown.ts";
import { createRandom, randomBoard } from "../scene/sceneBoards.testing.ts";
import { emptySections, reportDocument } from "./report.document.ts";
import { USUAL_PLAN, withMoved, withPassage, withShown } from "./report.rules.ts";
import type { ReportPlan } from "./report.schema.ts";

const AT = Date.UTC(2030, 4, 21, 12);
const columns = randomBoard(createRandom(7), "columns", 12);
const map = randomBoard(createRandom(8), "journeyMap", 20);
const evidence = (id: string, text: string, withdrawnAt: number | null = null) =>
  ({
    id,
    kind: "testimony",
    title: "",
    text,
    reference: "",
    pseudonym: "Rowan",
    collector: "Front door team",
    collectedOn: "2030-04-02",
    tableId: null,
    consent: { scope: "public", media: "text", givenAt: 1, withdrawnAt },
    isChecked: true,
    links: [],
  }) as never;
const measure = (label: string, storyId: string | null) => ({
  label,
  unit: "days",
  baseline: 30,
  target: 10,
  readings: [{ value: 14, on: "2030-05-01", source: "Clinic diary" }],
  storyId,
});

const empty: WorkshopSource = {
  workshop: { id: "w1" as never, title: "Getting help", isSample: false, groups: [] },
  activities: [],
  boards: [],
  decisions: [],
  participants: { count: 0, byGroup: {} },
};
const full: WorkshopSource = {
  ...empty,
  workshop: { ...empty.workshop, groups: [{ id: "carers" as never, label: "Carers" }] },
  boards: [
    { board: { id: "b1" as never, type: "columns", title: "Ideas" }, content: columns, rounds: [] },
    { board: { id: "b2" as never, type: "journeyMap", title: "Ros's way" }, content: map, rounds: [] },
  ],
  decisions: [
    {
      id: "d1" as never,
      question: "We open at night",
      method: "consensus",
      state: "agreed",
      roundId: null,
      noteIds: [],
      recordedAt: AT,
    },
  ],
  agreements: [
    {
      id: "d1" as never,
      text: "We open at night",
      noteIds: [],
      roundId: null,
      state: "agreed",
      method: "consensus",
      version: 1,
      askedAt: AT,
      answered: 9,
      isReleased: true,
      result: {
        counts: { agree: 8, reservation: 1, block: 0, abstain: 0 },
        reasons: [{ position: "reservation", text: "Who drives home at two?" }],
        blocksStanding: 0,
      },
      history: [],
    },
  ],
  participants: { count: 20, byGroup: { carers: 12, nurses: 5, gps: 3 }, leastShown: 5 },
  purpose: {
    question: [
      { text: "How is help found?", at: AT - 86_400_000 },
      { text: "How is help found at night?", at: AT, decisionId: "d1" as never },
    ],
    agreement: [],
  },
  evidence: [evidence("s1", "I was met at the door."), evidence("s2", "QUOKKA taken back", AT)],
  measures: [
    measure("Waiting for a first talk", "s1"),
    measure("Waiting for a visit", "s2"),
    measure("No story", null),
  ],
};

const blocksOf = (source: WorkshopSource, report?: ReportPlan) =>
  reportDocument(workshopExport({ ...source, ...(report && { report }) }, AT));
const headings = (blocks: readonly ReportBlock[], level = 2) =>
  blocks.flatMap((block) => (block.kind === "heading" && block.level === level ? [block.text] : []));

it("[RP3] a report tells what a reader needs who was not there", () => {
  const blocks = blocksOf(full);
  const text = blocksMarkdown(blocks);
  expect(headings(blocks).slice(0, 4)).toEqual(
    ["In short", "Our question", "Who took part", "How we worked, and when"].slice(0, 4),
  );
  for (const words of [
    "How is help found at night?",
    "20 May 2030: How is help found?",
    "Since 21 May 2030. These words were decided by consensus.",
    "8 agree; 1 agree, with a worry",
    "Worries that stand beside it: “Who drives home at two?”",
    "Agreed, by consensus, on 21 May 2030",
    "| Carers | 12 |",
    "Groups of fewer than 5 people are not shown",
  ])
    expect(text).toContain(words);
  expect(text).not.toContain("gps");
  expect(blocks.flatMap((block) => (block.kind === "board" ? [block.boardId] : []))).toEqual(["b2", "b1"]);
});

it("[RP3] of a crowded column it tells what got most dots, how much more there is, and every note with its id", () => {
  const crowd = randomBoard(createRandom(9), "columns", 300);
  const [column] = crowd.columns;
  const notes = crowd.notes.map((note) => ({ ...note, place: column ? { columnId: column.id } : null }));
  const round = {
    question: "Which first?",
    round: {
      ...{ id: "r1", activityId: "a1", boardId: "b1", state: "closed", dots: 5, maxPerItem: 3, voted: 6 },
      candidates: notes.slice(-1).map(({ id }) => ({ noteId: id, text: "Last written, first chosen" })),
      tally: notes.slice(-1).map(({ id }) => ({ noteId: id, dots: 9, voters: 6 })),
    } as never,
  };
  const board = {
    board: { id: "b1" as never, type: "columns" as const, title: "Ideas" },
    content: { ...crowd, notes },
    rounds: [round],
  };
  const blocks = blocksOf({ ...full, boards: [board] });
  const list = blocks.find((block) => block.kind === "list" && block.items.length > 40);
  const items = list?.kind === "list" ? list.items : [];
  expect(items).toHaveLength(41);
  expect(items[0]?.details[0]).toContain("9 dots");
  expect(items.at(-1)?.text).toBe(`and ${notes.length - 40} more in the list of every note`);
  const table = blocks.findLast((block) => block.kind === "table");
  expect(table?.kind === "table" && table.rows.length).toBe(notes.length);
});

it("[RP4] no heading stands without words: what is empty is left out or says so", () => {
  for (const source of [empty, full]) {
    const blocks = blocksOf(source);
    for (const [index, block] of blocks.entries()) {
      const next = blocks[index + 1];
      if (block.kind !== "heading") continue;
      expect(next && (next.kind !== "heading" || next.level > block.level), block.text).toBe(true);
    }
  }
  expect(blocksMarkdown(blocksOf(empty))).toContain("Nothing was decided in this workshop.");
  expect(emptySections(workshopExport(empty, AT))).toContain("maps");
  expect(emptySections(workshopExport(full, AT))).not.toContain("maps");
});

it("[RP5] each figure stands beside its story, and one without a story that may be told says so", () => {
  const figures = blocksOf(full).flatMap((block) => (block.kind === "figure" ? [block] : []));
  expect(figures.map(({ figure, story }) => [figure, story?.text ?? null])).toEqual([
    ["14 days", "I was met at the door."],
    ["14 days", null],
    ["14 days", null],
  ]);
  expect(figures[0]?.story?.source).toBe("Rowan, 2 April 2030, collected by Front door team");
  const text = blocksMarkdown(blocksOf(full));
  expect(text).toContain("No story may be told beside this figure.");
  expect(text).not.toContain("QUOKKA");
});

it("[RP2] the hosts' order, what they left out and what they wrote is what is written", () => {
  const plan = [
    (before: ReportPlan) => withMoved(before, "decisions", null),
    (before: ReportPlan) => withShown(before, "people", false),
    (before: ReportPlan) => withPassage(before, { id: "p1", title: "", text: "First.\n\n<b>Second</b>." }, "decisions"),
  ].reduce((before, change) => change(before) ?? before, USUAL_PLAN);
  const blocks = blocksOf(full, plan);
  expect(headings(blocks).slice(0, 3)).toEqual(["What was decided", "A note by the hosts", "In short"]);
  expect(headings(blocks)).not.toContain("Who took part");
  expect(blocksMarkdown(blocks)).toContain("First.\n\n\\<b\\>Second\\</b\\>.");
});
