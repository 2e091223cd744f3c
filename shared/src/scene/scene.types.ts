/**
 * A scene is a board or a result as exact shapes: what Konva paints on screens and what the SVG, PDF and PNG exporters
 * paint on paper. Positions are board units (1 = 1 CSS px at zoom 1), y grows downwards, text sits on its baseline.
 * Colours are token names of the look, so that one scene serves every theme.
 */

/** A colour by its token, without the dashes: `ink`, `idea`, `idea-mark`, `oak`, … */
export type Colour = string;

export type FontWeight = 400 | 700;

export interface RectItem {
  type: "rect";
  x: number;
  y: number;
  width: number;
  height: number;
  /** One radius for all corners, or top-left, top-right, bottom-right, bottom-left. */
  radius?: number | readonly [number, number, number, number];
  fill?: Colour;
  stroke?: Colour;
  strokeWidth?: number;
  dash?: readonly number[];
}

/** One line of text, already broken; `y` is its baseline. */
export interface TextItem {
  type: "text";
  x: number;
  y: number;
  text: string;
  size: number;
  weight: FontWeight;
  fill: Colour;
  anchor?: "start" | "middle" | "end";
  /** Width by the bundled metrics, for hit tests and right-to-left alignment. */
  width: number;
  direction?: "ltr" | "rtl";
}

export interface LineItem {
  type: "line";
  points: readonly number[];
  stroke: Colour;
  strokeWidth: number;
  dash?: readonly number[];
}

/** An SVG path, moved to x, y and scaled; icons and curves. Only M, L, C, Q, A, H, V and Z commands, absolute or relative. */
export interface PathItem {
  type: "path";
  d: string;
  x: number;
  y: number;
  scale: number;
  fill?: Colour;
  stroke?: Colour;
  /** In the path's own units, before `scale`. */
  strokeWidth?: number;
  dash?: readonly number[];
}

/** A picture that somebody brought; who paints it has its pixels, or paints an empty frame. */
export interface ImageItem {
  type: "image";
  x: number;
  y: number;
  width: number;
  height: number;
  imageId: string;
  alt: string;
  /** Its pixels, where a file is painted that holds them itself. */
  pixels?: ImagePixels;
}

/** A picture's file, and the same as a data URL. */
export interface ImagePixels {
  bytes: Uint8Array;
  url: string;
}

export type SceneItem = RectItem | TextItem | LineItem | PathItem | ImageItem;

export type NodeRole =
  | "background"
  | "stage"
  | "step"
  | "lane"
  | "cell"
  | "column"
  | "ring"
  | "cluster"
  | "line"
  | "curve"
  | "note"
  | "tray"
  | "title"
  | "row"
  | "pin"
  | "difference"
  | "link"
  | "scenario"
  | "visit";

/** A slice between two circles; angles in radians clockwise from the top, a whole turn for a ring without sectors. */
export interface RingArea {
  x: number;
  y: number;
  from: number;
  to: number;
  inner: number;
  outer: number;
}

/** One thing a person would point at, with its bounds for hit tests and its words for assistive tools and exports. */
export interface SceneNode {
  /** Unique in the scene: `note:<id>`, `step:<id>`, `cell:<stepId>:<laneId>`, `column:<id>`, … */
  key: string;
  role: NodeRole;
  /** The entity's own id where it has one. */
  id?: string;
  x: number;
  y: number;
  width: number;
  height: number;
  /** What it is painted of. A note makes them each time they are asked for. */
  readonly items: readonly SceneItem[];
  /** Of a note, what is painted where it is small: ground, stamp and mark, from the note's own corner. */
  readonly sketch?: readonly SceneItem[];
  /** Of a note, the first line of its words, where it has any. */
  readonly firstLine?: TextItem | null;
  /** Of a note, the picture below its words, where it has one. */
  readonly picture?: ImageItem | null;
  /** Of a note, the colour that stands for it where it is too small for more: the darker one of its kind. */
  readonly mark?: string;
  /** Of a curve, where the words below it begin. */
  readonly foot?: number;
  /** The node's own outline within its bounds, where that is no rectangle. */
  area?: RingArea;
  /** Plain words of this node, in reading order; empty for decoration. */
  label: string;
}

export interface Scene {
  title: string;
  width: number;
  height: number;
  /** Painted in this order; reading order for text extraction. */
  nodes: readonly SceneNode[];
  /** Header band repeated on every page: everything above `headerHeight`, and left of `headerWidth` (lane names). */
  headerHeight: number;
  headerWidth: number;
  /** x positions where a page may end without cutting a step or column, ascending; y likewise, between lanes. */
  breaksX: readonly number[];
  breaksY: readonly number[];
  /** The board's own point at the scene's corner, where notes have points of their own. */
  origin?: { x: number; y: number };
  /** A point that stays where it is on screens while the scene grows around it; the corner when left out. */
  anchor?: { x: number; y: number };
}
