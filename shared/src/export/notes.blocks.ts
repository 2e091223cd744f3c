import type { BoardExport, ExportedNote } from "./exportModel.ts";
import { ENGLISH_EXPORT_WORDS, type ExportWords } from "./exportWords.ts";
import { ENGLISH_PAPER_WORDS, type PaperWords } from "./paperWords.ts";
import type { ReportBlock } from "./report.blocks.ts";
import { ENGLISH_SHEET_WORDS, type SheetWords } from "./sheetWords.ts";

interface Words {
  paper: PaperWords;
  common: ExportWords;
  sheet: SheetWords;
}

const ENGLISH: Words = { paper: ENGLISH_PAPER_WORDS, common: ENGLISH_EXPORT_WORDS, sheet: ENGLISH_SHEET_WORDS };

/** Every note of these boards in tables, one a board, each note with its id: the appendix of whatever is read on paper. */
export function noteBlocks(boards: readonly BoardExport[], words: Words = ENGLISH): ReportBlock[] {
  return [{ kind: "heading", level: 2, text: words.paper.everyNote }, ...noteTables(boards, words)];
}

/** The same without the heading of it all. */
export function noteTables(boards: readonly BoardExport[], words: Words = ENGLISH): ReportBlock[] {
  const { paper, sheet, common } = words;
  return boards
    .filter(({ notes }) => notes.length > 0 || boards.length === 1)
    .flatMap(({ board, notes }): ReportBlock[] => [
      ...(boards.length > 1 ? [{ kind: "heading" as const, level: 3 as const, text: board.title }] : []),
      {
        kind: "table",
        isRegister: true,
        heads: [sheet.id, paper.text, paper.where, paper.facts],
        rows: notes.map((note) => [
          note.id,
          [note.text, ...wordingLines(note, paper)].join("\n"),
          whereOf(note, common),
          factsOf(note, common).join("; ") || null,
        ]),
      },
    ]);
}

/** How a note was first written at the tables it was brought from, where that differs. */
export function wordingLines({ text, wordings = [] }: ExportedNote, paper: PaperWords): string[] {
  return wordings
    .filter((wording) => wording.text !== text)
    .map((wording) => paper.firstWords(wording.text, wording.table ?? null));
}

/** What is known of a note beside its words and its place. */
export function factsOf(note: ExportedNote, words: ExportWords): string[] {
  const { kind, status, constraint, table, by, isByProxy, tags = [], mergedInto, image, dots, voters } = note;
  const { channel, assetKind } = note;
  return [
    ...(kind === "note" ? [] : [words.kinds[kind]]),
    ...(status ? [words.statuses[status]] : []),
    ...(constraint ? [words.levels[constraint.level]] : []),
    ...(channel ? [words.channels[channel]] : []),
    ...(assetKind ? [words.assetKinds[assetKind]] : []),
    ...(table === undefined ? [] : [table]),
    ...(by === undefined ? [] : [by]),
    ...(isByProxy ? [words.enteredForSomeone] : []),
    ...tags.map((tag) => `#${tag}`),
    ...(mergedInto === undefined ? [] : [words.mergedInto(mergedInto)]),
    ...(image ? [words.image(image.alt)] : []),
    ...(dots !== null && voters !== null ? [words.voters(voters, dots)] : []),
  ];
}

function whereOf({ stage, step, lane, column, area, cluster }: ExportedNote, words: ExportWords): string {
  const place = [stage, step, lane, area ?? column, cluster].filter((part) => part !== null);
  return place.length > 0 ? place.join(" › ") : words.unplaced;
}
