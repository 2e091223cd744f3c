import type { BoardContent } from "../board/board.doc.ts";
import type { PlacedNotes } from "../board/board.placing.ts";
import type { Ring } from "../board/board.types.ts";
import { forgetWhenErased } from "../kernel/erasedWords.ts";
import { lastMade } from "../kernel/lastMade.ts";
import { type LaidNote, layNotes } from "./laidNotes.ts";
import { placeEdited } from "./placeEdited.ts";
import { packWedge, type RingSpot, type Size, spotAt, type Wedge } from "./ringPacking.ts";
import type { PathItem, RingArea, Scene, SceneItem, SceneNode } from "./scene.types.ts";
import { type TextBlock, textBlock } from "./textBlock.ts";
import { trayNodes } from "./tray.scene.ts";
import type { SceneWords } from "./words.ts";

/** Narrower than elsewhere: nearer to square, a note wastes less of its ring. */
const NOTE_WIDTH = 140;
const LEAST_RADIUS = 120;
const LEAST_BAND = 96;
/** Rings grow by whole steps, so that a note more seldom moves what lies outside. */
const GROWTH = 24;
/** Notes keep clear of a ring's line and of the name that sits on it. */
const EDGE = 20;
const MARGIN = 28;
const TURN = 2 * Math.PI;
/** Undivided rings are read from their upper left over the top, so that a few notes stand around the name. */
const START = -1.2;
const NAME = { size: 14, lineHeight: 18, weight: 700, height: 26 } as const;

interface Slice extends Wedge {
  /** Null for what stands in no sector of its ring. */
  sectorId: string | null;
  label: string;
}

interface LaidRing {
  ring: Ring;
  inner: number;
  outer: number;
  /** By slice. */
  notes: { laid: readonly LaidNote[]; spots: readonly RingSpot[] }[];
  count: number;
}

/**
 * Lays out rings around one middle, the first ring innermost, notes clockwise from the top on tracks inside their ring and
 * sector. Rings grow with what they hold; what lies nearer to the middle stays where it is.
 */
export function ringsScene(content: BoardContent, words: SceneWords, pageWidth?: number): Scene {
  const { rings = [] } = content;
  const placed = placeEdited(content);
  const slices = slicesOf(content, placed);
  const laid: LaidRing[] = [];
  let radius = 0;
  for (const ring of rings) {
    const next = layRing(ring, radius, slices, placed, words);
    laid.push(next);
    radius = next.outer;
  }
  const reach = Math.max(radius, LEAST_RADIUS);
  const names = slices.length > 1 ? slices.map((slice) => sectorName(slice, reach)) : [];
  const left = Math.max(reach, ...names.map(({ spot, block }) => block.width / 2 - spot.x)) + MARGIN;
  const right = Math.max(reach, ...names.map(({ spot, block }) => spot.x + block.width / 2)) + MARGIN;
  const top = Math.max(reach, ...names.map(({ spot, block }) => block.height / 2 - spot.y)) + MARGIN;
  const bottom = Math.max(reach, ...names.map(({ spot, block }) => spot.y + block.height / 2)) + MARGIN;
  const middle = { x: Math.ceil(left), y: Math.ceil(top) };
  const width = middle.x + Math.ceil(right);
  const mapBottom = middle.y + Math.ceil(bottom);
  const tray = trayNodes(placed.unplaced, { y: mapBottom, width: pageWidth ?? width }, words.unplaced, false, words);
  const height = tray.nodes.length > 0 ? tray.bottom : mapBottom;
  const sceneWidth = tray.nodes.length > 0 ? Math.max(width, pageWidth ?? 0) : width;
  const background: SceneNode = {
    key: "background",
    role: "background",
    x: 0,
    y: 0,
    width: sceneWidth,
    height,
    items: [{ type: "rect", x: 0, y: 0, width: sceneWidth, height, fill: "ground" }],
    label: "",
  };
  const nodes: SceneNode[] = [
    background,
    ...laid.toReversed().map((one, index) => ringNode(one, laid.length - 1 - index, middle, words)),
    ...(slices.length > 1 ? laid.flatMap((one) => sliceNodes(one, slices, middle)) : []),
    ...names.map(({ slice, block, spot }) => nameNode(slice, block, spot, middle)),
    ...laid.map((one) => pillNode(one, middle)),
  ];
  for (const { notes } of laid) {
    for (const slice of notes) nodes.push(...notesAround(slice.laid, slice.spots, middle.x, middle.y));
  }
  nodes.push(...tray.nodes);
  const breaksY = tray.nodes.length > 0 ? [mapBottom - MARGIN / 2] : [];
  return {
    title: content.title,
    width: sceneWidth,
    height,
    nodes,
    headerHeight: 0,
    headerWidth: 0,
    breaksX: [],
    breaksY,
    anchor: middle,
  };
}

/** The sectors as equal slices clockwise from the top, and one more while something stands in none. */
function slicesOf({ sectors = [], rings = [] }: BoardContent, placed: PlacedNotes): Slice[] {
  if (sectors.length === 0) return [{ sectorId: null, label: "", from: START, to: START + TURN }];
  const hasRest = rings.some(({ id }) => placed.inArea(`ring:${id}`).length > 0);
  const parts: Omit<Slice, "from" | "to">[] = sectors.map(({ id, label }) => ({ sectorId: id, label }));
  if (hasRest || parts.length === 1) parts.push({ sectorId: null, label: "" });
  const wide = TURN / parts.length;
  return parts.map((part, index) => ({ ...part, from: index * wide, to: (index + 1) * wide }));
}

const areaOf = (ring: Ring, { sectorId }: Slice) => (sectorId ? `ring:${ring.id}:${sectorId}` : `ring:${ring.id}`);

function layRing(
  ring: Ring,
  inner: number,
  slices: readonly Slice[],
  placed: PlacedNotes,
  words: SceneWords,
): LaidRing {
  const notes: LaidRing["notes"] = [];
  let reach = 0;
  for (const slice of slices) {
    const laid = layNotes(placed.inArea(areaOf(ring, slice)), NOTE_WIDTH, words);
    if (laid.length === 0) continue;
    const { spots, outer } = packedAs(areaOf(ring, slice), sizesOf(laid), inner === 0 ? 0 : inner + EDGE, slice);
    reach = Math.max(reach, outer);
    notes.push({ laid, spots });
  }
  const least = inner === 0 ? LEAST_RADIUS : inner + LEAST_BAND;
  const outer = Math.max(least, Math.ceil((reach + EDGE) / GROWTH) * GROWTH);
  return { ring, inner, outer, notes, count: notes.reduce((sum, { laid }) => sum + laid.length, 0) };
}

const sizesOf = lastMade((laid: readonly LaidNote[]): readonly Size[] =>
  laid.map(({ shape: { width, height } }) => ({ width, height })),
);

interface Packed {
  sizes: readonly Size[];
  inner: number;
  wedge: Wedge;
  result: ReturnType<typeof packWedge>;
}
/** Each slice as it was packed last: an edit that changes no size leaves it as it is. */
const packs = new Map<string, Packed>();
forgetWhenErased(() => packs.clear());
const MOST_PACKS = 500;

function packedAs(key: string, sizes: readonly Size[], inner: number, wedge: Wedge): Packed["result"] {
  const known = packs.get(key);
  const isSame =
    known?.inner === inner &&
    known.wedge.from === wedge.from &&
    known.wedge.to === wedge.to &&
    hasSameSizes(known.sizes, sizes);
  if (known && isSame) return known.result;
  const result = packWedge(sizes, inner, wedge);
  if (packs.size >= MOST_PACKS) packs.clear();
  packs.set(key, { sizes, inner, wedge: { from: wedge.from, to: wedge.to }, result });
  return result;
}

const hasSameSizes = (before: readonly Size[], after: readonly Size[]): boolean =>
  before === after ||
  (before.length === after.length &&
    before.every(({ width, height }, at) => width === after[at]?.width && height === after[at]?.height));

/** Filled in turns, so that each ring is told from the next without its line. */
const FILLS = ["surface", "sunken"] as const;

function ringNode(
  { ring, inner, outer, count }: LaidRing,
  index: number,
  { x, y }: RingSpot,
  words: SceneWords,
): SceneNode {
  const fill = FILLS[index % FILLS.length] ?? "surface";
  const d = `M ${-outer} 0 A ${outer} ${outer} 0 1 1 ${outer} 0 A ${outer} ${outer} 0 1 1 ${-outer} 0 Z`;
  const disc: PathItem = { type: "path", d, x, y, scale: 1, fill, stroke: "line", strokeWidth: 1.5 };
  const area: RingArea = { x, y, from: 0, to: TURN, inner, outer };
  return {
    key: `ring:${ring.id}`,
    role: "ring",
    id: ring.id,
    ...around({ x, y }, outer),
    items: [disc],
    area,
    label: `${ring.label}, ${words.notes(count)}`,
  };
}

const around = ({ x, y }: RingSpot, radius: number) => ({
  x: x - radius,
  y: y - radius,
  width: 2 * radius,
  height: 2 * radius,
});

/** The slices of one ring: what a hand points at, and the line at the start of each. */
function sliceNodes({ ring, inner, outer }: LaidRing, slices: readonly Slice[], middle: RingSpot): SceneNode[] {
  return slices.map((slice): SceneNode => {
    const [sin, cos] = [Math.sin(slice.from), -Math.cos(slice.from)];
    const at = (radius: number) => [middle.x + sin * radius, middle.y + cos * radius];
    const items: SceneItem[] = [
      { type: "line", points: [...at(inner), ...at(outer)], stroke: "line", strokeWidth: 1.5, dash: [6, 5] },
    ];
    const area: RingArea = { ...middle, from: slice.from, to: slice.to, inner, outer };
    const key = slice.sectorId ? areaOf(ring, slice) : `rest:${ring.id}`;
    return { key, role: "ring", ...around(middle, outer), items, area, label: "" };
  });
}

/** A ring's name sits on its line at the top, as on a signpost. */
function pillNode({ ring, outer }: LaidRing, { x, y }: RingSpot): SceneNode {
  const room = Math.max(80, outer * 1.2);
  const block = textBlock(ring.label, {
    x: 0,
    y: 0,
    maxWidth: room,
    size: NAME.size,
    lineHeight: NAME.lineHeight,
    weight: NAME.weight,
    fill: "ink",
  });
  const width = block.width + 24;
  const height = block.height + 8;
  const [left, top] = [x - width / 2, y - outer - Math.min(height, NAME.height) / 2];
  const items: SceneItem[] = [
    {
      type: "rect",
      x: left,
      y: top,
      width,
      height,
      radius: Math.min(height, NAME.height) / 2,
      fill: "surface",
      stroke: "line",
      strokeWidth: 1.5,
    },
    ...block.items.map((item): SceneItem => ({ ...item, x: x, y: item.y + top + 4, anchor: "middle" })),
  ];
  return { key: `name:${ring.id}`, role: "title", x: left, y: top, width, height, items, label: "" };
}

function sectorName(slice: Slice, reach: number) {
  const maxWidth = 220;
  const block = textBlock(slice.label, { x: 0, y: 0, maxWidth, size: 19, lineHeight: 24, weight: 700, fill: "ink" });
  return { slice, block, spot: spotAt((slice.from + slice.to) / 2, reach + 10, block) };
}

function nameNode(slice: Slice, block: TextBlock, spot: RingSpot, middle: RingSpot): SceneNode {
  const { width, height } = block;
  const [x, y] = [middle.x + spot.x - width / 2, middle.y + spot.y - height / 2];
  const items = block.items.map((item): SceneItem => ({ ...item, x: x + width / 2, y: item.y + y, anchor: "middle" }));
  const isNamed = slice.label !== "";
  return {
    key: `sector:${slice.sectorId ?? "rest"}`,
    role: "title",
    ...(slice.sectorId && { id: slice.sectorId }),
    x,
    y,
    width,
    height,
    items: isNamed ? items : [],
    label: slice.label,
  };
}

const notesAround = lastMade(
  (laid: readonly LaidNote[], spots: readonly RingSpot[], x: number, y: number): readonly SceneNode[] =>
    laid.map((one, index) => {
      const { width, height } = one.shape;
      const spot = spots[index] as RingSpot;
      return one.node({ x: Math.round(x + spot.x - width / 2), y: Math.round(y + spot.y - height / 2) }, false);
    }),
);
