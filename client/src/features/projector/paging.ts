/** How long a page of the wall stays, in milliseconds: time to read six notes without hurry. */
export const PAGE_MS = 12_000;

/** How long the wall stays on a page somebody chose, in milliseconds, before it turns pages by itself again. */
export const CHOSEN_MS = 90_000;

/**
 * The page that is due at a moment. It follows the server's clock, so that every screen of a room, and the host's
 * picture of it, turn together without a word between them.
 */
export function pageAt(now: number, count: number): number {
  return count < 1 ? 0 : Math.floor(now / PAGE_MS) % count;
}

/** Milliseconds until the next page is due. */
export function untilNextPage(now: number): number {
  return PAGE_MS - (now % PAGE_MS);
}

/** Where a page that was being read has gone: the same key, else the nearest place that still exists. */
export function keepPage(keys: readonly string[], key: string | null, index: number): number {
  const found = key === null ? -1 : keys.indexOf(key);
  return found >= 0 ? found : Math.max(0, Math.min(index, keys.length - 1));
}
