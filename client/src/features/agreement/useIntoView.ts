import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { bringIntoView } from "../room/bringIntoView.ts";
import { useSeatHead } from "../room/useSeatHead.ts";
import { isWriting } from "../room/writing.ts";

/** Looked at this often, in milliseconds, while something asked is out of sight. */
const LOOK_MS = 500;
/** Whoever has scrolled within this many milliseconds is reading, and stays where they are. */
const RESTED_MS = 3_000;

/**
 * Brings what the room is asked into view when it is new, without the focus: at once when nobody writes or scrolls, else
 * when that is over. Until then `isAway` says that it is out of sight, and `show` goes there.
 *
 * @param news - the newest question's key; "" for none.
 */
export function useIntoView(news: string, box: RefObject<HTMLElement | null>) {
  useSeatHead();
  const [isAway, setAway] = useState(false);
  const movedAt = useRef(Number.NEGATIVE_INFINITY);
  const show = useCallback(() => {
    const element = box.current;
    bringIntoView(() => box.current, "start");
    const heading = element?.querySelector<HTMLElement>("h2, h3");
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }, [box]);

  useEffect(() => {
    if (news === "") return setAway(false);
    const onMove = () => {
      movedAt.current = performance.now();
    };
    const look = () => {
      const element = box.current;
      if (!element || isInSight(element)) return done();
      setAway(true);
      if (isWriting() || performance.now() - movedAt.current < RESTED_MS) return undefined;
      bringIntoView(() => box.current, "start");
      return undefined;
    };
    const done = () => {
      setAway(false);
      clearInterval(timer);
    };
    const timer = setInterval(look, LOOK_MS);
    if (box.current && !isInSight(box.current)) setAway(true);
    const kinds = ["touchmove", "wheel", "keydown"] as const;
    for (const kind of kinds) addEventListener(kind, onMove, { passive: true });
    return () => {
      clearInterval(timer);
      for (const kind of kinds) removeEventListener(kind, onMove);
    };
  }, [news, box]);
  return { isAway, show };
}

/** Its beginning can be read, below what sticks to the page's top. */
function isInSight(element: HTMLElement): boolean {
  const { style } = document.documentElement;
  const heights = ["--seat-head", "--rc-bar"].map((name) => Number.parseFloat(style.getPropertyValue(name)) || 0);
  const head = heights.reduce((sum, height) => sum + height);
  const { top } = element.getBoundingClientRect();
  return top > head - 8 && top < innerHeight * 0.75;
}
