import { describe, expect, it } from "vitest";
import type { BoardContent } from "../board/board.doc.ts";
import type { NoteId } from "../kernel/ids.ts";
import { boardScene } from "../scene/board.scene.ts";
import { createRandom, emptyBoard, randomBoard } from "../scene/sceneBoards.testing.ts";
import type { Round } from "../voting/voting.schema.ts";
import { type BoardSource, boardExport, type WorkshopSource, workshopExport } from "./exportModel.ts";
import { csvCell, toCsv } from "./toCsv.ts";
import { toJson } from "./toJson.ts";
import { escapeMarkdown, toMarkdown } from "./toMarkdown.ts";
import { escapeXml, toSvg } from "./toSvg.ts";

const READ_AT = Date.UTC(2030, 4, 20, 10);

function sourceOf(content: BoardContent, rounds: BoardSource["rounds"] = []): BoardSource {
  return { board: { id: "board1" as never, type: content.type, title: content.title }, content, rounds };
}

function roundOf(noteId: NoteId, state: Round["state"]): BoardSource["rounds"][number] {
  const round: Round = {
    id: `round-${state}` as Round["id"],
    activityId: "activity1" as Round["activityId"],
    boardId: "board1" as Round["boardId"],
    state,
    dots: 5,
    maxPerItem: 3,
    candidates: [{ noteId, text: "As it was" }],
    voted: 4,
    ...(state === "closed" && { tally: [{ noteId, dots: 7, voters: 3 }] }),
  };
  return { question: `Which first? (${state})`, round };
}

const columnsBoard = () => randomBoard(createRandom(11), "columns", 40);
const idsIn = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1]).toSorted();

describe("boardExport", () => {
  it("[EX8] CSV, JSON and SVG hold the same note ids, each once", () => {
    const content = columnsBoard();
    const model = boardExport(sourceOf(content), READ_AT);
    const ids = content.notes.map(({ id }) => id as string).toSorted();
    expect(ids.length).toBeGreaterThan(10);
    expect(
      JSON.parse(toJson(model))
        .notes.map(({ id }: { id: string }) => id)
        .toSorted(),
    ).toEqual(ids);
    expect(idsIn(toCsv(model), /^(note\d+),/gm)).toEqual(ids);
    expect(idsIn(toSvg(boardScene(content)), /data-role="note" data-id="(\w+)"/g)).toEqual(ids);
  });

  it("[EX3] an open round leaves no trace, in words or figures", () => {
    const content = columnsBoard();
    const noteId = content.notes[0]?.id ?? ("" as NoteId);
    const model = boardExport(sourceOf(content, [roundOf(noteId, "open")]), READ_AT);
    expect(model.rounds).toEqual([]);
    expect(model.notes.every(({ dots, voters }) => dots === null && voters === null)).toBe(true);
    expect(toMarkdown(model)).not.toContain("Which first?");
  });

  it("[EX2] a closed round's dots stand beside their note", () => {
    const content = columnsBoard();
    const noteId = content.notes[0]?.id ?? ("" as NoteId);
    const model = boardExport(sourceOf(content, [roundOf(noteId, "closed")]), READ_AT);
    expect(model.notes.find(({ id }) => id === noteId)).toMatchObject({ dots: 7, voters: 3 });
    expect(toMarkdown(model)).toContain("Which first? (closed)");
  });

  it("[EX2] a note whose step is gone is kept, without a place name", () => {
    const content = randomBoard(createRandom(4), "journeyMap", 40);
    const model = boardExport(sourceOf({ ...content, steps: [] }), READ_AT);
    expect(model.notes).toHaveLength(content.notes.length);
    expect(model.notes.every(({ step, lane, stage }) => step === null && lane === null && stage === null)).toBe(true);
  });
});

describe("workshopExport", () => {
  it("[GR1] groups too small to show are left out, also by subtraction", () => {
    const source: WorkshopSource = {
      workshop: {
        id: "ws1" as never,
        title: "Workshop",
        isSample: false,
        groups: [{ id: "a" as never, label: "Carers" }],
      },
      activities: [],
      boards: [],
      decisions: [],
      participants: { count: 40, byGroup: { a: 30, b: 3, c: 7 } },
    };
    const { participants } = workshopExport(source, READ_AT);
    expect(participants).toEqual({ count: 40, byGroup: [{ id: "a", label: "Carers", count: 30 }] });
  });
});

describe("toCsv", () => {
  it.each(["=1+1", "+44 7700", "-2", "@cmd", "\tx", "\rx", "＝1"])("[EX7] %j is no formula", (text) => {
    expect(csvCell(text).replace(/^"/, "").startsWith("'")).toBe(true);
  });

  it("[EX7] quotes what would break a line or a cell, and leaves figures as they are", () => {
    expect(csvCell('She said "no",\nthen left')).toBe('"She said ""no"",\nthen left"');
    expect(csvCell(-3)).toBe("-3");
    expect(csvCell(null)).toBe("");
  });

  it("[EX7] holds no signs that are none, nor does Markdown", () => {
    expect(csvCell("a\u0001b\ufffec\uffffd\ufdd0e")).toBe("abcde");
    expect(escapeMarkdown("a\u0001b\ufffec\uffffd\ufdd0e")).toBe("abcde");
  });

  it("[EX7] begins with a byte order mark and ends lines the way spreadsheets expect", () => {
    const csv = toCsv(boardExport(sourceOf(emptyBoard("columns")), READ_AT));
    expect(csv).toBe("\ufeffid,text,kind,status,stage,step,lane,column,cluster,dots,voters,lang\r\n");
  });
});

describe("toSvg", () => {
  it("[EX7] text people wrote is escaped and holds no control characters", () => {
    expect(escapeXml(`<script>"&'\u0000\u001b\ud800</script>`)).toBe("&lt;script&gt;&quot;&amp;&#39;&lt;/script&gt;");
    const content = columnsBoard();
    const [first, ...rest] = content.notes;
    const notes = first ? [{ ...first, text: "<image href='x' onload='y'/>" }, ...rest] : [];
    expect(toSvg(boardScene({ ...content, title: "A <b> & c", notes }))).not.toMatch(/<image|<b>/);
  });

  it("[EX1] colours are those of the theme, never a token's name", () => {
    for (const theme of ["light", "dark", "contrast"] as const) {
      const colours = idsIn(toSvg(boardScene(columnsBoard()), { theme }), /(?:fill|stroke)="([^"]*)"/g);
      expect(colours.length).toBeGreaterThan(20);
      for (const colour of colours) expect(colour).toMatch(/^(none|#[0-9A-F]{6})$/);
    }
  });

  it("[EX1] it says what it shows to people who do not see it", () => {
    const svg = toSvg(boardScene({ ...emptyBoard("free"), title: "What we have" }), { description: "Two notes" });
    expect(svg).toContain('role="img" aria-labelledby="title desc"');
    expect(svg).toContain('<title id="title">What we have</title>');
  });
});

describe("toMarkdown", () => {
  it.each([
    ["# not a heading", "\\# not a heading"],
    ["- no list", "\\- no list"],
    ["1. no list", "1\\. no list"],
    ["a *b* _c_ <img>", "a \\*b\\* \\_c\\_ \\<img\\>"],
    ["one\ntwo", "one\\\n  two"],
  ])("[EX7] %j stays words", (text, expected) => {
    expect(escapeMarkdown(text)).toBe(expected);
  });

  it("[EX2] a map's text holds every note once", () => {
    const content = randomBoard(createRandom(21), "journeyMap", 40);
    const notes = content.notes.map((note, index) => ({ ...note, text: `unique${index}word` }));
    const text = toMarkdown(boardExport(sourceOf({ ...content, notes }), READ_AT));
    expect(notes.length).toBeGreaterThan(5);
    for (const note of notes) expect(text.split(note.text)).toHaveLength(2);
  });
});
