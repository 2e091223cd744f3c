import { boardExport, workshopExport } from "@longtable/shared/export/exportModel";
import { reportBlocks } from "@longtable/shared/export/report.blocks";
import { boardSheets } from "@longtable/shared/export/sheets";
import { createRandom, randomBoard } from "@longtable/shared/scene/sceneBoards.testing";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { toDocx } from "./toDocx.ts";
import { toPptx } from "./toPptx.ts";
import { toXlsx } from "./toXlsx.ts";

const HOSTILE = [
  "=1+1",
  "+44 7700 900123",
  "@SUM(A1)",
  "<script>alert(1)</script>",
  "a & b < c > d \"e\" 'f'",
  "\u0000\u0001\u000b\ufffe gone",
  "_x0041_ is no letter A",
  "\u202eright to left \u05e9\u05dc\u05d5\u05dd \u{1f469}\u200d\u{1f33e}",
  "half a pair \ud83d here",
  "l".repeat(10_000),
];
const random = randomBoard(createRandom(3), "columns", 40);
const content = {
  ...random,
  title: '=HYPERLINK("x")',
  notes: HOSTILE.flatMap((text, index) =>
    random.notes.slice(0, 1).map((note) => ({ ...note, id: `note${index}` as typeof note.id, text })),
  ),
};
const board = { board: { id: "b1" as never, type: "columns" as const, title: content.title }, content, rounds: [] };
const workshop = {
  workshop: { id: "w1" as never, title: "A & B", isSample: false, groups: [] },
  activities: [],
  boards: [board],
  decisions: [],
  participants: { count: 9, byGroup: {} },
};
/** What XML 1.0 cannot hold. */
const isUnfit = (text: string) =>
  [...text].some((char) => char < " " && !"\t\n\r".includes(char)) || /[\ufffe\uffff]/.test(text);
const partsOf = (bytes: Uint8Array) => Object.entries(unzipSync(bytes)).filter(([name]) => /\.(xml|rels)$/.test(name));

describe("a workbook", () => {
  it("[EX7] holds every text as a text: no formula, no markup, nothing that breaks the file", async () => {
    const parts = partsOf(await toXlsx(boardSheets(boardExport(board, 0))));
    expect(parts.length).toBeGreaterThan(5);
    for (const [, bytes] of parts) {
      expect(isUnfit(strFromU8(bytes))).toBe(false);
      expect(/<f[ >]|<script/.test(strFromU8(bytes))).toBe(false);
    }
    const all = parts.map(([, bytes]) => strFromU8(bytes)).join("");
    expect(all.includes("=1+1")).toBe(true);
    expect(all.includes("_x005F_x0041_ is no letter A")).toBe(true);
    expect(all.includes("_x005F_x005F_")).toBe(false);
    expect(all.includes("a &amp; b &lt; c &gt; d")).toBe(true);
    expect(all.includes("l".repeat(10_000))).toBe(true);
  });
});

it("[EX7] rows of a workbook are as high as their longest text, up to what a row may be", async () => {
  const parts = partsOf(await toXlsx(boardSheets(boardExport(board, 0))));
  const sheet = strFromU8(parts.find(([name]) => name.endsWith("/sheet1.xml"))?.[1] ?? new Uint8Array());
  const heights = [...sheet.matchAll(/<row r="\d+"(?: ht="(\d+)")?[^>]*>/g)].map(([, height]) => height ?? null);
  const [, first, ...others] = heights;
  expect([others.length, others.at(-1)]).toEqual([HOSTILE.length - 1, "409"]);
  expect(Number(first)).toBeLessThan(50);
});

describe("a document", () => {
  it("[EX7] holds every text as a text, and every note's id", async () => {
    const model = workshopExport(workshop, 0);
    const parts = partsOf(await toDocx("A & B", reportBlocks(model), () => [], { progress: () => {} }));
    for (const [, bytes] of parts) expect(isUnfit(strFromU8(bytes))).toBe(false);
    const text = strFromU8(parts.find(([name]) => name === "word/document.xml")?.[1] ?? new Uint8Array());
    expect(text.includes("a &amp; b &lt; c &gt; d")).toBe(true);
    for (const { id } of content.notes) expect(text.split(`>${id}<`)).toHaveLength(2);
  });
});

describe("slides", () => {
  it("[EX24] say of every line where it begins and which way it reads, so that none goes on as the one before", () => {
    const heading = (text: string) => ({ kind: "heading", level: 3, text }) as const;
    const items = ["أحتاج إلى مترجم.", "Rwy'n teimlo'n unig."].map((text) => ({ text, details: ["Assumed"] }));
    const blocks = [
      { kind: "heading", level: 2, text: "Ideas" } as const,
      ...["One", "Two"].flatMap((name) => [heading(name), { kind: "list", items } as const]),
    ];
    const making = { progress: () => {}, options: { speakerNotes: false } } as unknown as Parameters<typeof toPptx>[3];
    const slide = partsOf(toPptx("Ideas", blocks, () => [], making)).find(([name]) => name.endsWith("/slide1.xml"));
    const lines = strFromU8(slide?.[1] ?? new Uint8Array()).match(/<a:p>.*?<\/a:p>/g) ?? [];
    const withWords = (words: string) => lines.filter((line) => line.includes(words));
    expect(withWords("مترجم").every((line) => /rtl="1" algn="r"/.test(line))).toBe(true);
    for (const words of ["Two", "Rwy", "Assumed"]) {
      expect(withWords(words).length).toBeGreaterThan(0);
      for (const line of withWords(words)) expect(line).toMatch(/<a:pPr marL="\d+" indent="-?\d+" rtl="0">/);
    }
  });
});
