import type { BoardContent } from "@longtable/shared/board/board.doc";
import type { Note } from "@longtable/shared/board/board.types";
import type { HeldNote } from "@longtable/shared/held/held.schema";
import { expect, it } from "vitest";
import type { Unsent } from "../../session/session.types.ts";
import { showNotes } from "./shownNotes.ts";

const note = (id: string, fields: Partial<Note> = {}): Note =>
  ({
    id,
    text: `words of ${id}`,
    kind: "idea",
    status: null,
    place: { columnId: "c1" },
    at: null,
    order: null,
    clusterId: null,
    lang: null,
    ...fields,
  }) as Note;

const content = {
  type: "columns",
  columns: [{ id: "c1", label: "Ideas", order: "a0" }],
  notes: [note("n1"), note("n2", { clusterId: "k1" as Note["clusterId"] })],
} as BoardContent;

const unsent = (
  id: string,
  type: string,
  input: Record<string, unknown>,
  refused: Unsent["refused"] = null,
): Unsent => ({
  id,
  type,
  input,
  refused,
  isTried: false,
});
const own = (changes: Partial<Parameters<typeof showNotes>[1]> = {}) => ({
  boardId: "b1",
  noteIds: [],
  unsent: [],
  settled: [],
  held: [],
  ...changes,
});

it("marks this person's own notes and nobody else's", () => {
  expect(showNotes(content, own({ noteIds: ["n2"] })).map(({ id, isMine }) => [id, isMine])).toEqual([
    ["n1", false],
    ["n2", true],
  ]);
});

it("shows an unsent note at once, last, in the place it will have", () => {
  const add = unsent("u1", "board.addNote", { boardId: "b1", text: "A lamp", kind: "need", columnId: "c1" });
  const last = showNotes(content, own({ unsent: [add] })).at(-1);
  expect(last).toMatchObject({
    text: "A lamp",
    kind: "need",
    place: { columnId: "c1" },
    unsentId: "u1",
    isNew: true,
    isMine: true,
  });
});

it("[BD13] shows an unsent note without a place in the first column", () => {
  const add = unsent("u1", "board.addNote", { boardId: "b1", text: "A lamp" });
  expect(showNotes(content, own({ unsent: [add] })).at(-1)?.place).toEqual({ columnId: "c1" });
});

it("shows no unsent note of another board", () => {
  const add = unsent("u1", "board.addNote", { boardId: "b2", text: "Elsewhere" });
  expect(showNotes(content, own({ unsent: [add] }))).toHaveLength(2);
});

it("goes on showing a note that is saved until the board has it, and then shows it once", () => {
  const settled = { type: "board.addNote", noteId: "n9" as Note["id"], input: { boardId: "b1", text: "Just saved" } };
  const before = showNotes(content, own({ settled: [settled] }));
  expect(before.at(-1)).toMatchObject({ id: "n9", text: "Just saved", unsentId: null, isMine: true });
  const after = showNotes({ ...content, notes: [...content.notes, note("n9")] }, own({ settled: [settled] }));
  expect(after.filter(({ id }) => id === "n9")).toHaveLength(1);
});

it("shows a note once that the board has and whose answer is still on its way", () => {
  const input = { boardId: "b1", text: "A lamp", columnId: "c1", kind: "idea" };
  const arrived = {
    ...content,
    notes: [note("n0", { text: "A lamp" }), ...content.notes, note("n9", { text: "A lamp" })],
  };
  const tried = { ...unsent("u1", "board.addNote", input), isTried: true };
  const ids = (items: Unsent[], noteIds: string[] = []) =>
    showNotes(arrived, own({ unsent: items, noteIds })).map(({ id }) => id);
  expect(ids([tried])).toEqual(["n0", "n1", "n2", "unsent-u1"]);
  // What was never sent cannot have come back: somebody else wrote the same.
  expect(ids([{ ...tried, isTried: false }])).toEqual(["n0", "n1", "n2", "n9", "unsent-u1"]);
  expect(ids([{ ...tried, input: { ...input, kind: "need" } }])).toHaveLength(5);
  expect(ids([tried], ["n0", "n9"])).toHaveLength(5);
});

it("lays waiting changes over the room's notes, in the order they were made", () => {
  const items = [
    unsent("u1", "board.editNote", { noteId: "n2", text: "first" }),
    unsent("u2", "board.editNote", { noteId: "n2", text: "second" }),
    unsent("u3", "board.moveNote", { noteId: "n2", stepId: "s1", laneId: "l1" }),
    unsent("u4", "board.removeNote", { noteId: "n1" }),
  ];
  expect(showNotes(content, own({ unsent: items }))).toMatchObject([
    { id: "n2", text: "second", place: { stepId: "s1", laneId: "l1" }, clusterId: null, unsentId: "u3", isNew: false },
  ]);
});

it("goes on showing a saved change until the board has it, without the mark", () => {
  const settled = [
    { type: "board.editNote", input: { noteId: "n1", text: "changed" } },
    { type: "board.removeNote", input: { noteId: "n2" } },
  ];
  expect(showNotes(content, own({ settled }))).toMatchObject([{ id: "n1", text: "changed", unsentId: null }]);
});

it("lets an unsent note be changed only while nobody can have received it", () => {
  const add = unsent("u1", "board.addNote", { boardId: "b1", text: "A lamp" });
  expect(showNotes(content, own({ unsent: [add] })).at(-1)?.canChange).toBe(true);
  expect(showNotes(content, own({ unsent: [{ ...add, isTried: true }] })).at(-1)?.canChange).toBe(false);
});

it("leaves the list as it is for what the server refused", () => {
  const refused = { code: "forbidden", messageKey: "board.boardReadOnly" };
  const items = [
    unsent("u1", "board.addNote", { boardId: "b1", text: "Refused" }, refused),
    unsent("u2", "board.removeNote", { noteId: "n1" }, refused),
  ];
  expect(showNotes(content, own({ unsent: items })).map(({ id }) => id)).toEqual(["n1", "n2"]);
});

const heldNote = (id: string, fields: Partial<HeldNote> = {}): HeldNote =>
  ({
    id,
    boardId: "b1",
    text: "mine alone",
    kind: "idea",
    place: { columnId: "c1" },
    stage: "private",
    ...fields,
  }) as HeldNote;

it("[TH2] one's own held notes stand in their place, with what is not sent yet laid over them", () => {
  const held = [heldNote("h1"), heldNote("h2", { boardId: "b2" as HeldNote["boardId"] }), heldNote("h3")];
  const waits = [
    unsent("u1", "board.editNote", { noteId: "h1", text: "better" }),
    unsent("u2", "board.removeNote", { noteId: "h3" }),
  ];
  const shown = showNotes(content, own({ held, unsent: waits }));
  expect(shown.map(({ id, text, isMine, unsentId }) => [id, text, isMine, unsentId])).toEqual([
    ["n1", "words of n1", false, null],
    ["n2", "words of n2", false, null],
    ["h1", "better", true, "u1"],
  ]);
  expect(shown[2]?.held).toBe(held[0]);
});

it("[MO3] new words that wait for a host stand in place of the old ones for their writer", () => {
  const shown = showNotes(
    content,
    own({ noteIds: ["n2"], held: [heldNote("n2", { isChange: true, stage: "waiting" })] }),
  );
  expect(shown.map(({ id, text, isMine }) => [id, text, isMine])).toEqual([
    ["n1", "words of n1", false],
    ["n2", "mine alone", true],
  ]);
  expect(shown[1]?.clusterId).toBe("k1");
});
