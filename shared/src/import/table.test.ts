import { describe, expect, it } from "vitest";
import type { BoardContent } from "../board/board.doc.ts";
import { guessEncoding } from "./encoding.ts";
import { guessTable } from "./table.columns.ts";
import { planTable } from "./table.plan.ts";
import { guessDelimiter, readTable } from "./table.read.ts";

const bytes = (...parts: (string | number[])[]) =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === "string" ? [...part].map((sign) => sign.charCodeAt(0)) : part)),
  );
const utf16 = (text: string, isLittle: boolean) =>
  [...text].flatMap((sign) => {
    const code = sign.charCodeAt(0);
    return isLittle ? [code & 255, code >> 8] : [code >> 8, code & 255];
  });

const rowsOf = (text: string) => readTable(text).rows.map(({ cells }) => cells);
const BOARD: BoardContent = {
  type: "columns",
  title: "",
  stages: [],
  steps: [],
  lanes: [],
  columns: [],
  clusters: [],
  notes: [],
} as unknown as BoardContent;
let made = 0;
const newId = () => {
  made += 1;
  return `id${made}`;
};

describe("how a file is written", () => {
  it.each([
    ["utf-8", bytes("caf", [0xc3, 0xa9], ",x")],
    ["utf-8", bytes([0xef, 0xbb, 0xbf], "a;b")],
    ["windows-1252", bytes("caf", [0xe9], ";", [0x80], "5")],
    ["utf-16le", bytes([0xff, 0xfe], utf16("text,kind", true))],
    ["utf-16be", bytes([0xfe, 0xff], utf16("text,kind", false))],
    ["utf-16le", bytes(utf16("a plain line\n", true))],
    ["utf-16be", bytes(utf16("a plain line\n", false))],
    ["windows-1252", bytes([0xed, 0xa0, 0x80])],
    ["utf-8", bytes("")],
  ] as const)("[IM7] is known to be %s", (encoding, given) => {
    expect(guessEncoding(given)).toBe(encoding);
  });

  it.each([
    [",", "text,kind\nA,idea\nB,note"],
    [";", 'text;kind\n"one; two";idea\nB, C;note'],
    ["\t", "A\tB\nC, D\tE"],
    ["|", "a|b|c\nd|e|f"],
    [null, "One line, with a comma\nAnother\nA third, a fourth"],
    [null, "Just words"],
  ] as const)("[IM7] its values are parted by %j", (delimiter, text) => {
    expect(guessDelimiter(text)).toBe(delimiter);
  });

  it("[IM7] quotes keep delimiters, quotes and line ends; lines are counted as they stand in the text", () => {
    const { rows, problems } = readTable('text,kind\n"a ""b"", c\nd",idea\n\n e ,note\r\n');
    expect(rows).toEqual([
      { cells: ["text", "kind"], line: 1 },
      { cells: ['a "b", c\nd', "idea"], line: 2 },
      { cells: ["e", "note"], line: 5 },
    ]);
    expect(problems).toEqual([]);
    expect(readTable('a,b\n"never ends,c').problems).toEqual([{ line: 2, key: "import.rowQuote" }]);
  });
});

describe("what its columns are", () => {
  it("[IM8] by their headings, each field once", () => {
    const table = readTable("id,Text,Kind,Theme,Note\n1,A,idea,Sleep,B");
    expect(guessTable(table)).toEqual({
      shape: "list",
      hasHeader: true,
      columns: ["none", "text", "kind", "cluster", "none"],
    });
  });

  it("[IM8] without headings the longest words are the note, and kinds are known", () => {
    const table = readTable("idea\tOpen the calm space in the evening\npain\tNobody calls back for weeks");
    expect(guessTable(table)).toEqual({ shape: "list", hasHeader: false, columns: ["kind", "text"] });
  });

  it("[IM8] an empty corner beside headings is a grid of steps by lanes", () => {
    const table = readTable("\tAsk\tWait\nWhat I did\tRang up\t\nHow it felt\t\tLonely");
    expect(guessTable(table).shape).toBe("grid");
    const plan = planTable(table, guessTable(table), { ...BOARD, type: "journeyMap" }, newId);
    expect(plan.notes.map(({ text }) => text)).toEqual(["Rang up", "Lonely"]);
    expect([plan.parts.steps.map(({ label }) => label), plan.parts.lanes.map(({ label }) => label)]).toEqual([
      ["Ask", "Wait"],
      ["What I did", "How it felt"],
    ]);
  });
});

describe("what it makes of a board", () => {
  const wish = { shape: "list", hasHeader: true, columns: ["text", "kind", "column"] } as const;

  it("[IM9] every row that cannot be taken is told with its line; the others are planned", () => {
    const table = readTable(
      `text,kind,column\nA,idea,Now\n\u200b\u2066,idea,Now\nB,party,Now\n${"x".repeat(501)},idea,Now\nC,,later`,
    );
    const { notes, problems, parts } = planTable(table, wish, BOARD, newId);
    expect(notes.map(({ text }) => text)).toEqual(["A", "C"]);
    expect(problems.map(({ line, key }) => [line, key])).toEqual([
      [3, "import.rowNoText"],
      [4, "import.rowKind"],
      [5, "import.rowTooLong"],
    ]);
    expect(parts.columns.map(({ label }) => label)).toEqual(["Now", "later"]);
  });

  it("[IM9] a part the board has is found in any case; a guard against formulas is taken off again", () => {
    const column = { id: "c1", label: "Ideas", order: "a0" };
    const board = { ...BOARD, columns: [column] } as unknown as BoardContent;
    const { notes, parts } = planTable(readTable("text,kind,column\n'=1+1,idea,IDEAS"), wish, board, newId);
    expect(notes).toMatchObject([{ text: "=1+1", place: { columnId: "c1" } }]);
    expect(parts.columns).toEqual([]);
  });

  it("[IM9] hostile texts stay plain texts", () => {
    const hostile = ['=HYPERLINK("x")', "<script>alert(1)</script>", "שלום", "👩‍⚕️", "__proto__", "a\u0000b"];
    const table = readTable(hostile.map((text) => `"${text.replaceAll('"', '""')}",idea`).join("\n"));
    const { notes, problems } = planTable(
      table,
      { shape: "list", hasHeader: false, columns: ["text", "kind"] },
      BOARD,
      newId,
    );
    expect(notes.map(({ text }) => text)).toEqual([...hostile.slice(0, -1), "ab"]);
    expect(problems).toEqual([]);
  });

  it("[IM9] lines without any delimiter are one note each", () => {
    expect(rowsOf("First idea\n\n  Second, idea\n")).toEqual([["First idea"], ["Second, idea"]]);
  });

  it("[IM9] a megabyte of quotes is read in a moment", () => {
    const started = performance.now();
    const text = '"'.repeat(1_000_001);
    readTable(text);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
