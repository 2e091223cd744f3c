import type { NodeRole, RectItem, SceneNode, TextItem } from "@longtable/shared/scene/scene.types";
import { signsOf } from "@longtable/shared/scene/textLayout";
import { type Brush, LEAST_TEXT_PX, paintItem } from "./paintItem.ts";

/** What a board is found one's way by: these keep their names where all else is too small to read. */
const HEADS: ReadonlySet<NodeRole> = new Set(["stage", "step", "lane", "column", "title", "cluster"]);
/** So high are the letters of a name at least, in screen pixels, where there is room. */
const LEAST_HEAD_PX = 9;
/** Of the height of a head a name may take this share. */
const MOST_SHARE = 0.75;
/** From line to line, of the letters' size. */
const LINE_HEIGHT = 1.15;

/** Paints a head whose name would be too small to read with as much of the name as fits, larger; false for all other nodes. */
export function paintSmallHead(brush: Brush, node: SceneNode): boolean {
  const { zoom } = brush;
  if (!HEADS.has(node.role)) return false;
  const texts = node.items.filter((item) => item.type === "text");
  const [first] = texts;
  if (!first || first.size * zoom >= LEAST_HEAD_PX) return false;
  const room = roomAround(first, node);
  const size = Math.min(LEAST_HEAD_PX / zoom, room.height * MOST_SHARE);
  if (size <= first.size || size * zoom < LEAST_TEXT_PX) return false;
  for (const item of node.items) if (item.type !== "text") paintItem(brush, item);
  const lines = texts.filter((text) => text.size === first.size && text.weight === first.weight);
  const whole = { text: lines.map(({ text }) => text).join(" "), width: sum(lines.map(({ width }) => width)) };
  const most = Math.max(1, Math.floor((room.height * MOST_SHARE) / (size * LINE_HEIGHT)));
  // It grows about the middle of its letters.
  const top = first.y + (size - first.size) * 0.36;
  linesOf({ ...whole, size: first.size }, size, room.width, most).forEach((text, index) => {
    paintItem(brush, { ...first, text, size, y: top + index * size * LINE_HEIGHT });
  });
  return true;
}

/** Words one after the other in at most so many lines; what does not fit ends in dots. */
function linesOf(line: Pick<TextItem, "text" | "width" | "size">, size: number, room: number, most: number): string[] {
  const perLetter = line.width / (line.text.length || 1);
  const cut = (text: string) => cutTo({ text, width: text.length * perLetter, size: line.size }, size, room);
  const lines: string[] = [];
  let rest = line.text;
  while (rest !== "" && lines.length < most - 1) {
    const fits = Math.max(1, Math.floor((room * line.size) / (perLetter * size)));
    const end = rest.length <= fits ? rest.length : rest.lastIndexOf(" ", fits);
    if (end <= 0) break;
    lines.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return [...lines, cut(rest)].filter((text) => text !== "");
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);

/** The narrowest ground a name stands on, less what is free beside it; the node itself where it has none. */
function roomAround({ x, y, anchor }: TextItem, node: SceneNode): { width: number; height: number } {
  const grounds = node.items.filter(
    (item): item is RectItem =>
      item.type === "rect" && item.x <= x && item.x + item.width >= x && item.y <= y && item.y + item.height >= y,
  );
  const ground = grounds.toSorted((one, other) => one.width * one.height - other.width * other.height)[0] ?? node;
  const beside = anchor === "middle" ? 8 : anchor === "end" ? ground.x + ground.width - x : x - ground.x;
  return { width: ground.width - 2 * beside, height: ground.height };
}

/** As much of a line of that size and width as fits into `room` at another size; nothing where that says nothing. */
export function cutTo(line: Pick<TextItem, "text" | "width" | "size">, size: number, room: number): string {
  const signs = signsOf(line.text);
  const fit = Math.floor((signs.length * room * line.size) / (line.width * size || 1));
  if (fit >= signs.length) return line.text;
  const text = `${signs
    .slice(0, Math.max(fit - 2, 0))
    .join("")
    .trimEnd()}…`;
  return text.length < 3 ? "" : text;
}
