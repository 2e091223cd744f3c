import { useSyncExternalStore } from "react";
import { useKept } from "../../session/useKept.ts";
import type { Way } from "./BoardPart.tsx";

/** From this width on there is room for a canvas. */
const WIDE = "(min-width: 900px)";

/** How this person likes boards shown; null where the screen is too narrow to choose. The list is where all start. */
export function useWay(): [Way | null, (way: Way) => void] {
  const isWide = useSyncExternalStore(followWidth, () => matchMedia(WIDE).matches);
  const [kept, keep] = useKept("way", "list");
  return [isWide ? (kept === "canvas" ? "canvas" : "list") : null, keep];
}

function followWidth(listener: () => void): () => void {
  const query = matchMedia(WIDE);
  query.addEventListener("change", listener);
  return () => query.removeEventListener("change", listener);
}
