import { agreementLines, ENGLISH_AGREEMENT_WORDS } from "../agreement/agreement.lines.ts";
import { type ReportLine, reportLines } from "../followThrough/report.markdown.ts";
import { reportOf } from "../followThrough/report.ts";
import { ENGLISH_REPORT_WORDS } from "../followThrough/reportWords.ts";
import { ENGLISH_REFLECTION_WORDS, reflectionLines } from "../reflection/reflection.lines.ts";
import type { ExportedRound } from "./exportedRound.ts";
import type { BoardExport, ExportedNote, WorkshopExport } from "./exportModel.ts";
import { ENGLISH_EXPORT_WORDS, type ExportWords } from "./exportWords.ts";
import { noteBlocks } from "./notes.blocks.ts";
import { ENGLISH_PAPER_WORDS, type PaperWords } from "./paperWords.ts";
import { closingBlocks, purposeBlocks } from "./plan.blocks.ts";
import type { SheetCell } from "./sheets.ts";
import { ENGLISH_SHEET_WORDS, type SheetWords } from "./sheetWords.ts";

/** A part of a written report, whatever it is written as. */
export type ReportBlock =
  | { kind: "heading"; level: 1 | 2 | 3; text: string }
  | { kind: "text"; text: string }
  | { kind: "list"; items: readonly ReportItem[] }
  | { kind: "table"; heads: readonly string[]; rows: readonly (readonly SheetCell[])[] }
  /** The board as a picture, where the format takes pictures; `text` says what it shows. */
  | { kind: "board"; boardId: string; text: string }
  /** A closed round as a picture of its bars, in the same way. */
  | { kind: "result"; roundId: string; text: string }
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

/**
 * A workshop as a report that somebody reads who was not there: who took part, what was done, what came out of it, what
 * happens next; every note with its id at the end.
 */
export function reportBlocks(model: WorkshopExport, words: Words = ENGLISH): ReportBlock[] {
  const { workshop, boards } = model;
  const { common } = words;
  return [
    heading(1, workshop.title),
    say(common.readAt(model.readAt.slice(0, 16).replace("T", " "))),
    ...(workshop.isSample ? [say(common.invented)] : []),
    ...purposeBlocks(model),
    ...peopleBlocks(model, words),
    ...methodBlocks(model, words),
    ...closingBlocks(model),
    ...boards.flatMap((board) => boardBlocks(board, words)),
    ...boards.flatMap(({ rounds }) => rounds).flatMap((round) => roundBlocks(round, words)),
    ...linesSection(ENGLISH_AGREEMENT_WORDS.heading, agreementLines(model)),
    ...decisionBlocks(model, words),
    ...limitBlocks(boards, words),
    ...afterwardsBlocks(model),
    ...noteBlocks(boards, words),
  ];
}

function peopleBlocks({ participants }: WorkshopExport, { paper, common, sheet }: Words): ReportBlock[] {
  const groups = participants.byGroup.map(({ label, count }) => [label, count]);
  return [
    heading(2, paper.whoTookPart),
    say(common.people(participants.count)),
    ...(groups.length > 0 ? [{ kind: "table" as const, heads: sheet.people.heads, rows: groups }] : []),
  ];
}

function methodBlocks({ activities }: WorkshopExport, { paper, sheet }: Words): ReportBlock[] {
  const items = activities.map(({ phase, title, prompt, minutes }) =>
    item(title, prompt, `${sheet.phases[phase]}${minutes > 0 ? `, ${paper.minutes(minutes)}` : ""}`),
  );
  return items.length > 0 ? [heading(2, paper.whatWeDid), { kind: "list", items }] : [];
}

/** A board in a report: its picture, its key moments, what stands in its columns and what has no place. */
export function boardBlocks(model: BoardExport, words: Words = ENGLISH): ReportBlock[] {
  const { board, notes, steps, columns } = model;
  const { paper, common } = words;
  const key = steps.filter(({ keyMoment }) => keyMoment).map(({ label }) => item(label));
  const unplaced = notes
    .filter(({ step, column }) => step === null && column === null)
    .map((note) => noteItem(note, common));
  return [
    heading(2, board.title),
    { kind: "board", boardId: board.id, text: paper.picture(board.title, notes.length) },
    ...(key.length > 0 ? [heading(3, paper.keyMoments), { kind: "list" as const, items: key }] : []),
    ...columns.flatMap((column): ReportBlock[] => {
      const own = notes.filter(({ place }) => place && "columnId" in place && place.columnId === column.id);
      if (own.length === 0) return [];
      return [heading(3, column.label), { kind: "list", items: own.map((note) => noteItem(note, common)) }];
    }),
    ...(unplaced.length > 0 && columns.length + steps.length > 0
      ? [heading(3, common.unplaced), { kind: "list" as const, items: unplaced }]
      : []),
  ];
}

function noteItem({ kind, text, status, cluster, dots, voters }: ExportedNote, words: ExportWords): ReportItem {
  return item(
    kind === "note" ? text : `${words.kinds[kind]}: ${text}`,
    [status && words.statuses[status], cluster, dots !== null && voters !== null ? words.voters(voters, dots) : null]
      .filter(Boolean)
      .join("; "),
  );
}

/** A closed round in a report: who voted, and its table with the groups that are shown. */
export function roundBlocks(round: ExportedRound, { common, sheet }: Words = ENGLISH): ReportBlock[] {
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
        row.text,
        row.dots,
        row.voters,
        ...row.groups.map(({ dots }) => dots),
        ...(isCompared ? [row.equalPlace] : []),
      ]),
    },
    ...(notShown.length > 0 ? [say(common.notShown(leastShown, notShown))] : []),
  ];
}

function decisionBlocks({ decisions }: WorkshopExport, { common }: Words): ReportBlock[] {
  const items = decisions.map(({ question, state, method }) =>
    item(question, `${common.decisionStates[state]}, ${ENGLISH_REPORT_WORDS.methods[method]}`),
  );
  return items.length > 0 ? [heading(2, common.decisions), { kind: "list", items }] : [];
}

function limitBlocks(boards: readonly BoardExport[], { paper, common }: Words): ReportBlock[] {
  const items = boards
    .flatMap(({ notes }) => notes)
    .flatMap(({ text, constraint }) =>
      constraint ? [item(text, common.levels[constraint.level], constraint.reason, constraint.owner)] : [],
    );
  return items.length > 0 ? [heading(2, paper.limits), { kind: "list", items }] : [];
}

function afterwardsBlocks({ workshop, followThrough, reflection, decisions }: WorkshopExport): ReportBlock[] {
  const report = followThrough ? reportOf({ workshop, followThrough, decisions }) : null;
  return [
    ...linesSection(ENGLISH_REPORT_WORDS.heading, report ? reportLines({ ...report, decisions: [] }) : []),
    ...linesSection(ENGLISH_REFLECTION_WORDS.heading, reflection ? reflectionLines(reflection) : []),
  ];
}

/** Lines as a section: their headings one lower, each entry with what belongs to it. */
function linesSection(title: string, lines: readonly ReportLine[]): ReportBlock[] {
  if (lines.length === 0) return [];
  const blocks: ReportBlock[] = [heading(2, title)];
  let items: ReportItem[] = [];
  const flush = () => {
    if (items.length > 0) blocks.push({ kind: "list", items });
    items = [];
  };
  for (const { kind, text } of lines) {
    const last = items.at(-1);
    if (kind === "heading") {
      flush();
      blocks.push(heading(3, text));
    } else if (kind === "detail" && last) items[items.length - 1] = { ...last, details: [...last.details, text] };
    else items.push(item(text));
  }
  flush();
  return blocks;
}
