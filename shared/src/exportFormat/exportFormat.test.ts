import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { openBoard } from "../board/board.doc.ts";
import { withMarks } from "../board/board.marks.ts";
import { BOARD_TYPES, type BoardType } from "../board/board.types.ts";
import { type BoardSource, boardExport } from "../export/exportModel.ts";
import { boardFileUpdate } from "../import/boardFile.doc.ts";
import { type BoardFile, readBoardFile } from "../import/boardFile.ts";
import { createRandom } from "../scene/sceneBoards.testing.ts";
import { anyEntries, anyMarks, chanceOf } from "./anyBoard.testing.ts";
import { BoardFormat } from "./boardFormat.schema.ts";
import { FORMAT_WORDS, wordsFor } from "./fieldWords.ts";
import { formatDoc, formatFields } from "./formatDoc.ts";

const SEEDS = Array.from({ length: 12 }, (_, index) => index + 1);
const READ_AT = Date.UTC(2030, 4, 20, 10);

/** A file as it is read again: what is in its text, and nothing that only memory knows. */
const written = (source: BoardSource): unknown => JSON.parse(JSON.stringify(boardExport(source, READ_AT)));

/** A board of every field there is, as the server reads it for a file. */
function anySource(seed: number, type: BoardType): BoardSource {
  const random = chanceOf(createRandom(seed));
  const entries = anyEntries(random, type);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, boardFileUpdate({ ...EMPTY, type, roots: entries, fields: fieldsOf(type) }, new Map()));
  const marks = anyMarks(random, entries);
  const content = withMarks(openBoard(doc).content(), marks as unknown as Parameters<typeof withMarks>[1]);
  return { board: { id: "board1" as never, type, title: "A board" }, content, rounds: [] };
}

const fieldsOf = (type: BoardType) => (type === "matrix" ? { rowAxis: "Effort", columnAxis: "" } : {});

/** As large as each picture is says its own file. */
const SIZE = { width: 60, height: 40 };

const EMPTY: BoardFile = {
  ...{ id: "board1", type: "free", title: "A board", terms: {}, fields: {}, roots: {} },
  ...{ tableOf: new Map(), wordings: [], snapshots: [], marks: { pins: [], feelings: [], scenarios: [], images: [] } },
};

/** The file brought in, and read for a file again. */
function again(file: unknown, source: BoardSource): unknown {
  const read = readBoardFile(file, "board");
  const doc = new Y.Doc();
  Y.applyUpdate(doc, boardFileUpdate(read, new Map()));
  const { pins, feelings, scenarios, images } = read.marks;
  const on = pins.map(({ noteId, stepId, ...pin }) => ({ ...pin, ...(noteId ? { noteId } : { stepId }) }));
  const words = feelings.map((step) => ({
    ...step,
    words: step.words.map((word) => ({ ...word, id: "w", hidden: false })),
  }));
  const shown = images.map((image) => ({ ...image, ...SIZE, boardId: "board1" }));
  const marks = { pins: on, feelings: words, scenarios, images: shown } as unknown as Parameters<typeof withMarks>[1];
  return written({ ...source, content: withMarks(openBoard(doc).content(), marks) });
}

describe.each(BOARD_TYPES)("a board of kind %s", (type) => {
  it("[EX15] comes back from its file as it was, every field of its shape with it", () => {
    for (const seed of SEEDS) {
      const source = anySource(seed, type);
      const file = written(source);
      expect(again(file, source), `seed ${seed}`).toEqual(file);
    }
  });

  it("[EX16] is written as its schema says, and with nothing that the schema does not know", () => {
    for (const seed of SEEDS) {
      const file = written(anySource(seed, type));
      expect(BoardFormat.parse(file), `seed ${seed}`).toEqual(file);
    }
  });
});

describe("the format's documentation", () => {
  it.each(["board", "workshop"] as const)(
    "[EX16] says of every field of a %s what it is, and of none that is not there",
    (kind) => {
      const fields = formatFields()[kind].map(({ path }) => path);
      expect(fields.filter((path) => wordsFor(FORMAT_WORDS[kind], path) === null)).toEqual([]);
      expect(Object.keys(FORMAT_WORDS[kind]).filter((path) => !fields.includes(path))).toEqual([]);
    },
  );

  it("[EX16] docs/export-format.md is what the schemas say (vitest -u writes it)", async () => {
    await expect(formatDoc()).toMatchFileSnapshot("../../../docs/export-format.md");
  });
});
