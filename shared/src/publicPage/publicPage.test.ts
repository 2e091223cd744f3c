import { expect, it } from "vitest";
import type { Note } from "../board/board.types.ts";
import type { WorkshopSource } from "../export/exportModel.ts";
import { escapeHtml } from "../kernel/html.ts";
import { createRandom, randomBoard } from "../scene/sceneBoards.testing.ts";
import { PAGE_CSS } from "./pageCss.ts";
import { calmPageHtml, publicPageHtml } from "./publicPage.html.ts";
import { publicPageOf } from "./publicPage.ts";

const AT = Date.UTC(2030, 2, 26);
const NAMES = { isPerson: (name: string) => name.toLowerCase() === "nan smith", someone: "Someone who took part" };
const note = (id: string, text: string) =>
  ({
    id,
    text,
    kind: "idea",
    status: null,
    place: null,
    at: null,
    order: null,
    clusterId: null,
    lang: null,
  }) as unknown as Note;
const candidate = (id: string) => ({ noteId: id as never, text: `Words of ${id}` });
const round = (id: string, state: "open" | "closed", voted: number) => ({
  question: `Question ${id}`,
  groups: [],
  round: {
    id: id as never,
    activityId: "a1" as never,
    boardId: "b1" as never,
    state,
    dots: 5,
    maxPerItem: 3,
    candidates: [candidate("n1"), candidate("n2")],
    voted,
    ...(state === "closed" && {
      tally: [
        { noteId: "n1" as never, dots: 12, voters: 6 },
        { noteId: "n2" as never, dots: 3, voters: 2 },
      ],
    }),
  },
});
const evidence = (scope: string, noteId: string) =>
  ({
    id: `story-${noteId}`,
    kind: "testimony",
    title: "",
    text: "QUOKKA story",
    reference: "",
    pseudonym: "",
    collector: "",
    collectedOn: null,
    tableId: null,
    consent: { scope, media: "text", givenAt: 1, withdrawnAt: null },
    isChecked: true,
    links: [{ boardId: "b1", noteId }],
  }) as never;

const board = {
  ...randomBoard(createRandom(5), "columns", 1),
  notes: [note("n1", "Words of n1"), note("n2", "Words of n2")],
};
const source: WorkshopSource = {
  workshop: {
    id: "w1" as never,
    title: "The first <b>twelve</b> weeks",
    isSample: true,
    groups: [{ id: "carers" as never, label: "Carers" }],
  },
  activities: [],
  boards: [
    {
      board: { id: "b1" as never, type: "columns", title: "Ideas" },
      content: board,
      rounds: [round("big", "closed", 8), round("small", "closed", 3), round("running", "open", 8)],
    },
  ],
  decisions: [
    {
      id: "d1" as never,
      question: "Rests on n2",
      method: "vote",
      state: "agreed",
      roundId: null,
      noteIds: ["n2" as never],
      recordedAt: AT,
    },
    {
      id: "d2" as never,
      question: "QUOKKA is proposed",
      method: "vote",
      state: "proposed",
      roundId: null,
      noteIds: [],
      recordedAt: AT,
    },
  ],
  participants: { count: 14, byGroup: { carers: 9, gps: 5 }, leastShown: 6 },
  followThrough: {
    stage: "closed",
    ideas: [
      {
        noteId: "n1" as never,
        text: "A calm space",
        isAgreed: false,
        response: { outcome: "cant", reason: "No room & no money", by: "Nan Smith", at: AT },
      },
      {
        noteId: "n2" as never,
        text: "Words of n2",
        isAgreed: true,
        response: { outcome: "doing", reason: "", by: "Front door", at: AT },
      },
      { noteId: "n3" as never, text: "QUOKKA has no answer", isAgreed: false, response: null },
    ],
    commitments: [
      {
        id: "c1" as never,
        decisionId: null,
        what: "Book it",
        owners: ["silver owl", "nan smith", "Front door"],
        due: "2030-06-01",
        state: "open",
        proof: "javascript:alert(1)",
        isOverdue: false,
      },
      {
        id: "c2" as never,
        decisionId: null,
        what: "Show it",
        owners: ["Team"],
        due: "2030-06-02",
        state: "done",
        proof: "https://example.org/?a=1&b=2",
        isOverdue: false,
      },
    ],
    carried: null,
  },
};
const pageOf = (given: WorkshopSource) => publicPageOf(given, NAMES);
const htmlOf = (given: WorkshopSource) => publicPageHtml(pageOf(given), { readAt: AT, styles: "/s.css" });

it("[PP1] shows what hosts released and nothing else", () => {
  const page = pageOf(source);
  expect(page.ideas.map(({ text }) => text)).toEqual(["A calm space", "Words of n2"]);
  expect(page.unanswered).toBe(1);
  expect(page.results.map(({ question, rows }) => [question, rows.map(({ dots }) => dots)])).toEqual([
    ["Question big", [12, 3]],
    ["Question small", []],
  ]);
  expect(htmlOf(source)).not.toContain("QUOKKA");
  expect(htmlOf(source)).toContain("Fewer than five people voted");
});

it("[PP2] names nobody who took part, and shows no group that is too small", () => {
  const html = htmlOf(source);
  expect(html.toLowerCase()).not.toMatch(/silver owl|nan smith/);
  expect(html).toContain("Someone who took part, Front door");
  expect(pageOf(source).people.byGroup).toEqual([]);
  expect(html).not.toContain("gps");
  expect(html).toContain("14 people took part.");
});

it("[PP3] nothing goes further than the evidence behind it, or the circle that hosts set for its board", () => {
  const kept = pageOf({ ...source, evidence: [evidence("room", "n2")] });
  expect(kept.ideas.map(({ text }) => text)).toEqual(["A calm space"]);
  expect(kept.decisions).toEqual([]);
  expect(kept.results[0]?.rows.map(({ text }) => text)).toEqual([
    "Words of n1",
    "Left out: not for everyone who may read this",
  ]);
  expect(pageOf({ ...source, evidence: [evidence("public", "n2")] }).ideas).toHaveLength(2);
  const noNotes = source.boards.map((one) => ({ ...one, content: { ...one.content, notes: [] } }));
  expect(pageOf({ ...source, boards: noNotes }).ideas).toHaveLength(2);
  expect(pageOf({ ...source, boards: noNotes, evidence: [evidence("room", "n2")] }).ideas).toHaveLength(1);
  const inRoom = pageOf({ ...source, boards: source.boards.map((one) => ({ ...one, scope: "room" as const })) });
  expect(inRoom.ideas).toEqual([]);
  expect(JSON.stringify(inRoom.results)).not.toContain("Words of");
});

it("[FT11] a promise is not on the page where the decision it follows from is held back", () => {
  const { followThrough } = source;
  if (!followThrough) throw new Error("the source has promises");
  const [first, second] = followThrough.commitments;
  if (!first || !second) throw new Error("there are two");
  const commitments = [{ ...first, decisionId: "d1" as never }, second];
  const promised = { ...source, followThrough: { ...followThrough, commitments } };
  expect(pageOf(promised).commitments).toHaveLength(2);
  const held = pageOf({ ...promised, evidence: [evidence("room", "n2")] });
  expect(held.commitments.map(({ what }) => what)).toEqual(["Show it"]);
});

it("[FT11] a decision that names its vote alone is held back where a note of that vote is", () => {
  const [decision] = source.decisions;
  if (!decision) throw new Error("the source has a decision");
  const roundId = source.boards.flatMap(({ rounds }) => rounds)[0]?.round.id ?? null;
  const voted = { ...source, decisions: [{ ...decision, noteIds: [], roundId }] };
  expect(pageOf(voted).decisions).toHaveLength(1);
  expect(pageOf({ ...voted, evidence: [evidence("room", "n2")] }).decisions).toEqual([]);
});

it("[PP4] is one heading, a language, no script, and links only to the web", () => {
  const html = htmlOf(source);
  expect(html).toContain('<html lang="en">');
  expect(html.match(/<h1>/g)).toHaveLength(1);
  expect(html).not.toMatch(/<b>twelve|<script|<img|style=|<style|href="javascript|\son\w+=/);
  expect(html.match(/href="[^"]*"/g)).toEqual(['href="/s.css"', 'href="https://example.org/?a=1&amp;b=2"']);
  expect(html).toContain("javascript:alert(1)");
  expect(html).toContain("noindex");
  expect(html.length + PAGE_CSS.length).toBeLessThan(50_000);
  expect(escapeHtml(`<a href="x" title='y'>&amp;</a>`)).toBe(
    "&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;&lt;/a&gt;",
  );
});

it("[PP4] says in plain words that there is nothing yet, and that it is gone", () => {
  const empty = {
    ...source,
    boards: [],
    decisions: [],
    participants: { count: 0, byGroup: {} },
    followThrough: undefined,
  } as unknown as WorkshopSource;
  expect(htmlOf(empty)).toContain("Nothing has been released yet.");
  expect(calmPageHtml("Gone <b>", "Ask for a new one.", { styles: "/s.css" })).toContain("<h1>Gone &lt;b&gt;</h1>");
});
