import type { ExportedRound } from "../export/exportedRound.ts";
import type { BoardExport, ExportedNote, WorkshopExport } from "../export/exportModel.ts";
import { imageBlocks } from "../export/image.blocks.ts";
import { markBlocks } from "../export/marks.blocks.ts";
import { noteTables } from "../export/notes.blocks.ts";
import { otherWordsIn } from "../export/otherWords.ts";
import type { ReportBlock } from "../export/report.blocks.ts";
import { versionBlocks } from "../versions/versions.blocks.ts";
import { heading, item, listOf, noteItem, type ReportTexts, say, tableOf, under } from "./report.parts.ts";

const isMap = ({ board, steps }: BoardExport) => board.type === "journeyMap" && steps.length > 0;
const isIn =
  (stepId: string) =>
  ({ place }: ExportedNote) =>
    place !== null && "stepId" in place && place.stepId === stepId;

/** Each journey map as a picture. */
export function mapBlocks({ boards }: WorkshopExport, { own }: ReportTexts): ReportBlock[] {
  return boards.filter(isMap).flatMap((model) => {
    const { board, steps, stages, notes } = model;
    return [
      heading(3, board.title),
      { kind: "board", boardId: board.id, text: own.map(board.title, steps.length, stages.length, notes.length) },
      ...imageBlocks(model),
      ...markBlocks(model),
      ...versionBlocks(model, (id) => boards.find((one) => one.board.id === id)?.board.title),
    ];
  });
}

/** What got most dots first; the rest in reading order. */
const byVotes = (notes: readonly ExportedNote[]) => notes.toSorted((a, b) => (b.dots ?? -1) - (a.dots ?? -1));

/** The rest stand in the list of every note. */
const MOST_AT_MOMENT = 8;

/** The steps that the room called key: how they felt, and what was written there. */
export function momentBlocks({ boards }: WorkshopExport, texts: ReportTexts): ReportBlock[] {
  const { own, common } = texts;
  return boards.filter(isMap).flatMap(({ board, steps, stages, notes }) => {
    const items = steps
      .filter(({ keyMoment }) => keyMoment)
      .map((step) => {
        const stage = stages.find(({ id }) => id === step.stageId)?.label ?? "";
        const here = byVotes(notes.filter(isIn(step.id)));
        const said = here.slice(0, MOST_AT_MOMENT).map((note) => {
          const { text, details } = noteItem(note, texts);
          return [note.lane ? `${note.lane}: ${text}` : text, ...details].join("; ");
        });
        const { feeling } = step;
        return item(
          own.keyMoment(stage, step.label),
          step.isAssumed && common.assumed,
          feeling && (feeling.value !== null || feeling.words.length > 0) && own.felt(feeling.words, feeling.value),
          ...(said.length > 0 ? said : [own.noWords]),
          here.length > MOST_AT_MOMENT && own.more(here.length - MOST_AT_MOMENT),
        );
      });
    return under(3, board.title, listOf(items));
  });
}

/** Nobody reads more of one column in a report; what got dots comes first, and every note stands at the end. */
const MOST_IN_COLUMN = 40;

function firstOf(notes: readonly ExportedNote[], texts: ReportTexts): ReportBlock[] {
  const more = notes.length - MOST_IN_COLUMN;
  const items = byVotes(notes)
    .slice(0, MOST_IN_COLUMN)
    .map((note) => noteItem(note, texts));
  return listOf(more > 0 ? [...items, item(texts.own.more(more))] : items);
}

/** Boards that are no maps: as a picture, and what stands in each column with its votes. */
export function ideaBlocks({ boards }: WorkshopExport, texts: ReportTexts): ReportBlock[] {
  const { own, common } = texts;
  return boards
    .filter((model) => !isMap(model) && model.notes.length > 0)
    .flatMap(({ board, columns, notes, pins }) => {
      const inColumn =
        (id: string) =>
        ({ place }: ExportedNote) =>
          place !== null && "columnId" in place && place.columnId === id;
      const loose = notes.filter((note) => !columns.some(({ id }) => inColumn(id)(note)));
      const groups = [
        ...columns.map(({ id, label }) => ({ label, own: notes.filter(inColumn(id)) })),
        { label: columns.length > 0 ? common.unplaced : "", own: loose },
      ].filter((group) => group.own.length > 0);
      return [
        heading(3, board.title),
        { kind: "board" as const, boardId: board.id, text: own.board(board.title, notes.length) },
        ...imageBlocks({ notes }),
        ...groups.flatMap((group) => [
          ...(group.label === "" ? [] : [heading(3, `${board.title}: ${group.label}`)]),
          ...firstOf(group.own, texts),
        ]),
        ...markBlocks({ ...(pins && { pins }) }),
      ];
    });
}

/** Each closed vote: who voted, a picture of it, and every figure that may be shown. */
export function voteBlocks({ boards }: WorkshopExport, texts: ReportTexts): ReportBlock[] {
  return boards.flatMap(({ rounds, notes }) => rounds.flatMap((round) => roundBlocks(round, notes, texts)));
}

function roundBlocks(
  round: ExportedRound,
  notes: readonly ExportedNote[],
  { own, common, sheet }: ReportTexts,
): ReportBlock[] {
  const also = otherWordsIn(round, notes);
  const { id, question, voted, results, groups, notShown, leastShown } = round;
  const heads = [...sheet.votes.heads, ...groups.map(({ label }) => sheet.votes.dots(label))];
  const isCompared = results.some(({ equalPlace }) => equalPlace !== null);
  const dots = results.reduce((sum, row) => sum + row.dots, 0);
  return [
    heading(3, question),
    say(common.voters(voted, dots)),
    ...(dots > 0 ? [{ kind: "result" as const, roundId: id, text: own.result(question) }] : []),
    ...tableOf(
      isCompared ? [...heads, sheet.votes.equalPlace] : heads,
      results.map((row) => [
        row.place,
        [row.text, ...also(row.noteId).map((text) => `(${common.alsoSaid(text)})`)].join("\n"),
        row.dots,
        row.voters,
        ...row.groups.map((group) => group.dots),
        ...(isCompared ? [row.equalPlace] : []),
      ]),
    ),
    ...(notShown.length > 0 ? [say(common.notShown(leastShown, notShown))] : []),
  ];
}

/** Every note with its id, so that anything said above can be found again. */
export function everyNoteBlocks({ boards }: WorkshopExport, texts: ReportTexts): ReportBlock[] {
  return boards.some(({ notes }) => notes.length > 0) ? noteTables(boards, texts) : [];
}
