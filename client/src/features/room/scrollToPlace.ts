import { placeId } from "@longtable/shared/room/room.rules";
import type { RoomPlace } from "@longtable/shared/room/room.schema";
import { scrollBehavior } from "./writing.ts";

/** The board may have to be drawn first; after this many frames it is given up. */
const MOST_FRAMES = 120;

/** Scrolls a list to a place once it is drawn, below what sticks to the page's top; without one, to where the board begins. */
export function scrollToPlace(place: RoomPlace | undefined): void {
  let frames = 0;
  const look = () => {
    frames += 1;
    const found = place ? document.querySelector(`[data-id="${CSS.escape(placeId(place))}"]`) : null;
    const element = found ?? (frames > MOST_FRAMES / 4 || !place ? document.querySelector(".board") : null);
    if (!element && frames < MOST_FRAMES) return void requestAnimationFrame(look);
    element?.classList.add("rc-target");
    element?.scrollIntoView({ block: place && "noteId" in place ? "center" : "start", behavior: scrollBehavior() });
  };
  requestAnimationFrame(look);
}
