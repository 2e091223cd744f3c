import type { Colour, FontWeight, TextItem } from "./scene.types.ts";
import { breakLines } from "./textLayout.ts";
import { ASCENT, DESCENT } from "./textWidth.ts";

export interface TextBlockOptions {
  /** Left edge of the block, or its middle with anchor `middle`; `y` is its top. */
  x: number;
  y: number;
  maxWidth: number;
  size: number;
  lineHeight: number;
  weight: FontWeight;
  fill: Colour;
  anchor?: "start" | "middle";
}

export interface TextBlock {
  items: TextItem[];
  /** Of the widest line. */
  width: number;
  height: number;
}

/** Breaks a text into lines and stacks them from the top. Right-to-left lines stand at the right edge of the block. */
export function textBlock(text: string, options: TextBlockOptions): TextBlock {
  const { x, y, maxWidth, size, lineHeight, weight, fill, anchor = "start" } = options;
  const lines = breakLines(text, { maxWidth, size, weight });
  const baseline = (lineHeight - (ASCENT + DESCENT) * size) / 2 + ASCENT * size;
  const items = lines.map((line, index): TextItem => {
    const toRight = anchor === "start" && line.direction === "rtl";
    return {
      type: "text",
      x: toRight ? x + maxWidth : x,
      y: y + baseline + index * lineHeight,
      text: line.text,
      size,
      weight,
      fill,
      width: line.width,
      direction: line.direction,
      ...(toRight ? { anchor: "end" as const } : anchor === "middle" && { anchor }),
    };
  });
  return { items, width: Math.max(...lines.map(({ width }) => width)), height: lines.length * lineHeight };
}
