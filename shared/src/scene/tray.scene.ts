import type { Note } from "../board/board.types.ts";
import { layNote } from "./laidNotes.ts";
import type { SceneNode } from "./scene.types.ts";
import { textBlock } from "./textBlock.ts";
import type { SceneWords } from "./words.ts";

const NOTE_WIDTH = 168;
const GAP = 8;
const PADDING = 12;
const HEAD = 34;

/** The unplaced tray: notes in rows under one heading. No nodes at all when there is nothing to place. */
export function trayNodes(
  notes: readonly Note[],
  { y, width }: { y: number; width: number },
  heading: string,
  showStatus: boolean,
  words: SceneWords,
): { nodes: SceneNode[]; bottom: number } {
  if (notes.length === 0) return { nodes: [], bottom: y };
  const perRow = Math.max(1, Math.floor((width - 2 * PADDING + GAP) / (NOTE_WIDTH + GAP)));
  const found: SceneNode[] = [];
  let rowTop = y + HEAD;
  for (let start = 0; start < notes.length; start += perRow) {
    const row = notes.slice(start, start + perRow).map((note) => layNote(note, NOTE_WIDTH, words));
    row.forEach((laid, index) => {
      found.push(laid.node({ x: PADDING + index * (NOTE_WIDTH + GAP), y: rowTop }, showStatus));
    });
    rowTop += Math.max(...row.map(({ shape }) => shape.height)) + GAP;
  }
  const bottom = rowTop - GAP + PADDING;
  const bounds = { x: 0, y, width, height: bottom - y };
  const head = textBlock(heading, {
    x: PADDING,
    y: y + 9,
    maxWidth: width - 2 * PADDING,
    size: 14,
    lineHeight: 18,
    weight: 700,
    fill: "ink",
  });
  const tray: SceneNode = {
    key: "tray",
    role: "tray",
    ...bounds,
    items: [
      {
        type: "rect",
        x: 0.75,
        y: y + 0.75,
        width: width - 1.5,
        height: bottom - y - 1.5,
        radius: 6,
        fill: "sunken",
        stroke: "line",
        strokeWidth: 1.5,
        dash: [5, 3.5],
      },
      ...head.items,
    ],
    label: heading,
  };
  return { nodes: [tray, ...found], bottom };
}
