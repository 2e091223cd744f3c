import type { SceneNode } from "@longtable/shared/scene/scene.types";
import { type Canvas, createCanvas, type SKRSContext2D } from "@napi-rs/canvas";
import { paintItem } from "./pngPainter.ts";

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What was painted of notes that follow each other, as strokes rather than pixels: it is as sharp at any size. */
interface Painting extends Pick<Box, "x" | "y"> {
  canvas: Canvas;
  notes: readonly SceneNode[];
}

/** The painting that a note is part of. Documents, pages and slides show the same notes at several sizes. */
const paintings = new WeakMap<SceneNode, Painting>();

/** Fewer are painted as fast as they are looked up. */
const LEAST_NOTES = 8;
/** Sides and area of a painting, in board units; beyond, notes are painted one by one. As strokes, a painting of that size weighs no more. */
const MOST_SIDE = 64_000;
const MOST_AREA = 64_000_000;
/** What of a note's edge may lie outside its box. */
const AROUND = 1;

/**
 * Paints the nodes of a part of a scene, in board units. Setting the words of 2,000 notes takes most of the time of a
 * picture: it is done once for all pictures of one scene.
 */
export function paintNodes(context: SKRSContext2D, nodes: readonly SceneNode[], source: Box): void {
  for (const run of runsOf(nodes)) {
    const painting = run[0]?.role === "note" ? paintingOf(run) : null;
    if (painting && showsJust(painting, run, source)) context.drawCanvas(painting.canvas, painting.x, painting.y);
    else paintEach(context, run);
  }
}

function paintEach(context: SKRSContext2D, nodes: readonly SceneNode[]): void {
  const brush = { context, font: "" };
  for (const node of nodes) for (const item of node.items) paintItem(brush, item);
}

/** Nodes that follow each other: notes of one painting or of none, or others. */
function runsOf(nodes: readonly SceneNode[]): SceneNode[][] {
  const runs: SceneNode[][] = [];
  for (const node of nodes) {
    const last = runs.at(-1);
    const before = last?.at(-1);
    const isSame =
      before && (before.role === "note") === (node.role === "note") && paintings.get(before) === paintings.get(node);
    if (last && isSame) last.push(node);
    else runs.push([node]);
  }
  return runs;
}

/** True where a painting has no other note in this part of the scene: a page leaves out those that stand on another one. */
function showsJust({ notes }: Painting, run: readonly SceneNode[], { x, y, width, height }: Box): boolean {
  const touches = (note: SceneNode) =>
    note.x < x + width + AROUND &&
    note.x + note.width > x - AROUND &&
    note.y < y + height + AROUND &&
    note.y + note.height > y - AROUND;
  return run.length === notes.length || notes.filter(touches).length === run.length;
}

/** The painting of these notes; makes it where there is none. */
function paintingOf(notes: readonly SceneNode[]): Painting | null {
  const [first] = notes;
  if (!first || notes.length < LEAST_NOTES) return null;
  const known = paintings.get(first);
  if (known) return known;
  // Letters stand on the very same pixels where the painting begins where the scene does.
  const [x, y] = [
    Math.min(0, least(notes.map((note) => note.x)) - AROUND),
    Math.min(0, least(notes.map((note) => note.y)) - AROUND),
  ];
  const width = most(notes.map((note) => note.x + note.width)) + AROUND - x;
  const height = most(notes.map((note) => note.y + note.height)) + AROUND - y;
  if (Math.max(width, height) > MOST_SIDE || width * height > MOST_AREA) return null;
  const canvas = createCanvas(Math.ceil(width), Math.ceil(height));
  const context = canvas.getContext("2d");
  context.translate(-x, -y);
  paintEach(context, notes);
  const painting = { canvas, x, y, notes };
  for (const note of notes) paintings.set(note, painting);
  return painting;
}

const least = (values: readonly number[]) => Math.floor(values.reduce((a, b) => Math.min(a, b)));
const most = (values: readonly number[]) => values.reduce((a, b) => Math.max(a, b));
