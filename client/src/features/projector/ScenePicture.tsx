import type { Scene, SceneItem, SceneNode } from "@longtable/shared/scene/scene.types";
import { createElement, type ReactElement } from "react";
import { SceneImage } from "../images/SceneImage.tsx";

/** A part of a scene, in its own units. */
export interface SceneWindow {
  x: number;
  y: number;
  width: number;
  height: number;
}

const colour = (token: string | undefined) => (token === undefined ? "none" : `var(--${token})`);

function meets(node: SceneNode, part: SceneWindow): boolean {
  return (
    node.x < part.x + part.width &&
    node.x + node.width > part.x &&
    node.y < part.y + part.height &&
    node.y + node.height > part.y
  );
}

/** Path of a rectangle with its own radius at each corner. */
function rectPath(x: number, y: number, width: number, height: number, radius: readonly number[]): string {
  const [a = 0, b = 0, c = 0, d = 0] = radius;
  return [
    `M${x + a} ${y}H${x + width - b}A${b} ${b} 0 0 1 ${x + width} ${y + b}`,
    `V${y + height - c}A${c} ${c} 0 0 1 ${x + width - c} ${y + height}`,
    `H${x + d}A${d} ${d} 0 0 1 ${x} ${y + height - d}V${y + a}A${a} ${a} 0 0 1 ${x + a} ${y}Z`,
  ].join("");
}

/** Right-to-left lines are wrapped in an embedding, as in files: `direction` would turn the anchor round, out of the card. */
function paint(item: SceneItem): ReactElement {
  const dash = "dash" in item && item.dash ? { strokeDasharray: item.dash.join(" ") } : {};
  switch (item.type) {
    case "rect": {
      const paint = {
        fill: colour(item.fill),
        stroke: colour(item.stroke),
        strokeWidth: item.strokeWidth ?? 1,
        ...dash,
      };
      const { x, y, width, height, radius = 0 } = item;
      if (typeof radius !== "number") return <path d={rectPath(x, y, width, height, radius)} {...paint} />;
      return <rect x={x} y={y} width={width} height={height} rx={radius} {...paint} />;
    }
    case "text":
      return (
        <text
          x={item.x}
          y={item.y}
          fontSize={item.size}
          fontWeight={item.weight}
          fill={colour(item.fill)}
          textAnchor={item.anchor ?? "start"}
        >
          {item.direction === "rtl" ? `\u202b${item.text}\u202c` : item.text}
        </text>
      );
    case "line":
      return (
        <polyline
          points={item.points.join(" ")}
          fill="none"
          stroke={colour(item.stroke)}
          strokeWidth={item.strokeWidth}
          {...dash}
        />
      );
    case "path":
      return (
        <path
          d={item.d}
          transform={`translate(${item.x} ${item.y}) scale(${item.scale})`}
          fill={colour(item.fill)}
          stroke={colour(item.stroke)}
          strokeWidth={item.strokeWidth ?? 1}
          {...dash}
        />
      );
    case "image":
      return <SceneImage item={item} />;
  }
}

/** A window onto a scene, drawn as SVG at a place of the picture around it; what does not meet the window is left out. */
export function ScenePicture({ scene, part, at }: { scene: Scene; part: SceneWindow; at: { x: number; y: number } }) {
  if (part.width <= 0 || part.height <= 0) return null;
  return (
    <svg
      x={at.x}
      y={at.y}
      width={part.width}
      height={part.height}
      viewBox={`${part.x} ${part.y} ${part.width} ${part.height}`}
      overflow="hidden"
      aria-hidden="true"
    >
      {scene.nodes
        .filter((node) => meets(node, part))
        .map((node) => createElement("g", { key: node.key }, ...node.items.map(paint)))}
    </svg>
  );
}
