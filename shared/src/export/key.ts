import type { BoardContent } from "../board/board.doc.ts";
import { EVIDENCE_STATUSES, type EvidenceStatus, NOTE_KINDS, type Note } from "../board/board.types.ts";
import { noteNode, shapeNote } from "../scene/note.scene.ts";
import type { SceneItem } from "../scene/scene.types.ts";
import { measureText } from "../scene/textLayout.ts";
import type { ExportWords } from "./exportWords.ts";

const SWATCH = { width: 30, height: 19 };
const ROW_HEIGHT = 26;
const SIZE = 13;

/**
 * What the marks and borders on a board mean, in one or more rows. Only kinds that stand on the board are named; where
 * a note comes from is shown on journey maps alone. Empty when there is nothing to explain.
 */
export function keyItems(
  content: BoardContent,
  words: ExportWords,
  width: number,
): { items: SceneItem[]; height: number } {
  const kinds = NOTE_KINDS.filter((kind) => content.notes.some((note) => note.kind === kind));
  const statuses =
    content.type === "journeyMap"
      ? EVIDENCE_STATUSES.filter((status) => content.notes.some((note) => note.status === status))
      : [];
  const entries = [
    ...kinds.map((kind) => ({ word: words.kinds[kind], swatch: { kind, status: null } })),
    ...statuses.map((status) => ({ word: words.statuses[status], swatch: { kind: null, status } })),
  ];
  if (entries.length === 0) return { items: [], height: 0 };
  const start = measureText(words.key, SIZE, 700) + 18;
  const items: SceneItem[] = [text(words.key, 0, 0, 700)];
  let [x, y] = [start, 0];
  for (const { word, swatch } of entries) {
    const entryWidth = SWATCH.width + 7 + measureText(word, SIZE, 400);
    if (x > start && x + entryWidth > width) {
      x = start;
      y += ROW_HEIGHT;
    }
    items.push(...keySwatch(swatch, { x, y, ...SWATCH }), text(word, x + SWATCH.width + 7, y, 400));
    x += entryWidth + 20;
  }
  return { items, height: y + SWATCH.height + 1 };
}

function text(words: string, x: number, y: number, weight: 400 | 700): SceneItem {
  const width = measureText(words, SIZE, weight);
  return { type: "text", x, y: y + 14, text: words, size: SIZE, weight, fill: "ink", width };
}

/** A small empty note for a key: a kind's fill and stamp, or a plain note with the border of where it comes from. */
function keySwatch(
  { kind, status }: { kind: Note["kind"] | null; status: EvidenceStatus | null },
  box: { x: number; y: number; width: number; height: number },
): SceneItem[] {
  const note = { id: "" as Note["id"], text: "", kind: kind ?? ("note" as const), status };
  const shape = { ...shapeNote(note, box.width), height: box.height, lines: [] };
  const { items } = noteNode(note, shape, box, true);
  return kind === null ? items.slice(0, 1) : [...items];
}
