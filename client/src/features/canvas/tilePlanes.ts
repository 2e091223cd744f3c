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
  move(transform: string): void;
  /** Of the generation when its tiles were last put in. */
  version: number;
  /** The tiles in it, with where each lies. */
  places: Map<HTMLElement, string>;
}

/** Sets a style unless it is so already: a browser told again what it knows looks at its page again. */
function createStyler(element: HTMLElement, name: "cssText" | "transform") {
  let told = "";
  return (value: string) => {
    if (value === told) return;
    told = value;
    element.style[name] = value;
  };
}

/**
 * The part of the page that shows one pane: a window on planes of tiles. Tiles lie still in their plane and the browser moves
 * the whole of it, which costs far less than drawing them again each frame.
 */
export function createTilePlanes(root: HTMLElement, name: Pane["name"]) {
  const frame = document.createElement("div");
  frame.className = `canvas-pane is-${name}`;
  root.append(frame);
  const placeFrame = createStyler(frame, "cssText");
  const planes = new Map<Generation<TilePicture>, Plane>();

  const planeOf = (generation: Generation<TilePicture>): Plane => {
    const known = planes.get(generation);
    if (known) return known;
    const element = document.createElement("div");
    element.className = "canvas-plane";
    const made = { element, move: createStyler(element, "transform"), version: -1, places: new Map() };
    planes.set(generation, made);
    return made;
  };

  /** Takes in tiles that have come, and takes out those that have gone. */
  const putIn = (plane: Plane, generation: Generation<TilePicture>, ratio: number) => {
    if (plane.version === generation.version()) return;
    plane.version = generation.version();
    const side = TILE_SIDE / ratio;
    const places: Plane["places"] = new Map();
    generation.each(({ bitmap: { element }, column, row }) => {
      const place = `inline-size: ${side}px; block-size: ${side}px; left: ${column * side}px; top: ${row * side}px`;
      places.set(element, place);
      const known = plane.places.get(element);
      if (known !== place) element.style.cssText = place;
      if (known === undefined) plane.element.append(element);
    });
    for (const element of plane.places.keys()) if (!places.has(element)) element.remove();
    plane.places = places;
  };

  return {
    /** Shows these layers, from below to above, through the pane's clip; positions are device pixels. */
    show({ clip }: Pane, layers: readonly TileLayer<TilePicture>[], ratio: number) {
      placeFrame(`left: ${clip.x}px; top: ${clip.y}px; inline-size: ${clip.width}px; block-size: ${clip.height}px`);
      const elements = layers.map(({ generation, x, y, stretch }) => {
        const plane = planeOf(generation);
        putIn(plane, generation, ratio);
        plane.move(`translate(${x / ratio}px, ${y / ratio}px) scale(${stretch})`);
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
      placeFrame("display: none");
    },
    remove: () => frame.remove(),
  };
}
export type TilePlanes = ReturnType<typeof createTilePlanes>;
