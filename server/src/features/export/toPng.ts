import type { ScenePage } from "@longtable/shared/export/pages";
import type { Scene, SceneNode } from "@longtable/shared/scene/scene.types";
import { type Canvas, createCanvas } from "@napi-rs/canvas";
import { paintNodes } from "./notePaintings.ts";
import { pngFile } from "./pngFile.ts";
import { paint } from "./pngPainter.ts";

/** Larger than this there is nothing more to see. */
const MOST_ZOOM = 8;
/** Four bytes a pixel while it is painted; an 8k picture of a screen's shape. */
const MOST_PIXELS = 34_000_000;

interface Region {
  source: { x: number; y: number; width: number; height: number };
  x: number;
  y: number;
  nodes: readonly SceneNode[];
}

/** Paints a scene as a PNG with its longest side that many pixels, or as many as it may have: scaled down, never refused. */
export function toPng(scene: Scene, side: number): Uint8Array {
  const source = { x: 0, y: 0, width: scene.width, height: scene.height };
  return regionsPng([{ source, x: 0, y: 0, nodes: scene.nodes }], source, side);
}

/** How large a page of a scene is, in board units. */
export function pageSize({ regions }: ScenePage): { width: number; height: number } {
  return {
    width: Math.max(1, ...regions.map(({ x, source }) => x + source.width)),
    height: Math.max(1, ...regions.map(({ y, source }) => y + source.height)),
  };
}

/** The same for one page of a scene: its regions beside each other, each cut at its own edge. */
export const pagePng = (page: ScenePage, side: number): Uint8Array => regionsPng(page.regions, pageSize(page), side);

function regionsPng(regions: readonly Region[], size: { width: number; height: number }, side: number): Uint8Array {
  const { width, height } = size;
  const zoom = Math.min(MOST_ZOOM, side / Math.max(width, height), Math.sqrt(MOST_PIXELS / (width * height)));
  const pixels = (length: number) => Math.max(1, Math.floor(length * zoom));
  const canvas: Canvas = createCanvas(pixels(width), pixels(height));
  const context = canvas.getContext("2d");
  context.fillStyle = paint("ground");
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.scale(zoom, zoom);
  for (const { source, x, y, nodes } of regions) {
    context.save();
    context.translate(x - source.x, y - source.y);
    context.beginPath();
    context.rect(source.x, source.y, source.width, source.height);
    context.clip();
    paintNodes(context, nodes, source);
    context.restore();
  }
  return pngFile(canvas.data(), canvas.width, canvas.height);
}
