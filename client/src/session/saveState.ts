import type { Link, SaveState, Unsent } from "./session.types.ts";

interface SaveInput {
  items: readonly Unsent[];
  link: Link;
  /** How long something has been waiting, in milliseconds. */
  waitedMs: number;
  patienceMs: number;
}

/** What the save pill says: never `saved` while something waits, never `saving` when nobody is listening. */
export function deriveSave({ items, link, waitedMs, patienceMs }: SaveInput): SaveState {
  const count = items.length;
  if (count === 0) return { status: link === "offline" ? "unsaved" : "saved", count: 0 };
  const hasHope = link !== "offline" && link !== "ended" && waitedMs < patienceMs;
  const isRefused = items.some(({ refused }) => refused !== null);
  return { status: hasHope && !isRefused ? "saving" : "unsaved", count };
}
