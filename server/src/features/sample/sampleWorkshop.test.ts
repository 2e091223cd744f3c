import { openBoard } from "@longtable/shared/board/board.doc";
import { placeNotes } from "@longtable/shared/board/board.placing";
import { placeLines, sortLanes } from "@longtable/shared/journey/journey.rules";
import type { Candidate } from "@longtable/shared/voting/voting.schema";
import { expect, it } from "vitest";
import * as Y from "yjs";
import sampleJson from "./sample-workshop.json" with { type: "json" };
import { createMapId, type SampleWorkshop, sampleWorkshop } from "./sampleWorkshop.ts";

const { expected } = sampleJson;

/** Ids that still show what they were in the file. */
function readable(json: unknown = sampleJson): SampleWorkshop {
  return sampleWorkshop(<Id extends string>(id: string) => `w-${id}` as Id, json);
}

function written(sample: SampleWorkshop, key: string) {
  const doc = new Y.Doc();
  let updates = 0;
  doc.on("update", () => {
    updates += 1;
  });
  sample.boards.find((board) => board.key === key)?.write(openBoard(doc), "test");
  return { board: openBoard(doc), content: openBoard(doc).content(), updates };
}

function everyId(sample: SampleWorkshop): string[] {
  const onBoards = sample.boards.flatMap(({ key }) => {
    const { stages, steps, lanes, columns, clusters, notes } = written(sample, key).content;
    return [stages, steps, lanes, columns, clusters, notes].flat().map(({ id }) => id as string);
  });
  const candidates = sample.rounds.flatMap((round) => round.candidates.map(({ noteId }) => noteId as string));
  return [...onBoards, ...candidates];
}

it("[WS6] the demo has its title, nine groups, and only activities with a board to show", () => {
  const sample = readable();
  expect(sample.title).toBe("The first twelve weeks");
  expect(sample.groups).toHaveLength(9);
  expect(sample.groups[0]).toEqual({ id: "g-lived", label: "People who use services" });
  expect(sample.activities.map(({ key, phase, boardKeys }) => [key, phase, boardKeys])).toEqual([
    ["ac-1", "insight", ["b-journey"]],
    ["ac-2", "insight", ["b-now"]],
    ["ac-4", "coDesign", ["b-plan"]],
    ["ac-5", "coDesign", ["b-ideas"]],
  ]);
  expect(sample.activities[0]).toMatchObject({
    templateId: "journey-so-far",
    title: "Read and rate the journey",
    prompt: "Move each step up or down to show how it felt.",
    minutes: 30,
    outputType: "map",
  });
});

it("[WS6] private boards and boards of other types are left out", () => {
  expect(readable().boards.map(({ key, type }) => [key, type])).toEqual([
    ["b-journey", "journeyMap"],
    ["b-now", "journeyMap"],
    ["b-plan", "journeyMap"],
    ["b-ideas", "columns"],
  ]);
});

it("[WS6] a board that is made private is left out with its activity", () => {
  const boards = sampleJson.boards.map((board) => (board.id === "b-now" ? { ...board, visibility: "private" } : board));
  const sample = readable({ ...sampleJson, boards });
  expect(sample.boards.map(({ key }) => key)).toEqual(["b-journey", "b-plan", "b-ideas"]);
  expect(sample.activities.map(({ key }) => key)).toEqual(["ac-1", "ac-4", "ac-5"]);
});

it("[WS6] another workshop's activities are left out", () => {
  const activities = sampleJson.activities.map((activity) => ({ ...activity, boardIds: ["b-journey"] }));
  expect(readable({ ...sampleJson, activities }).activities.map(({ key }) => key)).not.toContain("ac-6");
});

it.each([
  ["b-journey", 7, 16, 8, 0, 45, 1],
  ["b-now", 7, 9, 9, 0, 15, 0],
  ["b-plan", 7, 11, 5, 0, 9, 0],
  ["b-ideas", 0, 0, 0, 6, 41, 0],
])(
  "[BD8] %s is written at once: %i stages, %i steps, %i lanes, %i columns, %i notes, %i of them unplaced",
  (key, ...counts) => {
    const { board, content, updates } = written(readable(), key);
    expect(updates).toBe(1);
    expect(board.schema()).toBe(1);
    const { stages, steps, lanes, columns, notes } = content;
    const { unplaced } = placeNotes(content);
    expect([stages, steps, lanes, columns, notes, unplaced].map(({ length }) => length)).toEqual(counts);
  },
);

it.each(["b-journey", "b-now", "b-plan", "b-ideas"])("[BD1] nothing of %s is lost in reading it back", (key) => {
  const found = written(readable(), key).content.notes;
  const given = sampleJson.notes.filter(({ boardId }) => boardId === key);
  expect(found.map(({ id, text, kind, status, lang }) => ({ id, text, kind, status, lang }))).toEqual(
    given.map(({ id, text, kind, status, lang }) => ({ id: `w-${id}`, text, kind, status, lang })),
  );
});

it("[JM1] steps stand in their stages, in order, and every stage has one", () => {
  const { stages, steps } = written(readable(), "b-journey").content;
  expect(steps.map(({ id }) => id)).toEqual(
    Array.from({ length: 16 }, (_, index) => `w-j${String(index + 1).padStart(2, "0")}`),
  );
  const inStages = stages.flatMap((stage) => steps.filter(({ stageId }) => stageId === stage.id));
  expect(inStages).toEqual(steps);
  expect(new Set(inStages.map(({ stageId }) => stageId)).size).toBe(stages.length);
});

it("[JM5] steps carry the story's own feelings, null where nobody knows, and no one's private rating", () => {
  const { steps } = written(readable(), "b-journey").content;
  const unknown = steps.filter(({ feeling }) => feeling?.value === null).map(({ id }) => id);
  expect(unknown).toEqual(expected.missingEmotionStepIds.map((id) => `w-${id}`));
  expect(steps.find(({ id }) => id === "w-j06")?.feeling).toEqual({ value: -2, words: ["shut in"] });
  expect(steps.find(({ id }) => id === "w-j04")?.feeling?.words).toEqual(["scared", "alone"]);
  expect(new Set(steps.map(({ feeling }) => feeling?.value))).toEqual(new Set([-2, -1, 0, 1, 2, null]));
  const reversed = { ...sampleJson, emotionRatings: sampleJson.emotionRatings.toReversed() };
  expect(written(readable(reversed), "b-journey").content.steps).toEqual(steps);
  const ofPathway = written(readable(), "b-now").content.steps;
  expect(ofPathway.every(({ feeling }) => feeling === null)).toBe(true);
});

it("[JM4] the map of the pathway draws all three lines", () => {
  const lines = placeLines(sortLanes(written(readable(), "b-now").content.lanes));
  expect(lines.map(({ line }) => line)).toEqual(["interaction", "visibility", "internalInteraction"]);
});

it("ideas keep their clusters, and the planned map keeps the current one's step ids", () => {
  const { clusters, notes } = written(readable(), "b-ideas").content;
  expect(clusters.map(({ label }) => label)[1]).toBe("Nights and bad days");
  const members = clusters.map(({ id }) => notes.filter((note) => note.clusterId === id).length);
  expect(members).toEqual([5, 5, 5, 5, 5, 5]);
  expect([...new Set(notes.map(({ lang }) => lang))].toSorted()).toEqual(["ar", "cy", "en", "pl"]);

  const idsOf = (key: string) => written(readable(), key).content.steps.map(({ id }) => id.replace("w-", ""));
  const [now, plan] = [idsOf("b-now"), idsOf("b-plan")];
  expect(plan.filter((id) => !now.includes(id)).toSorted()).toEqual(expected.diff.added.toSorted());
  expect(now.filter((id) => !plan.includes(id))).toEqual(expected.diff.removed);
});

it("[VO8] the closed round counts as expected, most dots first", () => {
  const [round] = readable().rounds;
  expect(round).toMatchObject({ key: "vr-1", activityKey: "ac-5", boardKey: "b-ideas", dots: 5, maxPerItem: 3 });
  expect(round?.voted).toBe(14);
  expect(round?.candidates.map(({ noteId }) => noteId)).toEqual(Object.keys(expected.tally).map((id) => `w-${id}`));
  const dots = Object.fromEntries((round?.tally ?? []).map((row) => [row.noteId.replace("w-", ""), row.dots]));
  expect(dots).toEqual(expected.tally);
  // The shortlist is the room's own choice in its own order; the tally goes by dots, equal dots as the candidates stand.
  const ranked = ["i06", "i16", "i26", "i11", "i13", "i23", "i01", "i10"];
  expect(round?.tally.map(({ noteId }) => noteId.replace("w-", ""))).toEqual(ranked);
});

it.each(expected.refusedBallots)("[VO2] the ballot of $participantId counts for nothing: $reason", (refused) => {
  const ballots = [...sampleJson.ballots, { ...refused, id: "late", roundId: "vr-1", castAt: "2030-03-12T15:00:00Z" }];
  expect(readable({ ...sampleJson, ballots }).rounds).toEqual(readable().rounds);
});

it("[VO4] a second ballot of one person takes the place of the first", () => {
  const again = { id: "late", roundId: "vr-1", participantId: "p-06", allocation: { i10: 1 }, castAt: "later" };
  const json = { ...sampleJson, ballots: [...sampleJson.ballots, again] };
  const [round] = readable(json).rounds;
  const dots = Object.fromEntries((round?.tally ?? []).map((row) => [row.noteId.replace("w-", ""), row.dots]));
  expect(round?.voted).toBe(14);
  expect(dots).toMatchObject({ i06: expected.tally.i06 - 3, i16: expected.tally.i16 - 2, i10: expected.tally.i10 + 1 });
});

it("[VO1] what was voted on is what stands on the board", () => {
  const sample = readable();
  const notes = written(sample, "b-ideas").content.notes;
  const texts = (candidates: readonly Candidate[]) => candidates.map(({ noteId, text }) => `${noteId} ${text}`);
  const onBoard = notes.map(({ id, text }) => `${id} ${text}`);
  expect(sample.rounds).toHaveLength(1);
  for (const { candidates } of sample.rounds) expect(onBoard).toEqual(expect.arrayContaining(texts(candidates)));
});

it("[DE1] decisions name their round and their notes", () => {
  expect(
    readable().decisions.map(({ key, method, state, roundKey, noteIds }) => [key, method, state, roundKey, noteIds]),
  ).toEqual([
    ["d-1", "consensus", "agreed", "vr-1", ["w-i06"]],
    ["d-2", "consensus", "proposed", "vr-1", ["w-i26"]],
    ["d-3", "consensus", "agreed", null, []],
    ["d-4", "vote", "agreed", "vr-1", ["w-i16"]],
    ["d-5", "host", "parked", "vr-1", ["w-i01"]],
  ]);
});

it("[M10] the demo has one proposal of each kind, and forgets nobody's worry", () => {
  const answersOf = new Map(readable().decisions.map(({ key, answers }) => [key, answers]));
  const said = (key: string) => (answersOf.get(key) ?? []).map(({ position, reason }) => reason ?? position);
  expect(said("d-1")).toEqual(["agree", "agree", "agree", "Carers must be welcome too.", "agree", "agree"]);
  expect(answersOf.get("d-2")?.filter(({ position }) => position === "block")).toHaveLength(1);
  expect(said("d-3")).toEqual(["agree", "agree", "abstain"]);
  expect([said("d-4"), said("d-5")]).toEqual([[], []]);
});

it("[AC1] two demos share no id, and one demo keeps its own", () => {
  let made = 0;
  const newId = () => {
    made += 1;
    return `id-${made}`;
  };
  const [one, other] = [sampleWorkshop(createMapId(newId)), sampleWorkshop(createMapId(newId))];
  const [idsOfOne, idsOfOther] = [everyId(one), everyId(other)];
  expect(idsOfOne.length).toBeGreaterThan(150);
  expect(idsOfOne.filter((id) => idsOfOther.includes(id))).toEqual([]);
  expect(everyId(one)).toEqual(idsOfOne);
});

it("[RG1] the demo's vote shows the groups that its answers name, with their dots, and no other", () => {
  const [round] = readable().rounds;
  if (!round) throw new Error("the demo has a vote");
  const { shown, hidden } = round.byGroup;
  expect(shown.map(({ id }) => id)).toEqual(expected.groupsShown);
  expect(hidden).toEqual(expected.groupsHidden.toSorted());
  expect(shown[0]?.voters).toBe(expected.votersByGroup["g-lived"]);
  const dots = round.candidates.map(({ noteId }, index) => [noteId.replace("w-", ""), shown[0]?.dots[index]]);
  expect(Object.fromEntries(dots)).toEqual(expected.tallyByShownGroup["g-lived"]);
});
