import { expect, it } from "vitest";
import type { ConstraintLevel, Note } from "../board/board.types.ts";
import type { NoteId } from "../kernel/ids.ts";
import { noteNode, shapeNote } from "./note.scene.ts";

const limit = (text: string, level?: ConstraintLevel) => ({
  id: "n1" as NoteId,
  text,
  kind: "constraint" as Note["kind"],
  status: null,
  ...(level && { constraint: { level, reason: "The contract runs on.", owner: null } }),
});

const painted = (note: ReturnType<typeof limit>) => {
  const shape = shapeNote(note, 168);
  const { items, label } = noteNode(note, shape, { x: 100, y: 10 }, false);
  const texts = items.flatMap((item) => (item.type === "text" ? [item] : []));
  const paths = items.flatMap((item) => (item.type === "path" ? [item.d] : [])).join(" ");
  return { texts, paths, label, shape };
};

it("[M28] a limit's stamp says how much can change, as a mark and a word, on the canvas and in files", () => {
  const said = (["open", "limited", "fixed"] as const).map((level) => painted(limit("Opening hours", level)));
  expect(said.map(({ texts }) => texts[0]?.text)).toEqual(["Open", "Limited", "Fixed"]);
  expect(new Set(said.map(({ paths }) => paths)).size).toBe(3);
  expect(said[2]?.label).toBe("Opening hours (Fixed)");
  expect(painted(limit("Opening hours")).texts.map(({ text }) => text)).toEqual(["Opening hours"]);
});

it.each(["We may only open until ten at night", "لا يمكننا فتح الباب بعد العاشرة", "Llanfairpwllgwyngyllgogerych"])(
  "[EX5] the words of “%s” stand clear of the stamp and within the note",
  (text) => {
    const { texts, shape } = painted(limit(text, "limited"));
    const [word, first] = texts;
    if (!word || !first) throw new Error("both are painted");
    const span = (item: typeof word) =>
      item.anchor === "end" ? [item.x - item.width, item.x] : [item.x, item.x + item.width];
    const [from = 0, to = 0] = span(first);
    const [wordFrom = 0, wordTo = 0] = span(word);
    const isBelow = first.y > word.y + 10;
    expect(isBelow || to <= wordFrom || from >= wordTo).toBe(true);
    for (const item of texts) {
      const [start = 0, end = 0] = span(item);
      expect(start).toBeGreaterThanOrEqual(100);
      expect(end).toBeLessThanOrEqual(268);
    }
    expect(shape.height).toBeGreaterThan(19);
  },
);

it("[CV9] notes that look alike are sketched from one list, which holds no words", () => {
  const at = (id: string, text: string, x: number, kind: Note["kind"] = "idea") => {
    const note = { id: id as NoteId, text, kind, status: null };
    return noteNode(note, shapeNote(note, 168), { x, y: 0 }, false);
  };
  const [first, second, other] = [at("a", "Ring me", 0), at("b", "Send text", 400), at("c", "Ring me", 0, "pain")];
  expect(first.sketch).toBe(second.sketch);
  expect(first.sketch).not.toBe(other.sketch);
  expect(first.sketch?.some(({ type }) => type === "text" || type === "image")).toBe(false);
  expect(second.firstLine).toEqual(second.items.find(({ type }) => type === "text"));
});
