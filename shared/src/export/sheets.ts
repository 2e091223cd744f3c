import { ENGLISH_AGREEMENT_WORDS } from "../agreement/agreement.lines.ts";
import { POSITIONS } from "../agreement/agreement.types.ts";
import { ENGLISH_REPORT_WORDS } from "../followThrough/reportWords.ts";
import { SCENARIO_SHEET } from "../scenarios/scenario.sheet.ts";
import type { ExportedRound } from "./exportedRound.ts";
import type { BoardExport, ExportedNote, WorkshopExport } from "./exportModel.ts";
import { ENGLISH_EXPORT_WORDS, type ExportWords } from "./exportWords.ts";
import { markSheets } from "./marks.sheets.ts";
import { ENGLISH_SHEET_WORDS, type SheetWords } from "./sheetWords.ts";

/** A figure, a text, or nothing. A text stays a text: no reader may take it for a formula. */
export type SheetCell = string | number | null;

/** One sheet of a workbook. */
export interface Sheet {
  /** At most 31 characters, told apart from the others of the workbook whatever the case. */
  name: string;
  /** The heads; their rows stay in view. */
  heads: readonly (readonly string[])[];
  /** Width of each column in characters. */
  widths: readonly number[];
  rows: readonly (readonly SheetCell[])[];
}

interface Words {
  sheet: SheetWords;
  common: ExportWords;
}

const ENGLISH: Words = { sheet: ENGLISH_SHEET_WORDS, common: ENGLISH_EXPORT_WORDS };

/** A board as sheets: a journey map as stages by lanes, every note with its id, each closed round with its groups. */
export function boardSheets(model: BoardExport, words: Words = ENGLISH): Sheet[] {
  return named([
    ...mapSheets([model], words),
    noteSheet([model], words),
    ...markSheets([model]),
    ...scenarioSheets([model]),
    ...model.rounds.map((round) => roundSheet(round, words)),
  ]);
}

/** A whole workshop as sheets: the boards as above, then decisions, what was agreed and how, commitments, answers, people. */
export function workshopSheets(model: WorkshopExport, words: Words = ENGLISH): Sheet[] {
  const rounds = model.boards.flatMap((board) => board.rounds);
  return named([
    agendaSheet(model, words),
    ...mapSheets(model.boards, words),
    noteSheet(model.boards, words),
    ...markSheets(model.boards),
    ...scenarioSheets(model.boards),
    ...rounds.map((round) => roundSheet(round, words)),
    ...decisionSheets(model, words),
    ...afterwardsSheets(model, words),
    peopleSheet(model, words),
  ]);
}

const simple = (name: string, heads: readonly string[], widths: readonly number[], rows: Sheet["rows"]): Sheet => ({
  name,
  heads: [heads],
  widths,
  rows,
});

function agendaSheet({ workshop, activities, unread }: WorkshopExport, { sheet, common }: Words): Sheet {
  const { agenda } = sheet;
  const rows = activities.map(({ phase, title, prompt, minutes, outputType, state, id }) => [
    sheet.phases[phase],
    title,
    prompt,
    minutes,
    sheet.outputs[outputType],
    sheet.states[state],
    id,
  ]);
  const missing = unread ? [["", common.unread(unread)]] : [];
  return simple(agenda.name(workshop.title), agenda.heads, [14, 30, 60, 9, 14, 10, 24], [...rows, ...missing]);
}

/** A map as a table: a row a lane, a column a step under its stage; what a cell holds, one line a note. */
function mapSheets(boards: readonly BoardExport[], { sheet, common }: Words): Sheet[] {
  return boards
    .filter(({ board }) => board.type === "journeyMap")
    .map((model) => {
      const steps = model.stages.flatMap((stage) =>
        model.steps.filter(({ stageId }) => stageId === stage.id).map((step) => ({ step, stage })),
      );
      const here = (stepId: string, laneId: string) =>
        model.notes.filter(
          ({ place }) => place && "stepId" in place && place.stepId === stepId && place.laneId === laneId,
        );
      const stageHead = steps.map(({ stage }, index) =>
        steps[index - 1]?.stage.id === stage.id ? "" : `${stage.label} (${common.moments[stage.moment]})`,
      );
      return {
        name: model.board.title,
        heads: [
          ["", ...stageHead],
          [
            sheet.lane,
            ...steps.map(({ step }) => {
              const said = [step.keyMoment && common.keyMoment, step.isAssumed && common.assumed].filter(Boolean);
              return said.length > 0 ? `${step.label} (${said.join(", ")})` : step.label;
            }),
          ],
        ],
        widths: [24, ...steps.map(() => 32)],
        rows: model.lanes.map((lane) => [
          lane.label,
          ...steps.map(
            ({ step }) =>
              here(step.id, lane.id)
                .map((note) => noteLine(note, common))
                .join("\n") || null,
          ),
        ]),
      };
    });
}

/** People plotted over maps, one sheet for all of them. */
function scenarioSheets(boards: readonly BoardExport[]): Sheet[] {
  const rows = SCENARIO_SHEET.rows(boards);
  const { name, heads, widths } = SCENARIO_SHEET;
  return rows.length === 0 ? [] : [simple(name, heads, widths, rows)];
}

const noteLine = ({ kind, text }: ExportedNote, words: ExportWords) =>
  kind === "note" ? text : `${words.kinds[kind]}: ${text}`;

function noteSheet(boards: readonly BoardExport[], { sheet, common }: Words): Sheet {
  const rows = boards.flatMap(({ board, notes }) =>
    notes.map((note) => [
      note.id,
      note.text,
      common.kinds[note.kind],
      note.status && common.statuses[note.status],
      board.title,
      note.stage,
      note.step,
      note.lane,
      note.area ?? note.column,
      note.cluster,
      note.dots,
      note.voters,
      note.constraint ? common.levels[note.constraint.level] : null,
      note.constraint?.reason ?? null,
      note.table ?? null,
      note.by ?? null,
      note.isByProxy ? sheet.notes.forSomeone : null,
      note.channel ? common.channels[note.channel] : null,
      note.assetKind ? common.assetKinds[note.assetKind] : null,
      note.linkIds?.join(", ") ?? null,
      note.wordings?.map(({ id, text }) => `${id} ${text}`).join("\n") ?? null,
      note.tags?.join(", ") ?? null,
      note.mergedInto ?? null,
      note.image?.alt ?? null,
    ]),
  );
  return simple(
    sheet.notes.name,
    sheet.notes.heads,
    [24, 60, 12, 12, 24, 18, 18, 18, 18, 18, 8, 8, 12, 30, 16, 20, 12, 16, 16, 24, 60, 24, 24, 40],
    rows,
  );
}

function roundSheet(round: ExportedRound, { sheet }: Words): Sheet {
  const { name, heads, dots, voters, equalPlace, equalShare } = sheet.votes;
  const groupHeads = round.groups.flatMap(({ label }) => [dots(label), voters(label)]);
  const rows = round.results.map((row) => [
    row.place,
    row.text,
    row.dots,
    row.voters,
    ...row.groups.flatMap((group) => [group.dots, group.voters]),
    row.equalPlace,
    row.equalShare === null ? null : Math.round(row.equalShare * 10_000) / 10_000,
    row.noteId,
  ]);
  return {
    name: name(round.question),
    heads: [[...heads, ...groupHeads, equalPlace, equalShare, sheet.id]],
    widths: [8, 60, 8, 8, ...groupHeads.map(() => 14), 14, 14, 24],
    rows: [
      ...rows,
      ...(round.notShown.length > 0 ? [[null, sheet.votes.notShown(round.leastShown, round.notShown)]] : []),
    ],
  };
}

function decisionSheets({ decisions, agreements = [] }: WorkshopExport, { sheet, common }: Words): Sheet[] {
  const rows = decisions.map(({ question, state, method, noteIds, recordedAt, id }) => [
    question,
    common.decisionStates[state],
    ENGLISH_REPORT_WORDS.methods[method],
    new Date(recordedAt).toISOString(),
    noteIds.join(" "),
    id,
  ]);
  const answers = agreements.flatMap(({ text, version, result, history }) =>
    [...history, { version, text, result: result ?? null }].map((wording) => [
      wording.text,
      wording.version,
      ...POSITIONS.map((position) => wording.result?.counts[position] ?? null),
      (wording.result?.reasons ?? [])
        .map((reason) => `${ENGLISH_AGREEMENT_WORDS.positions[reason.position]}: ${reason.text}`)
        .join("\n") || null,
    ]),
  );
  const { decisions: words, agreements: asked } = sheet;
  const heads = [
    ...asked.heads,
    ...POSITIONS.map((position) => ENGLISH_AGREEMENT_WORDS.positions[position]),
    asked.reasons,
  ];
  return [
    simple(words.name, words.heads, [60, 14, 16, 24, 30, 24], rows),
    ...(answers.length > 0 ? [simple(asked.name, heads, [60, 10, 10, 16, 16, 12, 60], answers)] : []),
  ];
}

function afterwardsSheets({ followThrough }: WorkshopExport, { sheet }: Words): Sheet[] {
  if (!followThrough) return [];
  const { ideas, commitments } = followThrough;
  const promised = commitments.map(({ what, owners, due, state, proof, isOverdue, id }) => [
    what,
    owners.join(", "),
    due,
    ENGLISH_REPORT_WORDS.commitmentStates[state],
    isOverdue ? ENGLISH_REPORT_WORDS.overdue : null,
    proof,
    id,
  ]);
  const answered = ideas.map(({ text, response, noteId }) => [
    text,
    response ? ENGLISH_REPORT_WORDS.outcomes[response.outcome] : null,
    response?.reason ?? null,
    response?.by ?? null,
    response ? new Date(response.at).toISOString() : null,
    noteId,
  ]);
  return [
    simple(sheet.commitments.name, sheet.commitments.heads, [60, 24, 12, 12, 8, 40, 24], promised),
    simple(sheet.answers.name, sheet.answers.heads, [60, 22, 40, 20, 24, 24], answered),
  ];
}

function peopleSheet({ participants }: WorkshopExport, { sheet }: Words): Sheet {
  const rows = participants.byGroup.map(({ label, count }): SheetCell[] => [label, count]);
  return simple(
    sheet.people.name,
    sheet.people.heads,
    [40, 10],
    [[sheet.people.everyone, participants.count], ...rows],
  );
}

/** Sheet names as spreadsheets take them: no `: \ / ? * [ ]`, no apostrophe at an end, 31 characters, each once. */
function named(sheets: readonly Sheet[]): Sheet[] {
  const taken = new Set<string>();
  return sheets.map((sheet) => {
    const plain =
      sheet.name
        .replace(/[:\\/?*[\]\p{Cc}]+/gu, " ")
        .replace(/\s+/g, " ")
        .replace(/^['\s]+|['\s]+$/g, "") || "Sheet";
    for (let number = 1; ; number += 1) {
      const end = number === 1 ? "" : ` ${number}`;
      const name = `${shortened(plain, 31 - end.length)}${end}`;
      // `History` is a name that spreadsheets keep for themselves.
      if (taken.has(name.toLowerCase()) || name.toLowerCase() === "history") continue;
      taken.add(name.toLowerCase());
      return { ...sheet, name };
    }
  });
}

/** As many whole letters as fit that many UTF-16 units: that is how spreadsheets count. */
function shortened(text: string, units: number): string {
  const segments = [...new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text.toWellFormed())];
  let kept = "";
  for (const { segment } of segments) {
    if (kept.length + segment.length > units) break;
    kept += segment;
  }
  return kept.trim() || "Sheet";
}
