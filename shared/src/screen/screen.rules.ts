import type { TurnedPage, WallPlace, WallState } from "./screen.schema.ts";

/** How long a page of the wall stays, in milliseconds: time to read six notes without hurry. */
export const PAGE_MS = 12_000;
/** So much longer, in milliseconds, where something new has come in. */
export const LINGER_MS = 5_000;
/** How long the wall stays on a page somebody chose, in milliseconds, before it turns pages by itself again. */
export const CHOSEN_MS = 90_000;

/** How a wall is driven that nobody has touched. */
export const UNTOUCHED: Omit<WallState, "now"> = { isHeld: false, isWhole: false };

type Driven = Omit<WallState, "now">;

/**
 * The page that is due at a moment. It follows the server's clock, so that every screen of a room, and the host's
 * picture of it, turn together without a word between them. A page with something new stays into the next one's time.
 */
export function pageAt(now: number, count: number, isFresh: (index: number) => boolean = () => false): number {
  if (count < 1) return 0;
  const due = Math.floor(now / PAGE_MS) % count;
  const before = (due + count - 1) % count;
  return now % PAGE_MS < LINGER_MS && isFresh(before) ? before : due;
}

/** Milliseconds until the page may change by itself. */
export function untilNextTurn(now: number): number {
  const into = now % PAGE_MS;
  return into < LINGER_MS ? LINGER_MS - into : PAGE_MS - into;
}

/** Where a page that was being read has gone: the same key, else the nearest place that still exists. */
export function keepPage(keys: readonly string[], key: string | null, index: number): number {
  const found = key === null ? -1 : keys.indexOf(key);
  return found >= 0 ? found : Math.max(0, Math.min(index, keys.length - 1));
}

/** True while a page that was turned to is the one to show. */
export function isInForce({ isHeld, turned }: Driven, now: number): boolean {
  return turned !== undefined && (isHeld || now < turned.at + CHOSEN_MS);
}

/**
 * The index of the page somebody chose of what is shown; null while pages turn by themselves. Held pages of something
 * else than what is shown now begin at their first.
 */
export function chosenPage(
  driven: Driven,
  { view, keys, now }: { view: string; keys: readonly string[]; now: number },
): number | null {
  const { turned, isHeld } = driven;
  if (!turned || !isInForce(driven, now)) return null;
  if (turned.place && turned.place.view !== view) return isHeld ? 0 : null;
  if (keys.length === 0) return 0;
  const { place, by, from } = turned;
  const start = place ? keepPage(keys, place.key, place.index) : pageAt(from, keys.length);
  return (((start + by) % keys.length) + keys.length) % keys.length;
}

/** After turning so many pages from the one that is shown. */
export function turnedBy<State extends Driven>(driven: State, by: number, now: number): State {
  const before = isInForce(driven, now) ? driven.turned : undefined;
  const turned: TurnedPage = before ? { ...before, at: now, by: before.by + by } : { at: now, from: now, by };
  return { ...driven, turned };
}

/** After choosing a page. */
export function turnedTo<State extends Driven>(driven: State, place: WallPlace, now: number): State {
  return { ...driven, turned: { at: now, from: now, by: 0, place } };
}

/** After holding the page that is shown; where it is not named, the one chosen before or due now. */
export function heldAt<State extends Driven>(driven: State, place: WallPlace | undefined, now: number): State {
  const turned = place ? turnedTo(driven, place, now).turned : turnedBy(driven, 0, now).turned;
  return { ...driven, isHeld: true, ...(turned && { turned }) };
}

/** After letting the pages turn by themselves again. */
export function letGo<State extends Driven>({ turned: _turned, ...driven }: State): Omit<State, "turned"> {
  return { ...driven, isHeld: false };
}
