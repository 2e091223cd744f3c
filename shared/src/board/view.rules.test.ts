import { describe, expect, it } from "vitest";
import type { BoardContent } from "./board.doc.ts";
import type { Note } from "./board.types.ts";
import { tagKey } from "./tags.rules.ts";
import { dotsOn, stackVotes, type ViewFacts, viewBoard, votesOn } from "./view.rules.ts";
import { BoardView } from "./view.schema.ts";

const note = (id: string, rest: Partial<Note> = {}): Note => ({
  id: id as Note["id"],
  text: id,
  kind: "idea",
  status: null,
  place: null,
  at: null,
  order: null,
  clusterId: null,
  lang: null,
  ...rest,
});
const board = (notes: Note[]): BoardContent => ({
  type: "columns",
  title: "B",
  stages: [],
  steps: [],
  lanes: [],
  columns: [],
  clusters: [{ id: "s1" as never, label: "Near", order: "a0" }],
  notes,
});
const round = (id: string, dots: readonly [string, number][], more: Record<string, unknown> = {}) =>
  ({
    id,
    boardId: "b1",
    state: "closed",
    candidates: dots.map(([noteId]) => ({ noteId, text: noteId })),
    tally: dots.map(([noteId, count]) => ({ noteId, dots: count, voters: 1 })),
    ...more,
  }) as never;
const GROUPS = {
  roundId: "r1",
  least: 5,
  hidden: ["small"],
  shown: [
    { id: "carers", voters: 5, dots: [4, 0, 1], votersEach: [4, 0, 1] },
    { id: "staff", voters: 6, dots: [1, 3, 2], votersEach: [1, 3, 2] },
  ],
} as never;
const NOTES = [
  note("a"),
  note("b", { kind: "need", tags: ["Cost"] }),
  note("c", { clusterId: "s1" as never, mergedInto: "a" as never }),
];
const facts = (results: never[] = []): ViewFacts => ({
  votes: votesOn("b1", {
    rounds: [
      round("r1", [
        ["a", 5],
        ["b", 3],
        ["c", 3],
      ]),
    ],
    results,
  }),
  tables: { t1: "Table 1" },
  groups: { carers: "Carers", staff: "Staff" },
});
const ids = (view: object, given = facts()) =>
  viewBoard(board(NOTES), BoardView.parse(view), given).content.notes.map(({ id }) => id);

describe("how a board is looked at", () => {
  it("[IW8] counts the dots on all wordings of a merged note together", () => {
    const rounds = [
      round("r1", [
        ["a", 5],
        ["b", 3],
      ]),
      round("r2", [["b", 1]]),
      round("r3", [["a", 9]], { state: "open", tally: undefined }),
      round("r4", [["a", 7]], { boardId: "b2" }),
    ];
    const votes = votesOn("b1", { rounds });
    expect([votes.get("a")?.dots, votes.get("b")?.dots]).toEqual([5, 1]);
    const [head] = viewBoard(board(NOTES), {}, facts()).content.notes;
    expect(head && dotsOn(head, facts().votes)).toBe(8);
    expect(dotsOn(note("never"), votes)).toBeNull();
  });

  it("[IW8] counts nobody's wish for a merged note twice: of several rounds the last that asked about any wording counts", () => {
    const rounds = [
      round("r1", [
        ["a", 5],
        ["b", 3],
        ["c", 3],
      ]),
      round("r2", [
        ["a", 2],
        ["b", 1],
      ]),
    ];
    const shown = {
      ...(GROUPS as object),
      roundId: "r2",
      shown: [{ id: "staff", voters: 6, dots: [2, 0], votersEach: [2, 0] }],
    };
    const votes = votesOn("b1", { rounds, results: [GROUPS, shown as never] });
    const [head] = viewBoard(board(NOTES), {}, facts()).content.notes;
    if (!head) throw new Error("nothing is shown");
    expect([dotsOn(head, votes), [...stackVotes(head, votes).keys()]]).toEqual([2, ["a"]]);
    const wanted = (groupId: string) => ids({ only: { groupIds: [groupId] } }, { ...facts(), votes });
    // Only in the earlier round had carers been shown, and dots of theirs on it.
    expect([wanted("staff"), wanted("carers")]).toEqual([["a"], []]);
  });

  it("[IW8] notes in the order of their dots say how many they have", () => {
    const said = { ...facts(), saidDots: (count: number) => `${count} dots` };
    const view = { sort: "votes", colour: "tag" } as const;
    expect(viewBoard(board(NOTES), view, said).content.notes.map((one) => one.said)).toEqual(["8 dots", "3 dots"]);
  });

  it("[IW8] leaves out what is not asked for, and says how many of how many are shown", () => {
    expect(ids({ only: { kinds: ["need"] } })).toEqual(["b"]);
    expect(ids({ only: { tagKeys: [tagKey("cost")] } })).toEqual(["b"]);
    expect(ids({ only: { setIds: ["s1"] } })).toEqual([]);
    expect(ids({ only: { leastDots: 4 } })).toEqual(["a"]);
    const { shown, of } = viewBoard(board(NOTES), { only: { kinds: ["need"] } }, facts());
    expect([shown, of]).toEqual([1, 2]);
  });

  it("[IW8] sorts and leaves alone what is alike; an empty view is the board itself", () => {
    const notes = [
      note("x", { tableId: "t2" as never }),
      note("y", { tableId: "t1" as never, tags: ["z"] }),
      note("z"),
    ];
    const sorted = (sort: BoardView["sort"]) =>
      viewBoard(board(notes), { sort }, facts()).content.notes.map(({ id }) => id);
    expect(sorted("table")).toEqual(["y", "x", "z"]);
    expect(sorted("tag")).toEqual(["y", "x", "z"]);
    expect(sorted("kind")).toEqual(["x", "y", "z"]);
    expect(ids({ sort: "votes" })).toEqual(["a", "b"]);
    const plain = board(notes);
    expect(viewBoard(plain, {}, facts()).content).toBe(plain);
  });

  it("[IW9] goes by stakeholder group only where results by group are shown, and never by who wrote a note", () => {
    const shown = facts([GROUPS]);
    expect(ids({ sort: "votes", groupId: "staff" }, shown)).toEqual(["a", "b"]);
    expect(ids({ only: { groupIds: ["carers"] } }, shown)).toEqual(["a"]);
    expect(ids({ only: { groupIds: ["small"] } }, shown)).toEqual([]);
    expect(ids({ only: { groupIds: ["carers"] } })).toEqual([]);
    const coloured = (given: ViewFacts) => viewBoard(board(NOTES), { colour: "group" }, given);
    expect(coloured(shown).legend.map(({ label, count }) => [label, count])).toEqual([
      ["Carers", 1],
      ["Staff", 1],
    ]);
    expect(coloured(shown).content.notes.map(({ said }) => said)).toEqual(["Carers", "Staff"]);
    expect(coloured(facts()).legend).toEqual([{ tint: "note", label: "", count: 2 }]);
  });

  it("[IW8] colours by table, tag or set, and gives the same notes again while nothing changes", () => {
    const view = { colour: "tag" } as const;
    const [first, second] = [viewBoard(board(NOTES), view, facts()), viewBoard(board(NOTES), view, facts())];
    expect(first.legend.map(({ label }) => label)).toEqual(["#Cost", ""]);
    expect(second.content.notes.every((one, index) => one === first.content.notes[index])).toBe(true);
    expect(first.content.notes[1]).toMatchObject({ tint: "idea", kind: "need" });
  });

  it("keeps no words of anybody: tags go by their keys", () => {
    expect(BoardView.safeParse({ only: { tagKeys: ["Cost"] } }).success).toBe(false);
    expect(BoardView.safeParse({ only: { tags: ["Cost"] } }).success).toBe(false);
  });
});
