import { scrollBehavior } from "./writing.ts";

/** Looked at this often, in milliseconds, until it stands where it should. */
const LOOK_MS = 200;
/** It stands there once so many looks on end have found it so. */
const STILL_LOOKS = 3;
/** On a slow line a board may have to be fetched first; after this many milliseconds it is given up. */
const PATIENCE_MS = 30_000;
/** What somebody does who goes elsewhere by themselves. */
const OWN_MOVES = ["pointerdown", "wheel", "keydown"] as const;

let stopLast = () => {};

/**
 * Scrolls to something once it is there, and on until it stands in view: what is drawn or comes late on the way moves it.
 * It ends when this person moves the page, and when something else is brought into view.
 */
export function bringIntoView(find: () => Element | null, block: ScrollLogicalPosition): void {
  stopLast();
  let stillLooks = 0;
  let at: number | null = null;
  const givenUpAt = performance.now() + PATIENCE_MS;
  const look = () => {
    const element = find();
    if (performance.now() > givenUpAt || stillLooks === STILL_LOOKS) return stop();
    if (!element) return;
    // On its way it is left alone; where it then stands need not be the place any more.
    const isOnItsWay = at !== null && Math.abs(scrollY - at) > 1;
    const before = scrollY;
    if (!isOnItsWay) element.scrollIntoView({ block, behavior: at === null ? scrollBehavior() : "instant" });
    stillLooks = at !== null && !isOnItsWay && Math.abs(scrollY - before) <= 1 ? stillLooks + 1 : 0;
    at = scrollY;
  };
  const timer = setInterval(look, LOOK_MS);
  const first = requestAnimationFrame(look);
  const stop = () => {
    clearInterval(timer);
    cancelAnimationFrame(first);
    for (const kind of OWN_MOVES) removeEventListener(kind, stop, true);
  };
  for (const kind of OWN_MOVES) addEventListener(kind, stop, { capture: true, passive: true });
  stopLast = stop;
}
