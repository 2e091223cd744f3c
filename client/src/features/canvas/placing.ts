import type { BoardContent } from "@longtable/shared/board/board.doc";
import { placeNotes } from "@longtable/shared/board/board.placing";
import type { Note, Place, Point } from "@longtable/shared/board/board.types";
import type { ColumnId, LaneId, NoteId, StepId } from "@longtable/shared/kernel/ids";
import type { SceneNode } from "@longtable/shared/scene/scene.types";
import type { Box } from "./camera.ts";
import type { SceneIndex } from "./sceneIndex.ts";

/** Where a note would go. `after` names the note it would stand behind, null for first. */
export interface DropTarget {
  key: string;
  box: Box;
  place: Place;
  at: Point | null;
  after: NoteId | null;
  label: string;
}

/** The place that a cell, column or tray of a scene stands for; undefined for anything else. */
export function placeOf({ role, key }: SceneNode): Place | undefined {
  if (role === "tray") return null;
  const [, first = "", second = ""] = key.split(":");
  if (role === "cell") return { stepId: first as StepId, laneId: second as LaneId };
  return role === "column" ? { columnId: first as ColumnId } : undefined;
}

/** Notes that stand in a place, in order. */
export function notesIn(content: BoardContent, place: Place): readonly Note[] {
  const placed = placeNotes(content);
  if (place === null) return placed.unplaced;
  return "columnId" in place ? placed.inColumn(place.columnId) : placed.inCell(place.stepId, place.laneId);
}

/** What lies between a free board's own points and its scene: `at` = scene point + origin. */
export function freeOrigin(content: BoardContent, index: SceneIndex): Point {
  for (const note of content.notes) {
    const node = note.at ? index.byKey(`note:${note.id}`) : null;
    if (node && note.at) return { x: note.at.x - node.x, y: note.at.y - node.y };
  }
  return { x: 0, y: 0 };
}

/** What a note put down at this point of the scene would go into; null beside the board. */
export function dropTarget(
  content: BoardContent,
  index: SceneIndex,
  point: Point,
  moving: ReadonlySet<string> = new Set(),
): DropTarget | null {
  if (content.type === "free") {
    const origin = freeOrigin(content, index);
    const at = { x: Math.round(point.x + origin.x), y: Math.round(point.y + origin.y) };
    return { key: "free", box: { ...point, width: 0, height: 0 }, place: null, at, after: null, label: "" };
  }
  const node = index.at(point, ["cell", "column", "tray"]) ?? columnAbove(index, point);
  const place = node ? placeOf(node) : undefined;
  if (!node || place === undefined) return null;
  const after = noteBefore(notesIn(content, place), index, point, moving);
  const { x, y, width, height } = node;
  return { key: node.key, box: { x, y, width, height }, place, at: null, after, label: node.label };
}

/** The column whose foot is above this point: the ground below it is its own, too. */
function columnAbove(index: SceneIndex, { x, y }: Point): SceneNode | null {
  const columns = index.scene.nodes.filter(({ role }) => role === "column");
  return columns.find((column) => x >= column.x && x < column.x + column.width && y >= column.y) ?? null;
}

/** The note that one put down at `point` comes after: it goes before the nearest note below it in the same file of notes. */
function noteBefore(
  notes: readonly Note[],
  index: SceneIndex,
  point: Point,
  moving: ReadonlySet<string>,
): NoteId | null {
  const standing = notes.filter(({ id }) => !moving.has(id));
  const nodes = standing.map(({ id }) => index.byKey(`note:${id}`));
  const inFile = (node: SceneNode) => point.x >= node.x - 4 && point.x < node.x + node.width + 4;
  const below = nodes.findIndex((node) => node && inFile(node) && point.y < node.y + node.height / 2);
  if (below >= 0) return standing[below - 1]?.id ?? null;
  const above = nodes.findLastIndex((node) => node && inFile(node));
  return (standing[above] ?? standing.at(-1))?.id ?? null;
}

export type Direction = "up" | "down" | "left" | "right";

/** The nearest note in a direction: one straight on wins over a nearer one aside. */
export function neighbour(index: SceneIndex, from: SceneNode, direction: Direction): SceneNode | null {
  const isUpright = direction === "up" || direction === "down";
  const sign = direction === "up" || direction === "left" ? -1 : 1;
  let best: SceneNode | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const node of index.notes) {
    if (node === from) continue;
    const dx = node.x + node.width / 2 - (from.x + from.width / 2);
    const dy = node.y + node.height / 2 - (from.y + from.height / 2);
    const [along, aside] = isUpright ? [dy * sign, Math.abs(dx)] : [dx * sign, Math.abs(dy)];
    if (along <= 1) continue;
    const sizes = isUpright ? node.width + from.width : node.height + from.height;
    const cost = along + aside * 0.3 + Math.max(0, aside - sizes / 2) * 8;
    if (cost < least) [best, least] = [node, cost];
  }
  return best;
}
