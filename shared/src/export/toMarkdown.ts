import { scenarioLines } from "../scenarios/scenario.lines.ts";
import { standingLines } from "../versions/versions.blocks.ts";
import type { ExportedRound } from "./exportedRound.ts";
import type { BoardExport, ExportedNote } from "./exportModel.ts";
import { ENGLISH_EXPORT_WORDS, type ExportWords } from "./exportWords.ts";
import type { ExportedFeeling } from "./marks.model.ts";
import { ENGLISH_MARK_WORDS } from "./marks.words.ts";
import { otherWordsIn } from "./otherWords.ts";

/** A board as a Markdown text: headings for stages, steps, columns and clusters, one list item a note, which names its id. */
export function toMarkdown(model: BoardExport, words: ExportWords = ENGLISH_EXPORT_WORDS): string {
  const shown = { ...model, notes: withOtherWordings(model.notes) };
  const blocks = [
    `# ${escapeMarkdown(model.board.title)}`,
    words.readAt(model.readAt),
    standingLines(model)
      .map((line) => `- ${escapeMarkdown(line)}`)
      .join("\n"),
    ...placedBlocks(shown, words),
    ...scenarioBlocks(model),
    ...pinBlocks(model),
    ...model.rounds.flatMap((round) => roundBlocks(round, model.notes, words)),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

/** Boards without steps or columns have no place to name: their notes make one list. */
function placedBlocks(model: BoardExport, words: ExportWords): string[] {
  if (model.board.type === "journeyMap") return [...journeyBlocks(model, words), ...unplacedBlocks(model, words)];
  if (model.board.type === "columns") return [...columnBlocks(model, words), ...unplacedBlocks(model, words)];
  if (model.board.type !== "free") return [...areaBlocks(model, words), ...unplacedBlocks(model, words)];
  return [noteList(model.notes, words)];
}

/** Box by box of a matrix, ring by ring; those without notes are left out. */
function areaBlocks({ notes }: BoardExport, words: ExportWords): string[] {
  const areas = [...new Set(notes.flatMap(({ area }) => area ?? []))];
  return areas.flatMap((area) => [
    `## ${escapeMarkdown(area)}`,
    noteList(
      notes.filter((note) => note.area === area),
      words,
    ),
  ]);
}

function scenarioBlocks({ scenarios = [], steps }: BoardExport): string[] {
  const lines = scenarioLines(scenarios, steps);
  if (!lines) return [];
  const list = (items: readonly { text: string; details: readonly string[] }[]) =>
    items
      .flatMap(({ text, details }) => [
        `- ${escapeMarkdown(text)}`,
        ...details.map((one) => `  - ${escapeMarkdown(one)}`),
      ])
      .join("\n");
  const under = (heading: string, items: Parameters<typeof list>[0]) =>
    items.length === 0 ? [] : [`### ${heading}`, list(items)];
  return [
    `## ${lines.heading}`,
    ...lines.people.flatMap(({ title, who, visits }) => [
      `### ${escapeMarkdown(title)}`,
      escapeMarkdown(who),
      list(visits),
    ]),
    ...under(lines.unmetHeading, lines.unmet),
    ...under(lines.gapsHeading, lines.gaps),
  ];
}

function pinBlocks({ pins = [] }: BoardExport): string[] {
  if (pins.length === 0) return [];
  const lines = pins.flatMap((pin) => [
    `- ${escapeMarkdown(ENGLISH_MARK_WORDS.pin(pin))}`,
    ...ENGLISH_MARK_WORDS.pinDetails(pin).map((detail) => `  - ${escapeMarkdown(detail)}`),
  ]);
  return [`## ${ENGLISH_MARK_WORDS.pins}`, lines.join("\n")];
}

const roomLine = (felt: ExportedFeeling | undefined) =>
  felt ? `*The room:* ${escapeMarkdown(ENGLISH_MARK_WORDS.feeling(felt))}` : "";

function journeyBlocks({ stages, steps, lanes, notes, feelings = [] }: BoardExport, words: ExportWords): string[] {
  let number = 0;
  const stepBlocks = (step: BoardExport["steps"][number]) => {
    number += 1;
    const said = [
      step.keyMoment && words.keyMoment,
      step.channel && words.channels[step.channel],
      step.subBoardId && words.closerMap,
      step.isAssumed && words.assumed,
    ]
      .filter(Boolean)
      .join(", ");
    const key = said === "" ? "" : ` (${said})`;
    const own = notes.filter(({ place }) => place && "stepId" in place && place.stepId === step.id);
    return [
      `### ${number}. ${escapeMarkdown(step.label)}${key}`,
      feelingLine(step, words),
      roomLine(feelings.find(({ stepId }) => stepId === step.id)),
      ...lanes.flatMap((lane) => {
        const here = own.filter(({ place }) => place && "laneId" in place && place.laneId === lane.id);
        return here.length > 0 ? [`**${escapeMarkdown(lane.label)}**`, noteList(here, words)] : [];
      }),
    ];
  };
  const known = new Set<string>(stages.map(({ id }) => id));
  return [
    ...stages.flatMap((stage) => [
      `## ${escapeMarkdown(stage.label)} (${words.moments[stage.moment]})`,
      ...steps.filter(({ stageId }) => stageId === stage.id).flatMap(stepBlocks),
    ]),
    ...steps.filter(({ stageId }) => !known.has(stageId)).flatMap(stepBlocks),
  ];
}

function feelingLine({ feeling }: BoardExport["steps"][number], words: ExportWords): string {
  if (!feeling) return "";
  const said = feeling.words.map(escapeMarkdown).join(", ");
  if (feeling.value === null) return `${words.feeling}: ${said || words.leftBlank}`;
  const value = feeling.value > 0 ? `+${feeling.value}` : String(feeling.value).replace("-", "−");
  return `${words.feeling}: ${[said, `(${value})`].filter(Boolean).join(" ")}`;
}

function columnBlocks({ columns, clusters, notes }: BoardExport, words: ExportWords): string[] {
  return columns.flatMap((column) => {
    const own = notes.filter(({ place }) => place && "columnId" in place && place.columnId === column.id);
    const loose = own.filter(({ cluster }) => cluster === null);
    return [
      `## ${escapeMarkdown(column.label)}`,
      noteList(loose, words),
      ...clusters.flatMap(({ id, label }) => {
        const together = own.filter((note) => note.cluster !== null && note.clusterId === id);
        return together.length > 0 ? [`### ${escapeMarkdown(label)}`, noteList(together, words)] : [];
      }),
    ];
  });
}

function unplacedBlocks({ notes }: BoardExport, words: ExportWords): string[] {
  const unplaced = notes.filter(({ step, column, area }) => step === null && column === null && area === undefined);
  return unplaced.length > 0 ? [`## ${words.unplaced}`, noteList(unplaced, words)] : [];
}

function roundBlocks(round: ExportedRound, notes: readonly ExportedNote[], words: ExportWords): string[] {
  const also = otherWordsIn(round, notes);
  const { question, voted, results } = round;
  const dots = results.reduce((sum, row) => sum + row.dots, 0);
  const rows = results.flatMap((row) => [
    `- **${row.place}.** ${escapeMarkdown(row.text)} (${words.voters(row.voters, row.dots)})`,
    ...also(row.noteId).map((text) => `  - ${escapeMarkdown(words.alsoSaid(text).replace(/\s+/g, " "))}`),
  ]);
  return [
    `## ${words.result(escapeMarkdown(question))}`,
    words.voters(voted, dots),
    rows.join("\n"),
    ...groupBlocks(round, words),
  ];
}

/** A table by group, with each group counting the same where two can be compared, and who is not in it. */
function groupBlocks({ groups, notShown, leastShown, results }: ExportedRound, words: ExportWords): string[] {
  const hidden = notShown.length > 0 ? [words.notShown(leastShown, notShown.map(escapeMarkdown))] : [];
  if (groups.length === 0) return hidden;
  const isCompared = results.some(({ equalShare }) => equalShare !== null);
  const heads = groups.map(({ label, voters, dots }) => `${escapeMarkdown(label)} (${words.voters(voters, dots)})`);
  const table = [
    ["", ...heads, ...(isCompared ? [words.equalSay] : [])],
    ["---", ...heads.map(() => "--:"), ...(isCompared ? ["--:"] : [])],
    ...results.map((row) => [
      escapeMarkdown(row.text.replace(/\s+/g, " ")),
      ...row.groups.map(({ dots }) => String(dots)),
      ...(row.equalShare === null ? [] : [`${Math.round(row.equalShare * 100)} % (${row.equalPlace})`]),
    ]),
  ];
  return [table.map((cells) => `| ${cells.join(" | ")} |`).join("\n"), ...hidden];
}

/** A note with the other wordings that were merged into it. */
type ShownNote = ExportedNote & { also?: readonly ExportedNote[] };

function withOtherWordings(notes: readonly ExportedNote[]): ShownNote[] {
  const merged = Map.groupBy(notes, ({ mergedInto }) => mergedInto);
  return (merged.get(undefined) ?? []).map((note) => ({ ...note, also: merged.get(note.id) ?? [] }));
}

function noteList(notes: readonly ShownNote[], words: ExportWords): string {
  const said = (other: ExportedNote) =>
    `  ${noteItem({ ...other, text: words.alsoSaid(other.text) }, words).replaceAll("\n", "\n  ")}`;
  return notes.flatMap(({ also = [], ...note }) => [noteItem(note, words), ...also.map(said)]).join("\n");
}

function noteItem(note: ExportedNote, words: ExportWords): string {
  const { id, text, kind, status, constraint, table, by, isByProxy, tags = [], image, dots, voters } = note;
  const { channel, assetKind } = note;
  const kindWord = kind === "note" ? "" : `${words.kinds[kind]}: `;
  const facts = [
    ...(status ? [words.statuses[status].toLowerCase()] : []),
    ...(constraint ? [words.levels[constraint.level], ...said(constraint)] : []),
    ...(channel ? [words.channels[channel]] : []),
    ...(assetKind ? [words.assetKinds[assetKind]] : []),
    ...(table === undefined ? [] : [escapeMarkdown(table)]),
    ...(by === undefined ? [] : [escapeMarkdown(by)]),
    ...(isByProxy ? [words.enteredForSomeone] : []),
    ...tags.map((tag) => `\\#${escapeMarkdown(tag)}`),
    ...(image ? [escapeMarkdown(words.image(image.alt))] : []),
    ...(dots !== null && voters !== null ? [words.voters(voters, dots)] : []),
    escapeMarkdown(words.noteId(id)),
  ];
  return `- ${kindWord}${escapeMarkdown(text)} (${facts.join("; ")})`;
}

const said = ({ reason, owner }: NonNullable<ExportedNote["constraint"]>) =>
  [reason, owner].flatMap((text) => (text === null ? [] : [escapeMarkdown(text)]));

/** Words people wrote, kept from turning into markup; line ends inside a note become line breaks of its list item. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Noncharacter_Code_Point}]/gu, (char) => (char === "\n" ? char : char === "\t" ? " " : ""))
    .replace(/[\\`*_{}[\]<>#|~$]/g, "\\$&")
    .replaceAll("&", "&amp;")
    .replace(/^(\s*\d*)([-+.)])(?=\s)/gm, "$1\\$2")
    .replaceAll("\n", "\\\n  ");
}
