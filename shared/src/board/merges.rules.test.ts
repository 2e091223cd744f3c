import { describe, expect, it } from "vitest";
import type { NoteId } from "../kernel/ids.ts";
import { createRandom } from "../scene/sceneBoards.testing.ts";
import type { Note } from "./board.types.ts";
import {
  foldNotes,
  headsOf,
  likeness,
  mergeDenial,
  mergeEdits,
  mergesBack,
  splitEdits,
  stackOf,
} from "./merges.rules.ts";
import { otherWordings } from "./wordings.rules.ts";

const id = (name: string) => name as NoteId;
const note = (name: string, into?: string): Note => ({
  id: id(name),
  text: `Words of ${name}`,
  kind: "idea",
  status: null,
  place: null,
  at: null,
  order: null,
  clusterId: null,
  lang: null,
  ...(into !== undefined && { mergedInto: id(into) }),
});
const heads = (notes: Note[]) => Object.fromEntries(headsOf(notes));
const after = (notes: Note[], edits: readonly { id: NoteId; mergedInto: NoteId | null }[]) =>
  notes.map((one) => {
    const edit = edits.find((held) => held.id === one.id);
    if (!edit) return one;
    const { mergedInto: _before, ...rest } = one;
    return edit.mergedInto === null ? rest : { ...rest, mergedInto: edit.mergedInto };
  });

describe("which wordings are shown together", () => {
  it("[IW1] follows merges of merges to the one on top", () => {
    expect(heads([note("a"), note("b", "a"), note("c", "b")])).toEqual({ b: "a", c: "a" });
  });

  it("[IW1] a circle that two people made at once has the same head everywhere, whatever the order of the notes", () => {
    const circle = [note("b", "a"), note("a", "b"), note("c", "b"), note("d", "c")];
    for (const notes of [circle, circle.toReversed()]) expect(heads(notes)).toEqual({ b: "a", c: "a", d: "a" });
    expect(heads([note("x", "x")])).toEqual({});
  });

  it("[IW2] without the one they were merged into, the others stay together; one alone stands by itself", () => {
    expect(heads([note("c", "gone"), note("b", "gone"), note("d", "c"), note("e", "lost")])).toEqual({
      c: "b",
      d: "b",
    });
  });

  it("[IW2] shows every note once: as a head, or in the one it was merged into", () => {
    const notes = [note("a"), note("b", "a"), note("c", "gone"), note("d", "e"), note("e", "d"), note("f")];
    const folded = foldNotes(notes);
    const shown = folded.flatMap((one) => [one.id, ...(one.merged ?? []).map((other) => other.id)]);
    expect(shown.toSorted()).toEqual(notes.map((one) => one.id).toSorted());
    expect(folded.find((one) => one.id === "a")?.merged?.map(({ text }) => text)).toEqual(["Words of b"]);
  });

  it("[IW2] what notes are linked to leads to heads, from heads, and to no note itself", () => {
    const linked = (name: string, to: string[], into?: string) => ({ ...note(name, into), linkIds: to.map(id) });
    const notes = [
      linked("a", ["b"]),
      linked("b", ["c", "a"], "a"),
      note("c", "d"),
      note("d"),
      linked("e", ["b", "d"]),
    ];
    const links = foldNotes(notes).map((one) => [one.id, one.linkIds]);
    expect(links).toEqual([
      ["a", ["d"]],
      ["d", undefined],
      ["e", ["a", "d"]],
    ]);
    expect(foldNotes(notes)[2]).toBe(foldNotes([...notes])[2]);
  });

  it("[IW3] names for each wording the others it is shown with, whether the board is read or shown", () => {
    const notes = [note("a"), note("b", "a"), note("c", "a"), note("d")];
    const of = (given: readonly Note[], name: string) =>
      otherWordings(given)
        .get(id(name))
        ?.map((one) => one.id);
    expect([of(notes, "a"), of(notes, "b"), of(notes, "d")]).toEqual([["b", "c"], ["a", "c"], undefined]);
    expect(of(foldNotes(notes), "a")).toEqual(["b", "c"]);
  });

  it("gives the very same notes while nothing changes, so that nothing is drawn anew", () => {
    const loose = [note("a"), note("b")];
    expect(foldNotes(loose)).toBe(loose);
    const merged = [note("a"), note("b", "a")];
    expect(foldNotes(merged)[0]).toBe(foldNotes([...merged])[0]);
  });
});

describe("merging and taking apart", () => {
  it("[IW1] brings along what is merged into either, each naming the head itself", () => {
    const notes = [note("a"), note("b", "a"), note("c"), note("d", "c")];
    const edits = mergeEdits(notes, [id("a"), id("c")], id("c"));
    expect(heads(after(notes, edits))).toEqual({ a: "c", b: "c", d: "c" });
    expect(edits).not.toContainEqual({ id: "d", mergedInto: "c" });
  });

  it("merges nothing into itself, nor what is gone", () => {
    expect(mergeEdits([note("a")], [id("a"), id("gone")], id("a"))).toEqual([]);
    expect(mergeEdits([note("a"), note("b")], [id("a"), id("b")], id("other"))).toEqual([]);
  });

  it("[IW3] lets one wording go and keeps the others together, also when it was the head", () => {
    const notes = [note("a"), note("b", "a"), note("c", "a")];
    expect(heads(after(notes, splitEdits(notes, [id("b")])))).toEqual({ c: "a" });
    const withoutHead = after(notes, splitEdits(notes, [id("a")]));
    expect(heads(withoutHead)).toEqual({ c: "b" });
    const circle = [note("a", "b"), note("b", "a"), note("c", "b")];
    expect(heads(after(circle, splitEdits(circle, [id("a")])))).toEqual({ c: "b" });
    expect(heads(after(notes, splitEdits(notes, stackOf(notes, id("b")))))).toEqual({});
  });

  it("[IW4] is refused while an open vote asks about one of them", () => {
    expect(mergeDenial(["a", "b"], new Set(["b"]))).toBe("inOpenVote");
    expect(mergeDenial(["a"], new Set(["b"]))).toBeNull();
  });

  describe("[IW4] what a canvas did to a stack that an open vote asks about is put back", () => {
    const stack = [note("a"), note("b", "a"), note("c", "a"), note("x"), note("y")];
    const back = (now: Note[], asked: string) => after(now, mergesBack(stack, now, new Set([asked])));
    it.each([
      ["a wording beside the one that is asked about", stack.map((one) => (one.id === "c" ? note("c") : one)), "b"],
      ["its head, which goes somewhere else", stack.map((one) => (one.id === "a" ? note("a", "x") : one)), "b"],
      ["a note merged into a wording beside it", stack.map((one) => (one.id === "x" ? note("x", "c") : one)), "b"],
      ["a note that is brought merged", [...stack, note("new", "c")], "b"],
    ])("%s", (_what, now, asked) => {
      const [was, is] = [heads(stack), heads(back(now, asked))];
      expect(is).toEqual(was);
      expect(heads(now)).not.toEqual(was);
    });

    it("whatever else was merged stays", () => {
      const now = [note("a"), note("b", "a"), note("c"), note("x", "y"), note("y")];
      expect(heads(back(now, "a"))).toEqual({ b: "a", c: "a", x: "y" });
      expect(mergesBack(stack, now, new Set(["gone"]))).toEqual([]);
    });

    it("whatever was merged, taken apart, taken off and brought, by chance", () => {
      for (let seed = 1; seed <= 2000; seed += 1) {
        const random = createRandom(seed);
        const any = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? "";
        const names = [..."abcdefg"];
        const into = () => (random() < 0.4 ? undefined : any([...names, "gone"]));
        const before = names.slice(0, 6).map((name) => note(name, into()));
        const changed = before.flatMap((one) => (random() < 0.15 ? [] : [random() < 0.4 ? note(one.id, into()) : one]));
        const now = random() < 0.5 ? [...changed, note("g", into())] : changed;
        const asked = new Set([any(names), any(names)]);
        const restored = after(now, mergesBack(before, now, asked));
        const kept = before.filter(({ id: noteId }) => now.some((one) => one.id === noteId));
        for (const { id: noteId } of kept.filter((one) => asked.has(one.id)))
          expect([seed, ...stackOf(restored, noteId).toSorted()]).toEqual([seed, ...stackOf(kept, noteId).toSorted()]);
        expect([seed, mergesBack(before, restored, asked)]).toEqual([seed, []]);
      }
    });
  });

  it("finds notes alike by the words they share", () => {
    expect(likeness("A longer bus ride", "a LONGER bus-ride")).toBe(1);
    expect(likeness("Ring us back", "to us, somebody rings")).toBe(0);
    expect(likeness("…", "…")).toBe(0);
  });
});
