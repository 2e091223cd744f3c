import type { ImageItem } from "@longtable/shared/scene/scene.types";
import { useBrought } from "./useBrought.ts";

/** A picture within a drawn scene; an empty frame while it comes. */
export function SceneImage({ item }: { item: ImageItem }) {
  const { x, y, width, height, imageId } = item;
  const url = useBrought(imageId);
  const box = { x, y, width, height };
  if (!url) return <rect {...box} fill="var(--surface)" stroke="var(--line)" />;
  return <image {...box} href={url} preserveAspectRatio="xMidYMid slice" />;
}
