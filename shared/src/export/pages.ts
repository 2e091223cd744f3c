import type { Scene, SceneItem, SceneNode } from "../scene/scene.types.ts";
import { type Box, intersects, isInside, textBox } from "./boxes.ts";
import { cutInto, type Window } from "./pageCuts.ts";

/** A part of the scene and where its corner goes on the page, in board units from the page's corner. */
export interface PageRegion {
  source: Box;
  x: number;
  y: number;
  /** Only what shows in this part; names of stages and lanes moved to where they can be read. */
  nodes: SceneNode[];
}

export interface ScenePage {
  /** Points for each board unit; the same on every page of a map. */
  scale: number;
  regions: PageRegion[];
}

export interface PaperRoom {
  /** In points. */
  width: number;
  height: number;
  /** Smallest and largest scale; the smallest gives way only to a note that is taller than a page. */
  leastScale: number;
  mostScale: number;
}

/** Past this a board is one page for its shape alone; free notes may stand a kilometre apart. */
const MOST_PAGES = 1000;
const MOST_FREE_PAGES = 60;
/** How much smaller than other boards rings may be on one page. */
const WHOLE_RINGS = 0.65;

/**
 * Splits a scene into pages that are read across, then down. Each repeats the heads and the lane names. Cuts fall
 * between steps, columns and lanes; where one of them is longer than a page, between notes. Each note is on one page;
 * rings that take several come whole before them.
 */
export function splitPages(scene: Scene, room: PaperRoom): ScenePage[] {
  const fit = Math.min(room.width / scene.width, room.height / scene.height, room.mostScale);
  // Rings are read as one shape: they are cut later than what has heads to go by.
  if (fit >= room.leastScale * (scene.anchor ? WHOLE_RINGS : 1)) return [wholePage(scene, fit)];
  const notes = scene.nodes.filter(({ role }) => role === "note");
  const tray = scene.nodes.find(({ role }) => role === "tray");
  const tallest = Math.max(0, ...notes.map(({ height }) => height));
  const least = Math.min(
    room.leastScale,
    room.height / (scene.headerHeight + tallest + 12),
    room.width / (scene.headerWidth + longestStep(scene)),
  );
  const bottom = tray ? Math.min(tray.y, ...scene.breaksY.filter((y) => y > tray.y - 30 && y < tray.y)) : scene.height;
  const right = mapRight(scene, tray);
  const inMap = notes.filter(({ y }) => y < bottom);
  const across = cutInto({
    from: scene.headerWidth,
    to: right,
    breaks: scene.breaksX,
    preferred: new Set(scene.nodes.filter(({ role }) => role === "stage").map(({ x }) => x - 3)),
    room: room.width / least - scene.headerWidth,
    solids: inMap.map(({ x, width }) => ({ from: x, to: x + width })),
  });
  const down = cutInto({
    from: scene.headerHeight,
    to: bottom,
    breaks: scene.breaksY,
    preferred: new Set(),
    room: room.height / least - scene.headerHeight,
    solids: inMap.map(({ y, height }) => ({ from: y, to: y + height })),
  });
  const hasHeads = scene.headerHeight > 0;
  if (across.length * down.length > (hasHeads ? MOST_PAGES : MOST_FREE_PAGES)) return [wholePage(scene, fit)];
  const scale = Math.min(
    room.mostScale,
    room.width / (scene.headerWidth + longest(across)),
    room.height / (scene.headerHeight + longest(down)),
  );
  const painted = new Set<string>();
  const map = down.flatMap((y, row) =>
    across.map((x) => ({ row, page: { scale, regions: mapRegions(scene, x, y, painted) } })),
  );
  const pages = map
    .filter(({ row, page }) => scene.headerWidth > 0 || (hasHeads && row === 0) || hasNotes(page))
    .map(({ page }) => page);
  const parts = tray
    ? withTray(pages, scene, tray, { room, painted, foot: { from: across.length * (down.length - 1), down } })
    : pages;
  // Rings that are cut are shown whole first, for their shape.
  return scene.anchor ? [wholePage(scene, fit), ...parts] : parts;
}

/** Notes, or rows of a result. */
const hasNotes = ({ regions }: ScenePage) =>
  regions.some(({ nodes }) => nodes.some(({ role }) => role === "note" || role === "row"));

interface TrayPlace {
  room: PaperRoom;
  painted: Set<string>;
  /** Index of the first page of the map's last row, and the map's rows. */
  foot: { from: number; down: readonly Window[] };
}

/** The unplaced tray stands below the map where there is room left, else on pages of its own. */
function withTray(pages: ScenePage[], scene: Scene, tray: SceneNode, { room, painted, foot }: TrayPlace): ScenePage[] {
  const whole = { x: tray.x, y: tray.y, width: tray.width, height: tray.height };
  const page = pages[foot.from];
  const last = foot.down.at(-1);
  const y = scene.headerHeight + (last ? last.to - last.from : 0) + 16;
  if (page && (y + tray.height) * page.scale <= room.height && tray.width * page.scale <= room.width + 1) {
    const region = { source: whole, x: 0, y, nodes: nodesIn(scene, whole, painted) };
    return pages.with(foot.from, { ...page, regions: [...page.regions, region] });
  }
  const scale = Math.min(room.mostScale, room.width / tray.width);
  const notes = scene.nodes.filter(({ role }) => role === "note");
  const rows = trayRows(tray, notes, room.height / scale);
  const regions = rows.map((row) => trayRegion(scene, row, tray, painted));
  return [...pages, ...regions.map((region) => ({ scale, regions: [region] }))];
}

function wholePage(scene: Scene, scale: number): ScenePage {
  const source = { x: 0, y: 0, width: scene.width, height: scene.height };
  return { scale, regions: [{ source, x: 0, y: 0, nodes: [...scene.nodes] }] };
}

const longest = (windows: readonly Window[]) => Math.max(0, ...windows.map(({ from, to }) => to - from));

function longestStep({ breaksX, headerWidth }: Scene): number {
  return Math.max(0, ...breaksX.map((x, index) => x - (breaksX[index - 1] ?? headerWidth)));
}

/** The tray may be wider than the map above it. */
function mapRight(scene: Scene, tray: SceneNode | undefined): number {
  if (!tray) return scene.width;
  const map = scene.nodes.filter(({ role, y }) => role !== "background" && role !== "tray" && y < tray.y);
  return Math.max(scene.headerWidth + 1, ...map.map(({ x, width }) => x + width));
}

function trayRows(tray: SceneNode, notes: readonly SceneNode[], room: number): Window[] {
  const own = notes.filter(({ y }) => y >= tray.y);
  const tops = [...new Set(own.map(({ y }) => y - 4))].toSorted((a, b) => a - b);
  return cutInto({
    from: tray.y,
    to: tray.y + tray.height,
    breaks: tops.slice(1),
    preferred: new Set(),
    room,
    solids: own.map(({ y, height }) => ({ from: y, to: y + height })),
  });
}

function mapRegions(scene: Scene, x: Window, y: Window, painted: Set<string>): PageRegion[] {
  const { headerWidth: left, headerHeight: top } = scene;
  const [width, height] = [x.to - x.from, y.to - y.from];
  const region = (source: Box, at: { x: number; y: number }): PageRegion[] =>
    source.width > 0 && source.height > 0 ? [{ source, ...at, nodes: nodesIn(scene, source, painted) }] : [];
  return [
    ...region({ x: 0, y: 0, width: left, height: top }, { x: 0, y: 0 }),
    ...region({ x: x.from, y: 0, width, height: top }, { x: left, y: 0 }),
    ...region({ x: 0, y: y.from, width: left, height }, { x: 0, y: top }),
    ...region({ x: x.from, y: y.from, width, height }, { x: left, y: top }),
  ];
}

function trayRegion(scene: Scene, row: Window, tray: SceneNode, painted: Set<string>): PageRegion {
  const source = { x: 0, y: row.from, width: tray.width, height: row.to - row.from };
  return { source, x: 0, y: 0, nodes: nodesIn(scene, source, painted) };
}

function nodesIn(scene: Scene, source: Box, painted: Set<string>): SceneNode[] {
  return scene.nodes.flatMap((node): SceneNode[] => {
    if (node.role === "note") {
      if (painted.has(node.key) || !isInside(node, source)) return [];
      painted.add(node.key);
      return [node];
    }
    if (!intersects(node, source)) return [];
    const items = readable(node, source).filter((item) => item.type !== "text" || intersects(textBox(item), source));
    return [{ ...node, items }];
  });
}

/** A stage or lane that began on an earlier page says its name again where this page begins. */
function readable(node: SceneNode, source: Box): readonly SceneItem[] {
  if (node.role === "lane" && node.y < source.y && source.x < node.x + 1) {
    return node.items.map((item) => (item.type === "text" ? { ...item, y: item.y + source.y - node.y } : item));
  }
  if (node.role !== "stage") return node.items;
  const shift = Math.max(0, source.x - node.x + 3);
  const edge = source.x + source.width;
  const [name, ...others] = node.items.flatMap((item) => (item.type === "text" ? [item] : []));
  if (shift === 0 || !name) return node.items;
  const nameRight = name.x + shift + name.width;
  const moved = others.map((item) => (item.x < source.x ? { ...item, x: item.x + shift } : item));
  const kept = moved.filter((item) => item.y > name.y + 4 || (item.x > nameRight + 6 && item.x + item.width < edge));
  return [...node.items.filter(({ type }) => type !== "text"), { ...name, x: name.x + shift }, ...kept];
}
