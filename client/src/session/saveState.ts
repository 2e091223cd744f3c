import type { Link, SaveState } from "./session.types.ts";

interface SaveInput {
  /** Things on their way, without what was refused: that is shown with its reason, and is nobody's to wait for. */
  waiting: number;
  link: Link;
  /** How long the oldest has been waiting, in milliseconds. */
  waitedMs: number;
  patienceMs: number;
}

/** What the save pill says: never `saved` while something waits, never `saving` when nobody is listening. */
export function deriveSave({ waiting, link, waitedMs, patienceMs }: SaveInput): SaveState {
  if (waiting === 0) return { status: link === "offline" ? "unsaved" : "saved", count: 0 };
  const hasHope = link !== "offline" && link !== "ended" && waitedMs < patienceMs;
  return { status: hasHope ? "saving" : "unsaved", count: waiting };
}
