import type { RectItem, Scene, SceneItem, SceneNode } from "./scene.types.ts";

interface Placement {
  dx: number;
  dy: number;
  scale: number;
}

/** A scene with the size it is to have beside the others; 1 leaves it as it is. */
export interface StackPart {
  scene: Scene;
  scale: number;
}

/**
 * Puts scenes under one another into one picture, `gap` board units apart, on one ground. The first lends its title
 * and its header; keys of the others are numbered, so that they stay unique.
 */
export function stackScenes(parts: readonly StackPart[], gap: number): Scene {
  const [first] = parts;
  if (!first) throw new RangeError("a stack needs a scene");
  let y = 0;
  const nodes = parts.flatMap(({ scene, scale }, index) => {
    const placement = { dx: 0, dy: y, scale };
    y += scene.height * scale + gap;
    return scene.nodes.map((node) => placeNode(node, index === 0 ? "" : `${index}/`, placement));
  });
  return {
    ...first.scene,
    width: Math.max(...parts.map(({ scene, scale }) => scene.width * scale)),
    height: y - gap,
    nodes,
  };
}

/** A scene with its ground around it, so that no word stands at the picture's edge. */
export function withMargin(scene: Scene, margin: number): Scene {
  const { width, height, headerHeight, headerWidth, breaksX, breaksY } = scene;
  const placement = { dx: margin, dy: margin, scale: 1 };
  const beyond = (value: number) => value + margin;
  return {
    ...scene,
    width: width + 2 * margin,
    height: height + 2 * margin,
    // Where nothing is repeated on each page, nothing is.
    headerHeight: headerHeight && beyond(headerHeight),
    headerWidth: headerWidth && beyond(headerWidth),
    breaksX: breaksX.map(beyond),
    breaksY: breaksY.map(beyond),
    nodes: scene.nodes.filter(({ key }) => key !== "background").map((node) => placeNode(node, "", placement)),
  };
}

function placeNode(node: SceneNode, prefix: string, { dx, dy, scale }: Placement): SceneNode {
  return {
    ...node,
    key: prefix + node.key,
    x: dx + node.x * scale,
    y: dy + node.y * scale,
    width: node.width * scale,
    height: node.height * scale,
    items: node.items.map((item) => placeItem(item, { dx, dy, scale })),
  };
}

function placeItem(item: SceneItem, placement: Placement): SceneItem {
  const { dx, dy, scale } = placement;
  const stroke = "strokeWidth" in item && item.strokeWidth !== undefined && { strokeWidth: item.strokeWidth * scale };
  switch (item.type) {
    case "line": {
      const points = item.points.map((value, index) => (index % 2 === 0 ? dx : dy) + value * scale);
      return { ...item, points, ...stroke };
    }
    case "rect":
      return { ...placeRect(item, placement), ...stroke };
    case "text":
      return {
        ...item,
        x: dx + item.x * scale,
        y: dy + item.y * scale,
        size: item.size * scale,
        width: item.width * scale,
      };
    case "path":
      // Its stroke is in the path's own units and grows with its scale.
      return { ...item, x: dx + item.x * scale, y: dy + item.y * scale, scale: item.scale * scale };
    case "image":
      return {
        ...item,
        x: dx + item.x * scale,
        y: dy + item.y * scale,
        width: item.width * scale,
        height: item.height * scale,
      };
  }
}

function placeRect(item: RectItem, { dx, dy, scale }: Placement): RectItem {
  const { x, y, width, height, radius } = item;
  const placed = { ...item, x: dx + x * scale, y: dy + y * scale, width: width * scale, height: height * scale };
  if (radius === undefined) return placed;
  if (typeof radius === "number") return { ...placed, radius: radius * scale };
  const [a, b, c, d] = radius;
  return { ...placed, radius: [a * scale, b * scale, c * scale, d * scale] };
}
