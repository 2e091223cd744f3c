import type { BoardContent } from "../board/board.doc.ts";
import type { Note, Point } from "../board/board.types.ts";
import { keptNode, keptShape } from "./note.scene.ts";
import type { Scene, SceneNode } from "./scene.types.ts";
import { FREE_NOTE_WIDTH } from "./tidy.ts";
import { trayNodes } from "./tray.scene.ts";
import type { SceneWords } from "./words.ts";

const MARGIN = 24;

const standsFree = (note: Note): note is Note & { at: Point } => note.at !== null;

/**
 * Paints notes where people put them, moved so that the top left one stands at the margin; the rest lie in the tray.
 * Notes people laid over each other stay so.
 */
export function freeScene(content: BoardContent, words: SceneWords, pageWidth?: number): Scene {
  const free = content.notes
    .filter(standsFree)
    .map((note) => ({ note, shape: keptShape(note, FREE_NOTE_WIDTH, words) }));
  const left = Math.min(...free.map(({ note }) => note.at.x));
  const top = Math.min(...free.map(({ note }) => note.at.y));
  const notes = free.map(({ note, shape }) =>
    keptNode(note, shape, { x: note.at.x - left + MARGIN, y: note.at.y - top + MARGIN }, false),
  );
  const width = Math.max(pageWidth ?? 800, ...notes.map((node) => node.x + node.width + MARGIN));
  const notesBottom = Math.max(0, ...notes.map((node) => node.y + node.height + MARGIN));
  const tray = trayNodes(
    content.notes.filter((note) => !standsFree(note)),
    { y: notesBottom, width: pageWidth ?? width },
    free.length > 0 ? words.unplaced : words.notes(content.notes.length),
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
    nodes: [background, ...notes, ...tray.nodes],
    headerHeight: 0,
    headerWidth: 0,
    ...(notes.length > 0 && { origin: { x: left - MARGIN, y: top - MARGIN } }),
    breaksX: [],
    breaksY: tray.nodes.length > 0 && notes.length > 0 ? [notesBottom - MARGIN / 2] : [],
  };
}
