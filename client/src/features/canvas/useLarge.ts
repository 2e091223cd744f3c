import { type RefObject, useLayoutEffect } from "react";
import { useStore } from "../../session/store.ts";
import type { CanvasModel } from "./canvas.model.ts";

/**
 * Lets the board fill the window below the page's head, which says what is saved. Whoever walks on by keyboard to what
 * lies under it gets the page back.
 *
 * @returns true while it does.
 */
export function useLarge(model: CanvasModel, root: RefObject<HTMLElement | null>): boolean {
  const isLarge = useStore(model.isLarge);
  useLayoutEffect(() => {
    const element = root.current;
    if (!isLarge || !element) return;
    const page = document.documentElement;
    const { overflow } = page.style;
    scrollTo(0, 0);
    page.style.overflow = "hidden";
    const head = document.querySelector("header");
    const fit = () => element.style.setProperty("--head", `${head?.getBoundingClientRect().bottom ?? 0}px`);
    const observer = new ResizeObserver(fit);
    if (head) observer.observe(head);
    fit();
    const onFocus = ({ target }: FocusEvent) => {
      if (!(target instanceof Element) || element.contains(target) || target.closest("header, dialog, .toasts")) return;
      model.isLarge.set(false);
    };
    document.addEventListener("focusin", onFocus);
    return () => {
      document.removeEventListener("focusin", onFocus);
      observer.disconnect();
      page.style.overflow = overflow;
    };
  }, [isLarge, model, root]);
  return isLarge;
}
