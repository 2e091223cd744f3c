import type { BoardContent } from "@longtable/shared/board/board.doc";
import { areaKey, notesAt, placeOfKey } from "@longtable/shared/board/board.placing";
import type { Note, Place, Point } from "@longtable/shared/board/board.types";
import type { NoteId } from "@longtable/shared/kernel/ids";
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

/** Nodes that notes can be put into. */
const PLACES = ["cell", "column", "ring", "tray"] as const;

/** The place that a cell, column, ring or tray of a scene stands for; undefined for anything else. */
export function placeOf({ role, key }: SceneNode): Place | undefined {
  if (role === "tray") return null;
  // What stands in no sector of its ring is a place too, under the ring's own name.
  return PLACES.some((one) => one === role) ? placeOfKey(key.replace(/^rest:/, "ring:")) : undefined;
}

/** Notes that stand in a place, in order. */
export const notesIn = (content: BoardContent, place: Place): readonly Note[] => notesAt(content, place);

/** What lies between a free board's own points and its scene: `at` = scene point + origin. */
export const freeOrigin = ({ scene }: SceneIndex): Point => scene.origin ?? { x: 0, y: 0 };

/** What a note put down at this point of the scene would go into; null beside the board. */
export function dropTarget(
  content: BoardContent,
  index: SceneIndex,
  point: Point,
  moving: ReadonlySet<string> = new Set(),
): DropTarget | null {
  if (content.type === "free") {
    const origin = freeOrigin(index);
    const at = { x: Math.round(point.x + origin.x), y: Math.round(point.y + origin.y) };
    return { key: "free", box: { ...point, width: 0, height: 0 }, place: null, at, after: null, label: "" };
  }
  const node = index.at(point, PLACES) ?? (content.type === "columns" ? columnAbove(index, point) : null);
  const place = node ? placeOf(node) : undefined;
  if (!node || place === undefined || !isPlace(content, node)) return null;
  const standing = notesIn(content, place);
  const before = content.type === "rings" && place !== null ? noteNear : noteBefore;
  const after = before(standing, index, point, moving);
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

const FAR = 240;

/** On a ring: behind the nearest note, and last where none is near. */
function noteNear(notes: readonly Note[], index: SceneIndex, point: Point, moving: ReadonlySet<string>): NoteId | null {
  const standing = notes.filter(({ id }) => !moving.has(id));
  let best: NoteId | null = standing.at(-1)?.id ?? null;
  let least = Number.POSITIVE_INFINITY;
  for (const { id } of standing) {
    const node = index.byKey(`note:${id}`);
    if (!node) continue;
    const away = Math.hypot(node.x + node.width / 2 - point.x, node.y + node.height / 2 - point.y);
    if (away < least) [best, least] = [id, away];
  }
  return least > FAR ? (standing.at(-1)?.id ?? null) : best;
}

export type Direction = "up" | "down" | "left" | "right";

/** The nearest note in a direction: one straight on wins over a nearer one aside. */
export const neighbour = (index: SceneIndex, from: SceneNode, direction: Direction): SceneNode | null =>
  nearestOf(index.notes, from, direction);

/**
 * Where a note goes when it is pushed one on by a key: up and down among those beside it, then on to the next cell,
 * column or ring in that direction; null at the board's edge.
 */
export function placeOn(
  content: BoardContent,
  index: SceneIndex,
  id: NoteId,
  direction: Direction,
): { place: Place; after?: NoteId | null } | null {
  const note = content.notes.find((one) => one.id === id);
  if (!note || content.type === "free") return null;
  const beside = notesIn(content, note.place);
  const at = beside.findIndex((one) => one.id === id);
  if (direction === "up" && at > 0) return { place: note.place, after: beside[at - 2]?.id ?? null };
  const below = beside[at + 1];
  if (direction === "down" && at >= 0 && below) return { place: note.place, after: below.id };
  const places = index.scene.nodes.filter((node) => isPlace(content, node));
  const own = places.find((node) => areaKey(placeOf(node) ?? null) === areaKey(note.place));
  if (!own) return null;
  const next = content.type === "rings" ? besideInOrder(places, own, direction) : nearestOf(places, own, direction);
  const place = next ? placeOf(next) : undefined;
  return place === undefined ? null : { place };
}

/** The head of a matrix' column is no place of its own. */
const isPlace = ({ type }: BoardContent, node: SceneNode): boolean =>
  placeOf(node) !== undefined && !(type === "matrix" && node.role === "column");

/** Rings lie in one another: there a direction is the next or the one before. */
function besideInOrder(places: readonly SceneNode[], own: SceneNode, direction: Direction): SceneNode | null {
  const by = direction === "down" || direction === "right" ? 1 : -1;
  return places[places.indexOf(own) + by] ?? null;
}

function nearestOf(nodes: readonly SceneNode[], from: SceneNode, direction: Direction): SceneNode | null {
  const isUpright = direction === "up" || direction === "down";
  const sign = direction === "up" || direction === "left" ? -1 : 1;
  let best: SceneNode | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const node of nodes) {
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
