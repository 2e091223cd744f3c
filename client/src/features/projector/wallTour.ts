import { UNTOUCHED } from "@longtable/shared/screen/screen.rules";
import type { WallPlace, WallState } from "@longtable/shared/screen/screen.schema";
import { createContext } from "react";

/** What is shown in pages, for whoever drives the wall. */
export interface ShownPages {
  view: string;
  index: number;
  pages: readonly { key: string; label: string }[];
}

/** What the wall's pages know of how they are driven. */
export interface WallTour {
  /** What is shown (see `viewKey`). */
  view: string;
  driven: Omit<WallState, "now">;
  /** Notes at the place that hosts called everyone to: the first page that has one of them is shown. */
  sought?: readonly string[];
  /** Hears what pages there are and which is shown, also when nothing has changed; nothing where there are no pages. */
  onPages?(shown: ShownPages): void;
}

export const WallTourContext = createContext<WallTour>({ view: "", driven: UNTOUCHED });

/** The page so many pages on from the one shown; null where there is nothing to turn. */
export function placeFrom({ view, index, pages }: ShownPages, by: number): WallPlace | null {
  if (pages.length === 0) return null;
  const to = (((index + by) % pages.length) + pages.length) % pages.length;
  return { view, key: pages[to]?.key ?? "", index: to };
}

/** True when two say the same. */
export function isSameShown(one: ShownPages | null, other: ShownPages): boolean {
  if (one?.view !== other.view || one.index !== other.index || one.pages.length !== other.pages.length) return false;
  return one.pages.every(({ key, label }, place) => {
    const page = other.pages[place];
    return page?.key === key && page.label === label;
  });
}
