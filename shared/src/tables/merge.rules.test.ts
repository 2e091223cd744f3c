import { expect, it } from "vitest";
import * as Y from "yjs";
import { type BoardContent, openBoard } from "../board/board.doc.ts";
import type { Note } from "../board/board.types.ts";
import type { BoardId, ColumnId, NoteId, TableId } from "../kernel/ids.ts";
import { LIMITS } from "../kernel/limits.ts";
import { chanceFrom } from "../voting/results.testing.ts";
import { notesToCopy, structureIds, writeCopy } from "./copy.rules.ts";
import { type MergePlan, type MergeSource, type NoteLink, planMerge, printOf } from "./merge.rules.ts";

const column = (id: string) => ({ id: id as ColumnId, label: id, order: "a0" });
const note = (id: string, text = id, at: string | null = "ideas"): Note => ({
  id: id as NoteId,
  text,
  kind: "idea",
  status: null,
  place: at === null ? null : { columnId: at as ColumnId },
  at: null,
  order: "a0",
  clusterId: null,
  lang: null,
});
const board = (notes: Note[], columns = ["ideas", "worries"]): BoardContent => ({
  type: "columns",
  title: "Ideas",
  stages: [],
  steps: [],
  lanes: [],
  columns: columns.map(column),
  clusters: [],
  notes,
});
const source = (table: string, content: BoardContent, startNotes: Note[] = []): MergeSource => ({
  tableId: table as TableId,
  boardId: `board-${table}` as BoardId,
  content,
  startIds: new Set(["ideas", "worries"]),
  startNotes: new Map(startNotes.map((one) => [one.id, printOf(one)])),
});

/** What the server does with a plan: the room's notes and links afterwards. */
function apply(room: BoardContent, links: readonly NoteLink[], plan: MergePlan) {
  const added = plan.add.map(({ from, note: one, place }) => ({
    link: {
      fromBoard: from.boardId,
      fromNote: one.id,
      toNote: `${from.tableId}-${one.id}` as NoteId,
      print: printOf(one),
    },
    note: { ...one, id: `${from.tableId}-${one.id}` as NoteId, place, tableId: from.tableId },
  }));
  const changed = new Map(plan.change.map((change) => [change.link.toNote, change]));
  const notes = room.notes.map((one) => ({ ...one, ...changed.get(one.id)?.fields }));
  return {
    room: {
      ...room,
      columns: [...room.columns, ...plan.structure.columns],
      notes: [...notes, ...added.map((one) => one.note)],
    },
    links: [
      ...links.map((link) => ({ ...link, print: changed.get(link.toNote)?.print ?? link.print })),
      ...added.map((one) => one.link),
    ],
  };
}

it("[TB12] each note comes once, with the table it came from, and a second merge brings nothing", () => {
  const sources = [source("t1", board([note("a"), note("b")])), source("t2", board([note("a", "other words")]))];
  const plan = planMerge(board([note("ours")]), sources, []);
  expect(plan.add.map(({ from, note: one }) => [from.tableId, one.text])).toEqual([
    ["t1", "a"],
    ["t1", "b"],
    ["t2", "other words"],
  ]);
  const after = apply(board([note("ours")]), [], plan);
  const again = planMerge(after.room, sources, after.links);
  expect([again.add, again.change, again.kept, again.over]).toEqual([[], [], 0, 0]);
});

it("[TB12] merged again after more work, only what is new or changed comes", () => {
  const first = apply(board([]), [], planMerge(board([]), [source("t1", board([note("a"), note("b")]))], []));
  const later = source(
    "t1",
    board([note("a", "a better one"), { ...note("b"), place: { columnId: "worries" as ColumnId } }, note("c")]),
  );
  const plan = planMerge(first.room, [later], first.links);
  expect(plan.add.map(({ note: one }) => one.text)).toEqual(["c"]);
  expect(plan.change.map(({ link, fields }) => [link.toNote, fields])).toEqual([
    ["t1-a", { text: "a better one" }],
    ["t1-b", { place: { columnId: "worries" } }],
  ]);
});

it("[TB13] what the room changed since, or took off, stays as the room has it", () => {
  const first = apply(
    board([]),
    [],
    planMerge(board([]), [source("t1", board([note("a"), note("b"), note("c")]))], []),
  );
  const room = {
    ...first.room,
    notes: first.room.notes
      .filter(({ id }) => id !== "t1-b")
      .map((one) => (one.id === "t1-a" ? { ...one, text: "the room's words" } : one)),
  };
  const later = source(
    "t1",
    board([note("a", "the table's words"), note("b", "back again"), { ...note("c"), kind: "need" }]),
  );
  const plan = planMerge(room, [later], first.links);
  expect(plan.add).toEqual([]);
  expect(plan.change.map(({ fields }) => fields)).toEqual([{ kind: "need" }]);
  expect(plan.kept).toBe(1);
});

it("[TB11] what a table began with is not brought back, unless its words are others now", () => {
  const starts = [note("s1"), note("s2")];
  const content = board([note("s1"), note("s2", "said in another way"), note("new")]);
  const plan = planMerge(board([note("r1"), note("r2")]), [source("t1", content, starts)], []);
  expect(plan.add.map(({ note: one }) => one.text)).toEqual(["said in another way", "new"]);
});

it("[TB12] a column made at a table comes too; one that the room took off does not, and its notes wait unplaced", () => {
  const content = board([note("a", "a", "made"), note("b", "b", "worries")], ["ideas", "worries", "made"]);
  const plan = planMerge(board([], ["ideas"]), [source("t1", content)], []);
  expect(plan.structure.columns.map(({ id }) => id)).toEqual(["made"]);
  expect(plan.add.map(({ place }) => place)).toEqual([{ columnId: "made" }, null]);
});

it("[TB14] too many notes are told before", () => {
  const many = Array.from({ length: LIMITS.notesPerBoard }, (_, index) => note(`n${index}`));
  expect(planMerge(board([note("x"), note("y")]), [source("t1", board(many))], []).over).toBe(2);
});

it("[TB12] in any order of writing and merging, the room ends with each table's note once", () => {
  for (let seed = 0; seed < 200; seed += 1) {
    const int = chanceFrom(seed);
    const tables = [0, 1, 2].map((index) => new Map<string, Note>([[`own${index}`, note(`own${index}`)]]));
    let state = { room: board([note("ours")]), links: [] as NoteLink[] };
    const merge = () => {
      const sources = tables.map((notes, index) => source(`t${index}`, board([...notes.values()])));
      state = apply(state.room, state.links, planMerge(state.room, sources, state.links));
    };
    for (let step = int(0, 40); step > 0; step -= 1) {
      const id = `n${int(0, 5)}`;
      tables[int(0, 2)]?.set(id, note(id, `words ${int(0, 9)}`));
      if (int(0, 3) === 0) merge();
    }
    merge();
    merge();
    const expected = tables.flatMap((notes, index) =>
      [...notes.values()].map(({ id, text }) => [`t${index}-${id}`, text]),
    );
    const got = state.room.notes.filter(({ tableId }) => tableId).map(({ id, text }) => [id as string, text]);
    expect(got.toSorted(), `seed ${seed}`).toEqual(expected.toSorted());
  }
});

it("[TB10] a copy keeps the ids of its structure, and its notes are its own", () => {
  const content = board([note("host"), note("person")]);
  const start = notesToCopy(content, "hosts", (id) => id === "host");
  const copy = openBoard(new Y.Doc());
  let count = 0;
  const ids = writeCopy(copy, content, { notes: start, newId: () => `fresh${count++}` as NoteId, origin: null });
  expect(structureIds(copy.content())).toEqual(structureIds(content));
  expect(copy.listNotes().map(({ id, text }) => [id, text])).toEqual([["fresh0", "host"]]);
  expect(ids.get("host" as NoteId)).toBe("fresh0");
  expect(notesToCopy(content, "structure", () => true)).toEqual([]);
  expect(notesToCopy(content, "all", () => false)).toHaveLength(2);
});
