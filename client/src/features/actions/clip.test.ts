import type { NoteId } from "@longtable/shared/kernel/ids";
import { expect, it } from "vitest";
import { clipText, keepClip, keptClip, linesToClip, readClip, toClip } from "./clip.ts";

const note = (text: string, at: { x: number; y: number } | null = null) =>
  ({ id: `of ${text}` as NoteId, text, kind: "idea", status: "reported", at }) as const;

it("[CV11] carries words, kind and where notes come from, and how they lie to one another", () => {
  const clip = toClip([note("One", { x: 10, y: 20 }), note("Two\nlines", { x: 110, y: 0 })], undefined);
  expect(clip).toEqual([
    { text: "One", kind: "idea", status: "reported", off: { x: 0, y: 0 } },
    { text: "Two\nlines", kind: "idea", status: "reported", off: { x: 100, y: -20 } },
  ]);
  expect(clipText(clip)).toBe("One\nTwo lines");
  expect(readClip(JSON.stringify(clip))).toEqual(clip);
});

it("[WD9] carries what each is a copy of, and believes nothing there that is no id", () => {
  const clip = toClip([{ ...note("One"), id: "n1" as NoteId }], "b1");
  expect(clip[0]?.copyOf).toEqual({ boardId: "b1", noteId: "n1" });
  expect(readClip(JSON.stringify(clip))).toEqual(clip);
  const spoilt = clip.map((one) => ({ ...one, copyOf: { boardId: "b1", noteId: { no: "id" } } }));
  expect(readClip(JSON.stringify(spoilt))?.[0]).not.toHaveProperty("copyOf");
});

it("[CV11] makes a note of each line that was copied elsewhere, without list marks", () => {
  expect(linesToClip("- One\r\n\n  2) Two\n• Three\ta\tb\n2024 was hard", "note").map(({ text }) => text)).toEqual([
    "One",
    "Two",
    "Three · a · b",
    "2024 was hard",
  ]);
});

it("[CV11] loses no line and no word: as many notes as a board holds, long lines as several", () => {
  const lines = Array.from({ length: 2000 }, (_, index) => `Line ${index}`);
  expect(linesToClip(lines.join("\n"), "note")).toHaveLength(2000);
  const cut = toClip(
    lines.map((text) => note(text)),
    undefined,
  );
  expect(readClip(JSON.stringify(cut))).toHaveLength(2000);
  const long = "somebody waited ".repeat(80).trim();
  const parts = linesToClip(long, "note").map(({ text }) => text);
  expect(parts.every((text) => text.length <= 500)).toBe(true);
  expect(parts.join(" ")).toBe(long);
  expect(
    linesToClip("😀".repeat(600), "note")
      .map(({ text }) => text)
      .join(""),
  ).toBe("😀".repeat(600));
});

it("[CV11] carries how people meet, what sort of thing it is and the tags, and believes no others", () => {
  const said = { channel: "phone", assetKind: "skill", tags: ["Night bus"] } as const;
  const clip = toClip([{ ...note("One"), ...said }], undefined);
  expect(readClip(JSON.stringify(clip))?.[0]).toMatchObject(said);
  const spoilt = clip.map((one) => ({ ...one, channel: "smoke", assetKind: 3, tags: ["a,b", 5, "x".repeat(30)] }));
  const read = readClip(JSON.stringify(spoilt))?.[0];
  for (const key of Object.keys(said)) expect(read).not.toHaveProperty(key);
});

it("[CV11] takes nothing that is not ours or is spoilt", () => {
  for (const bad of [
    null,
    "",
    "words",
    "{}",
    "[]",
    "[1,null]",
    '[{"text":"x","kind":"evil"}]',
    '[{"text":" ","kind":"note"}]',
  ])
    expect(readClip(bad)).toBeNull();
  expect(readClip('[{"text":"x","kind":"note","status":"sure","off":{"x":"1e999","y":0},"id":"n1"}]')).toEqual([
    { text: "x", kind: "note", status: null, off: null },
  ]);
});

it("[CV11] is kept for the other tabs of this browser", () => {
  const kept = new Map<string, string>();
  keepClip({ setItem: (key, value) => void kept.set(key, value) }, toClip([note("One")], undefined));
  expect(keptClip({ getItem: (key) => kept.get(key) ?? null })).toHaveLength(1);
});
