import type { ImageFiles } from "@longtable/shared/export/imageFiles";
import type { ImageItem, Scene, SceneItem, SceneNode } from "@longtable/shared/scene/scene.types";

/** A scene whose pictures bring their pixels along, so that every painter of files can paint them. */
export function withPixels(scene: Scene, files: ImageFiles | undefined): Scene {
  if (!files || Object.keys(files).length === 0) return scene;
  return { ...scene, nodes: scene.nodes.map((node) => nodeWithPixels(node, files)) };
}

const isImage = (item: SceneItem): item is ImageItem => item.type === "image";

function nodeWithPixels(node: SceneNode, files: ImageFiles): SceneNode {
  if (node.role !== "note" || !node.items.some(isImage)) return node;
  return { ...node, items: node.items.map((item) => (isImage(item) ? itemWithPixels(item, files) : item)) };
}

function itemWithPixels(item: ImageItem, files: ImageFiles): ImageItem {
  const file = files[item.imageId];
  if (!file) return item;
  return { ...item, pixels: { bytes: file.small, url: dataUrl(file.type, file.small) } };
}

/** A picture as an address that holds it. */
export const dataUrl = (type: string, bytes: Uint8Array): string =>
  `data:${type};base64,${Buffer.from(bytes).toString("base64")}`;
