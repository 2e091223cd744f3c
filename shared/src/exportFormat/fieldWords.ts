import { BOARD_FIELD_WORDS, EVIDENCE_FIELD_WORDS, IMAGE_FIELD_WORDS } from "./fieldWords.board.ts";
import { WORKSHOP_FIELD_WORDS } from "./fieldWords.workshop.ts";

/** What a field says wherever it has no words of its own, by the last part of its path. */
const USUAL: Readonly<Record<string, string>> = {
  format: "Which of the two formats it is.",
  version: "Grows when a field changes its meaning or goes.",
  readAt: "When it was read, ISO 8601 in UTC.",
  id: "Its id.",
  label: "What it is called.",
  title: "What it is called.",
  text: "Its words.",
  order: "Where it stands among the others: sorts as text.",
  kind: "What sort it is.",
  state: "How far it is.",
  at: "When.",
  answered: "How many answered.",
  table: "Name of its breakout table.",
  count: "How many people.",
  dots: "How many dots.",
  voters: "How many people gave them.",
  phase: "The phase it belongs to.",
  unit: "What it is counted in.",
  baseline: "Where it stood; null where nobody said.",
  target: "Where it is to get to; null where nobody said.",
  readings: "Its figures, the oldest first.",
  value: "The figure.",
  on: "The day, `YYYY-MM-DD`.",
  source: "Where it comes from.",
  activityId: "The activity.",
  boardId: "The board.",
  noteId: "The note.",
  stageId: "The stage.",
  stepId: "The step.",
  laneId: "The lane.",
  columnId: "The column.",
  rowId: "The row.",
  ringId: "The ring.",
  sectorId: "The slice.",
  assets: "Seeing people as assets.",
  capacity: "Building on what people can do.",
  mutuality: "Giving and taking.",
  networks: "Peer networks.",
  roles: "Blurring roles.",
  catalysts: "Helping rather than delivering.",
};

const leafOf = (path: string): string => path.slice(path.lastIndexOf(".") + 1);

/** Parts of a board as it was are those of the board. */
const OF_A_SNAPSHOT = /^snapshots\[\]\./;

/** Words for the fields at these paths; null where there are none. */
export function wordsFor(own: Readonly<Record<string, string>>, path: string): string | null {
  return own[path] ?? own[path.replace(OF_A_SNAPSHOT, "")] ?? USUAL[leafOf(path)] ?? null;
}

/** The words of a board's own file, and of a workshop's file without those of its boards. */
export const FORMAT_WORDS = {
  board: { ...BOARD_FIELD_WORDS, ...EVIDENCE_FIELD_WORDS, ...IMAGE_FIELD_WORDS },
  workshop: { ...WORKSHOP_FIELD_WORDS, ...EVIDENCE_FIELD_WORDS, ...IMAGE_FIELD_WORDS },
} as const;
