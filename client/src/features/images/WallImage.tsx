import "./images.css";
import type { ImageOnNote } from "@longtable/shared/board/board.types";
import { useBrought } from "./useBrought.ts";

/** A picture on a note of the wall. */
export function WallImage({ image: { imageId, alt } }: { image: Pick<ImageOnNote, "imageId" | "alt"> }) {
  const url = useBrought(imageId);
  return url ? <img className="wall-picture" src={url} alt={alt} /> : null;
}
