import { type RefObject, useEffect } from "react";

/**
 * Keeps `--seat-head`, the height of what sticks to the page's top, so that a line can stick below it and what is scrolled
 * to is not hidden under it.
 */
export function useSeatHead(): void {
  useEffect(() => {
    const head = document.querySelector<HTMLElement>(".seat-top");
    if (!head) return;
    const measure = () => {
      // Where the page is too low for it, it sticks far above the page: not at all.
      const isStuck = Number.parseFloat(getComputedStyle(head).top) >= 0;
      document.documentElement.style.setProperty("--seat-head", `${isStuck ? head.offsetHeight : 0}px`);
    };
    const observer = new ResizeObserver(measure);
    observer.observe(head);
    addEventListener("resize", measure);
    measure();
    return () => {
      observer.disconnect();
      removeEventListener("resize", measure);
    };
  }, []);
}

/** Keeps `--rc-bar`, the height of the line that sticks below the head, while it stands. */
export function useBarHeight(bar: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = bar.current;
    if (!element) return;
    const { style } = document.documentElement;
    const observer = new ResizeObserver(() => style.setProperty("--rc-bar", `${element.offsetHeight}px`));
    observer.observe(element);
    return () => {
      observer.disconnect();
      style.removeProperty("--rc-bar");
    };
  }, [bar]);
}
