import { placeId } from "@longtable/shared/room/room.rules";
import type { RoomPlace } from "@longtable/shared/room/room.schema";
import { bringIntoView } from "./bringIntoView.ts";

/** A board that has been drawn this long without the place has none; in milliseconds. */
const DRAWN_MS = 500;

/** Scrolls a list to a place once it is drawn, below what sticks to the page's top; without one, to where the board begins. */
export function scrollToPlace(place: RoomPlace | undefined): void {
  let drawnAt: number | null = null;
  const find = () => {
    const found = place ? document.querySelector<HTMLElement>(`[data-id="${CSS.escape(placeId(place))}"]`) : null;
    const board = document.querySelector<HTMLElement>(".board");
    if (board) drawnAt ??= performance.now();
    const hasNone = !place || (drawnAt !== null && performance.now() - drawnAt > DRAWN_MS);
    const target = found ?? (hasNone ? board : null);
    if (target) target.style.scrollMarginBlockStart = "calc(var(--seat-head, 0px) + var(--rc-bar, 0px) + 0.5rem)";
    return target;
  };
  bringIntoView(find, place && "noteId" in place ? "center" : "start");
}
