import type { EvidenceStatus, Note } from "../board/board.types.ts";
import { type IconName, iconItems } from "./icons.ts";
import type { RectItem, SceneItem, SceneNode, TextItem } from "./scene.types.ts";
import { breakLines, type TextLine } from "./textLayout.ts";

const SIZE = 13;
const LINE_HEIGHT = 17;
const FIRST_BASELINE = 17;
const PADDING = { inline: 8, bottom: 8 };
const STAMP = 19;
const ICON = 14;
const RADIUS = 6;
/** The first line starts this far in, past the stamp. */
const FIRST_INDENT = STAMP + 6 - PADDING.inline;
const BORDER = 1.5;

/** A note's broken text and the height it takes at a given width. */
export interface NoteShape {
  width: number;
  height: number;
  lines: readonly TextLine[];
}

/** Measures a note at a width; the words are broken once and remembered. */
export function shapeNote(note: Pick<Note, "text">, width: number): NoteShape {
  const lines = breakLines(note.text, {
    maxWidth: width - 2 * PADDING.inline,
    size: SIZE,
    weight: 400,
    firstIndent: FIRST_INDENT,
  });
  return { width, height: FIRST_BASELINE + (lines.length - 1) * LINE_HEIGHT + PADDING.bottom, lines };
}

const BORDERS: Record<EvidenceStatus, Pick<RectItem, "strokeWidth" | "dash">> = {
  observed: { strokeWidth: BORDER * 2 },
  reported: { strokeWidth: BORDER },
  assumed: { strokeWidth: BORDER, dash: [5, 3.5] },
  proposed: { strokeWidth: 2, dash: [2, 2.5] },
};

/**
 * Paints a note with its top left corner at x, y: fill by kind, stamp with the kind's mark, text.
 *
 * @param showStatus - on journey maps the border says where the note comes from.
 */
export function noteNode(
  note: Pick<Note, "id" | "text" | "kind" | "status">,
  shape: NoteShape,
  at: { x: number; y: number },
  showStatus: boolean,
): SceneNode {
  const mark = `${note.kind}-mark`;
  const border = BORDERS[(showStatus ? note.status : null) ?? "reported"];
  const inset = (border.strokeWidth ?? BORDER) / 2;
  const isRtl = shape.lines[0]?.direction === "rtl";
  const stampX = isRtl ? at.x + shape.width - STAMP : at.x;
  const items: SceneItem[] = [
    {
      type: "rect",
      x: at.x + inset,
      y: at.y + inset,
      width: shape.width - 2 * inset,
      height: shape.height - 2 * inset,
      radius: RADIUS - inset,
      fill: note.kind,
      stroke: mark,
      ...border,
    },
    {
      type: "rect",
      x: stampX,
      y: at.y,
      width: STAMP,
      height: STAMP,
      radius: isRtl ? [0, RADIUS - 1, 0, RADIUS] : [RADIUS - 1, 0, RADIUS, 0],
      fill: mark,
    },
    ...iconItems(
      note.kind as IconName,
      { x: stampX + (STAMP - ICON) / 2, y: at.y + (STAMP - ICON) / 2, size: ICON },
      { ink: note.kind, cut: mark },
    ),
    ...shape.lines.map((line, index) => lineItem(line, index, shape, at)),
  ];
  return { key: `note:${note.id}`, role: "note", id: note.id, ...at, ...sizeOf(shape), items, label: note.text };
}

const sizeOf = ({ width, height }: NoteShape) => ({ width, height });

function lineItem(line: TextLine, index: number, shape: NoteShape, at: { x: number; y: number }): TextItem {
  const indent = PADDING.inline + (index === 0 ? FIRST_INDENT : 0);
  const isRtl = line.direction === "rtl";
  return {
    type: "text",
    x: isRtl ? at.x + shape.width - indent : at.x + indent,
    y: at.y + FIRST_BASELINE + index * LINE_HEIGHT,
    text: line.text,
    size: SIZE,
    weight: 400,
    fill: "note-ink",
    width: line.width,
    direction: line.direction,
    ...(isRtl && { anchor: "end" as const }),
  };
}

/** A small empty note for a key: a kind's fill and stamp, or a plain note with the border of where it comes from. */
export function keySwatch(
  { kind, status }: { kind: Note["kind"] | null; status: EvidenceStatus | null },
  box: { x: number; y: number; width: number; height: number },
): SceneItem[] {
  const shape = { width: box.width, height: box.height, lines: [] };
  const { items } = noteNode({ id: "" as Note["id"], text: "", kind: kind ?? "note", status }, shape, box, true);
  return kind === null ? items.slice(0, 1) : [...items];
}
