import type { BoardExport, ExportedNote } from "./exportModel.ts";
import { ENGLISH_EXPORT_WORDS, type ExportWords } from "./exportWords.ts";
import { ENGLISH_MARK_WORDS } from "./marks.words.ts";

/** Lanes of these layers are somebody a step can be done with. */
const PEOPLE = new Set<string>(["user", "frontstage", "backstage"]);

/** What Mermaid draws for a step whose feeling nobody knows: its middle. */
const MIDDLE = 3;

/**
 * A journey map as a Mermaid `journey`: stages as sections, steps as tasks with their feeling from 1 to 5, the story's or else
 * the room's in the middle, and the lanes of people in which they have notes. The notes, which Mermaid cannot draw, stand in comments with their ids.
 */
export function toMermaid(model: BoardExport, words: ExportWords = ENGLISH_EXPORT_WORDS): string {
  const { board, stages, steps, notes } = model;
  const known = new Set<string>(stages.map(({ id }) => id));
  const loose = steps.filter(({ stageId }) => !known.has(stageId));
  const sections = [
    ...stages.map((stage) => ({
      name: `${stage.label} (${words.moments[stage.moment]})`,
      own: steps.filter(({ stageId }) => stageId === stage.id),
    })),
    ...(loose.length > 0 ? [{ name: words.unplaced, own: loose }] : []),
  ];
  let number = 0;
  const lines = sections.flatMap(({ name, own }) => [
    `  section ${plain(name)}`,
    ...own.flatMap((step) => {
      number += 1;
      return stepLines(model, step, number, words);
    }),
  ]);
  const unplaced = notes.filter(({ step }) => step === null);
  return [
    "journey",
    `  title ${plain(board.title)}`,
    `  %% ${plain(words.readAt(model.readAt))}`,
    ...lines,
    ...unplaced.map((note) => noteComment(note, words.unplaced)),
    "",
  ].join("\n");
}

function stepLines(
  model: BoardExport,
  step: BoardExport["steps"][number],
  number: number,
  words: ExportWords,
): string[] {
  const own = model.notes.filter(({ place }) => place && "stepId" in place && place.stepId === step.id);
  const lanes = model.lanes.filter(
    ({ id, layer }) => PEOPLE.has(layer) && own.some(({ place }) => place && "laneId" in place && place.laneId === id),
  );
  const room = model.feelings?.find(({ stepId }) => stepId === step.id);
  const value = step.feeling?.value ?? room?.spread?.median ?? null;
  const who = lanes.map(({ label }) => plain(label).replaceAll(",", " and"));
  const name = `${number} ${plain(step.label)}${step.keyMoment ? ` (${words.keyMoment})` : ""}`;
  return [
    `    ${name}: ${value === null ? MIDDLE : Math.round(value) + MIDDLE}${who.length > 0 ? `: ${who.join(", ")}` : ""}`,
    ...(value === null ? [`    %% ${plain(words.feeling)}: ${plain(words.leftBlank)}`] : []),
    ...(room ? [`    %% ${plain(ENGLISH_MARK_WORDS.felt)}: ${plain(ENGLISH_MARK_WORDS.feeling(room))}`] : []),
    ...own.map((note) => noteComment(note, note.lane ?? words.unplaced)),
  ];
}

const noteComment = ({ id, text }: ExportedNote, where: string) => `    %% ${id} ${plain(where)}: ${plain(text)}`;

/** Signs that Mermaid reads as its own, by others that look the same. */
const OTHERS: Readonly<Record<string, string>> = { "#": "＃", ":": "∶", ";": "；", "%": "％", "{": "｛", "}": "｝" };

/** Words people wrote, on one line and with nothing in them that Mermaid takes for a sign of its own. */
function plain(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ")
    .replace(/[#:;%{}]/g, (sign) => OTHERS[sign] ?? sign)
    .trim();
}
