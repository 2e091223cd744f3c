import type { Pane } from "./pinned.ts";
import { type Generation, TILE_SIDE } from "./tileGeneration.ts";
import type { TileLayer } from "./tiles.ts";

/** One tile's picture: the canvas in the page, and what it is painted with. */
export interface TilePicture {
  element: HTMLCanvasElement;
  context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D | null;
}

/**
 * A new tile. Where the browser can, its pixels are sent to the screen once, when they are painted: a canvas that belongs to the
 * page is looked at, and without a graphics card copied, for every frame.
 *
 * @param onLost - called when the browser had thrown its pixels away, as after sleep, and it can be painted again.
 */
export function makeTilePicture(onLost: () => void): TilePicture {
  const element = document.createElement("canvas");
  element.width = TILE_SIDE;
  element.height = TILE_SIDE;
  const surface =
    typeof element.transferControlToOffscreen === "function" ? element.transferControlToOffscreen() : element;
  surface.addEventListener("contextrestored", onLost);
  return { element, context: surface.getContext("2d") as TilePicture["context"] };
}

interface Plane {
  element: HTMLElement;
  /** Of the generation when its tiles were last put in. */
  version: number;
}

/**
 * The part of the page that shows one pane: a window on planes of tiles. Tiles lie still in their plane and the browser moves
 * the whole of it, which costs far less than drawing them again each frame.
 */
export function createTilePlanes(root: HTMLElement, name: Pane["name"]) {
  const frame = document.createElement("div");
  frame.className = `canvas-pane is-${name}`;
  root.append(frame);
  const planes = new Map<Generation<TilePicture>, Plane>();

  const planeOf = (generation: Generation<TilePicture>): Plane => {
    const known = planes.get(generation);
    if (known) return known;
    const element = document.createElement("div");
    element.className = "canvas-plane";
    const made = { element, version: -1 };
    planes.set(generation, made);
    return made;
  };

  /** Takes in tiles that have come, and takes out those that have gone. */
  const putIn = (plane: Plane, generation: Generation<TilePicture>, ratio: number) => {
    if (plane.version === generation.version()) return;
    plane.version = generation.version();
    const held = new Set<Element>();
    const side = TILE_SIDE / ratio;
    generation.each(({ bitmap: { element }, column, row }) => {
      held.add(element);
      element.style.cssText = `inline-size: ${side}px; block-size: ${side}px; left: ${column * side}px; top: ${row * side}px`;
      if (element.parentNode !== plane.element) plane.element.append(element);
    });
    for (const child of [...plane.element.children]) if (!held.has(child)) child.remove();
  };

  return {
    /** Shows these layers, from below to above, through the pane's clip; positions are device pixels. */
    show({ clip }: Pane, layers: readonly TileLayer<TilePicture>[], ratio: number) {
      const { style } = frame;
      style.cssText = `left: ${clip.x}px; top: ${clip.y}px; inline-size: ${clip.width}px; block-size: ${clip.height}px`;
      const elements = layers.map(({ generation, x, y, stretch }) => {
        const plane = planeOf(generation);
        putIn(plane, generation, ratio);
        plane.element.style.transform = `translate(${x / ratio}px, ${y / ratio}px) scale(${stretch})`;
        return plane.element;
      });
      const isSame =
        elements.length === frame.children.length && elements.every((one, at) => frame.children[at] === one);
      if (!isSame) frame.replaceChildren(...elements);
      for (const [generation] of planes) {
        if (!layers.some((layer) => layer.generation === generation)) planes.delete(generation);
      }
    },
    hide() {
      frame.style.cssText = "display: none";
    },
    remove: () => frame.remove(),
  };
}
export type TilePlanes = ReturnType<typeof createTilePlanes>;
