import { type ReportOptions, reportDocument } from "../report/report.document.ts";
import type { ExportedRound } from "./exportedRound.ts";
import type { BoardExport, WorkshopExport } from "./exportModel.ts";
import { ENGLISH_EXPORT_WORDS, type ExportWords } from "./exportWords.ts";
import { imageBlocks } from "./image.blocks.ts";
import { markBlocks } from "./marks.blocks.ts";
import { otherWordsIn } from "./otherWords.ts";
import { ENGLISH_PAPER_WORDS, type PaperWords } from "./paperWords.ts";
import type { SheetCell } from "./sheets.ts";
import { ENGLISH_SHEET_WORDS, type SheetWords } from "./sheetWords.ts";

/** A part of a written report, whatever it is written as. */
export type ReportBlock =
  | { kind: "heading"; level: 1 | 2 | 3; text: string }
  /** `lead` is what the eye should meet first, `quiet` what explains the rest; formats may pass the style over. */
  | { kind: "text"; text: string; style?: "lead" | "quiet" }
  | { kind: "list"; items: readonly ReportItem[] }
  | {
      kind: "table";
      heads: readonly string[];
      rows: readonly (readonly SheetCell[])[];
      /** To look things up in, not to be read from end to end: slides name it and leave it to the report. */
      isRegister?: true;
    }
  /** The board as a picture, where the format takes pictures; `text` says what it shows. */
  | { kind: "board"; boardId: string; text: string }
  /** A closed round as a picture of its bars, in the same way. */
  | { kind: "result"; roundId: string; text: string }
  /** A picture that somebody brought; `alt` says what is to be seen, `text` what it belongs to. */
  | { kind: "image"; imageId: string; alt: string; text: string }
  /** A measure's figure beside a story that may be told; `withoutStory` says so where there is none (METHODS M50). */
  | {
      kind: "figure";
      figure: string;
      label: string;
      details: readonly string[];
      story: { text: string; source: string } | null;
      withoutStory: string;
    };

export interface ReportItem {
  text: string;
  details: readonly string[];
}

interface Words {
  paper: PaperWords;
  common: ExportWords;
  sheet: SheetWords;
}

const ENGLISH: Words = { paper: ENGLISH_PAPER_WORDS, common: ENGLISH_EXPORT_WORDS, sheet: ENGLISH_SHEET_WORDS };

const heading = (level: 1 | 2 | 3, text: string): ReportBlock => ({ kind: "heading", level, text });
const say = (text: string): ReportBlock => ({ kind: "text", text });
const item = (text: string, ...details: (string | null)[]): ReportItem => ({
  text,
  details: details.flatMap((detail) => (detail ? [detail] : [])),
});

/** A workshop as the report that its hosts put together; every note with its id at the end, unless they left that out. */
export const reportBlocks = (model: WorkshopExport, options: ReportOptions = {}): ReportBlock[] =>
  reportDocument(model, options);

/** A board in a report of its own: its picture and its key moments. Its notes stand in the table at the end, each once. */
export function boardBlocks(model: BoardExport, words: Words = ENGLISH): ReportBlock[] {
  const { board, notes, steps } = model;
  const { paper } = words;
  const key = steps.filter(({ keyMoment }) => keyMoment).map(({ label }) => item(label));
  return [
    heading(2, board.title),
    { kind: "board", boardId: board.id, text: paper.picture(board.title, notes.length) },
    ...(key.length > 0 ? [heading(3, paper.keyMoments), { kind: "list" as const, items: key }] : []),
    ...imageBlocks(model),
    ...markBlocks(model),
  ];
}

/** A closed round in a report: who voted, and its table with every wording of the notes and the groups that are shown. */
export function roundBlocks(
  round: ExportedRound,
  notes: BoardExport["notes"],
  { common, sheet }: Words = ENGLISH,
): ReportBlock[] {
  const also = otherWordsIn(round, notes);
  const { question, voted, results, groups, notShown, leastShown } = round;
  const heads = [...sheet.votes.heads, ...groups.map(({ label }) => sheet.votes.dots(label))];
  const isCompared = results.some(({ equalPlace }) => equalPlace !== null);
  return [
    heading(2, common.result(question)),
    say(
      common.voters(
        voted,
        results.reduce((sum, { dots }) => sum + dots, 0),
      ),
    ),
    {
      kind: "table",
      heads: isCompared ? [...heads, sheet.votes.equalPlace] : heads,
      rows: results.map((row) => [
        row.place,
        [row.text, ...also(row.noteId).map((text) => `(${common.alsoSaid(text)})`)].join("\n"),
        row.dots,
        row.voters,
        ...row.groups.map(({ dots }) => dots),
        ...(isCompared ? [row.equalPlace] : []),
      ]),
    },
    ...(notShown.length > 0 ? [say(common.notShown(leastShown, notShown))] : []),
  ];
}
