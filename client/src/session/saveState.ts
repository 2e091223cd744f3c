import type { Link, SaveState } from "./session.types.ts";

interface SaveInput {
  /** Things on their way. */
  waiting: number;
  /** Things the server would not take: shown with the reason, and not saved as long as they are there. */
  refused: number;
  link: Link;
  /** How long the oldest has been waiting, in milliseconds. */
  waitedMs: number;
  patienceMs: number;
}

/** What the save pill says: never `saved` while something waits or was refused, never `saving` when nobody is listening. */
export function deriveSave({ waiting, refused, link, waitedMs, patienceMs }: SaveInput): SaveState {
  const count = waiting + refused;
  if (waiting === 0) return { status: refused > 0 || link === "offline" ? "unsaved" : "saved", count };
  const hasHope = link !== "offline" && link !== "ended" && waitedMs < patienceMs;
  return { status: hasHope ? "saving" : "unsaved", count };
}
