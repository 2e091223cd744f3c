import type { HeldNote } from "@longtable/shared/held/held.schema";

/** What to add when a note that was removed comes back: one that its owner alone had seen is to be theirs alone again. */
export function broughtBack({ held }: { id: string; held?: HeldNote }): { broughtBack?: "private" | "kept" } {
  return held?.stage === "private" ? { broughtBack: held.isKept ? "kept" : "private" } : {};
}
