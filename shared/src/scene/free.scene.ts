import type { BoardContent } from "../board/board.doc.ts";
import type { Note, Point } from "../board/board.types.ts";
import { layNote } from "./laidNotes.ts";
import type { Scene, SceneItem, SceneNode } from "./scene.types.ts";
import { textBlock } from "./textBlock.ts";
import { FREE_NOTE_WIDTH } from "./tidy.ts";
import { trayNodes } from "./tray.scene.ts";
import type { SceneWords } from "./words.ts";

const MARGIN = 40;
/** Around the notes of a cluster, with its name above them. */
const FRAME = { padding: 10, name: 22 };

const standsFree = (note: Note): note is Note & { at: Point } => note.at !== null;

/**
 * Paints notes where people put them, moved so that the top left one stands at the margin; the rest lie in the tray.
 * Notes people laid over each other stay so.
 */
export function freeScene(content: BoardContent, words: SceneWords, pageWidth?: number): Scene {
  const free = content.notes.filter(standsFree);
  const { left, top } = cornerOf(free);
  const notes: SceneNode[] = [];
  let width = pageWidth ?? 800;
  let notesBottom = 0;
  for (const note of free) {
    const at = { x: note.at.x - left + MARGIN, y: note.at.y - top + MARGIN };
    const node = layNote(note, FREE_NOTE_WIDTH, words).node(at, false);
    notes.push(node);
    width = Math.max(width, node.x + node.width + MARGIN);
    notesBottom = Math.max(notesBottom, node.y + node.height + MARGIN);
  }
  const tray = trayNodes(
    content.notes.filter((note) => !standsFree(note)),
    { y: notesBottom, width: pageWidth ?? width },
    notes.length > 0 ? words.unplaced : words.notes(content.notes.length),
    false,
    words,
  );
  const height = Math.max(tray.bottom, 240);
  const background: SceneNode = {
    key: "background",
    role: "background",
    x: 0,
    y: 0,
    width,
    height,
    items: [{ type: "rect", x: 0, y: 0, width, height, fill: "ground" }],
    label: "",
  };
  return {
    title: content.title,
    width,
    height,
    nodes: [background, ...clusterFrames(content, notes), ...notes, ...tray.nodes],
    headerHeight: 0,
    headerWidth: 0,
    ...(notes.length > 0 && { origin: { x: left - MARGIN, y: top - MARGIN } }),
    breaksX: [],
    breaksY: tray.nodes.length > 0 && notes.length > 0 ? [notesBottom - MARGIN / 2] : [],
  };
}

function cornerOf(notes: readonly { at: Point }[]): { left: number; top: number } {
  let [left, top] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const { at } of notes) {
    left = Math.min(left, at.x);
    top = Math.min(top, at.y);
  }
  return { left, top };
}

/** A named frame around the notes of each cluster, wherever they stand; clusters without notes have none. */
function clusterFrames({ clusters, notes }: BoardContent, nodes: readonly SceneNode[]): SceneNode[] {
  if (clusters.length === 0) return [];
  const clusterOf = new Map<string, string | null>(notes.map(({ id, clusterId }) => [id, clusterId]));
  return clusters.flatMap(({ id, label }): SceneNode[] => {
    const own = nodes.filter((node) => clusterOf.get(node.id ?? "") === id);
    if (own.length === 0) return [];
    const x = Math.min(...own.map((node) => node.x)) - FRAME.padding;
    const top = Math.min(...own.map((node) => node.y)) - FRAME.padding;
    const width = Math.max(...own.map((node) => node.x + node.width)) + FRAME.padding - x;
    const bottom = Math.max(...own.map((node) => node.y + node.height)) + FRAME.padding;
    const text = { x: x + 2, maxWidth: width - 4, size: 13.5, lineHeight: 17, weight: 700, fill: "ink" } as const;
    const name = textBlock(label, { ...text, y: 0 });
    const above = Math.max(FRAME.name, name.height + 5);
    const items: SceneItem[] = [
      ...name.items.map((item) => ({ ...item, y: item.y + top - above })),
      {
        type: "rect",
        x,
        y: top,
        width,
        height: bottom - top,
        radius: 8,
        stroke: "line",
        strokeWidth: 1.5,
        dash: [6, 5],
      },
    ];
    const bounds = { x, y: top - above, width, height: bottom - top + above };
    return [{ key: `cluster:free:${id}`, role: "cluster", id, ...bounds, items, label }];
  });
}
