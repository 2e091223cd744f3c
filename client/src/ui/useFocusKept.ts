import { type RefObject, useEffect } from "react";

/** What can take the focus without bringing up a phone's keyboard. */
const FOCUSABLE = "button, a[href], select, summary";

/**
 * Keeps the focus on the page: when what had it is taken away, by the person's own act or from elsewhere, it goes to the
 * control of the same name, such as that of a note that moved, else to the nearest one that is left. It never scrolls.
 */
export function useFocusKept(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const page = root.current;
    if (!page) return;
    let last: Element | null = null;
    let around: Element[] = [];
    const remember = ({ target }: FocusEvent) => {
      // A dialog gives the focus back by itself, to what had it before.
      if (!(target instanceof Element) || target.closest("dialog")) return;
      last = target;
      around = ancestors(target, page);
    };
    // Somebody who lets go of a control that is still there wants nothing back.
    const letGo = ({ target, relatedTarget }: FocusEvent) => {
      if (relatedTarget !== null) return;
      setTimeout(() => {
        if (target === last && last?.isConnected && document.activeElement === document.body) last = null;
      });
    };
    const keep = () => {
      if (last === null || last.isConnected || document.querySelector("dialog[open]") !== null) return;
      if (document.activeElement !== null && document.activeElement !== document.body) return;
      const next = namesake(page, last) ?? nearest(around);
      last = null;
      next?.focus({ preventScroll: true });
    };
    const observer = new MutationObserver(keep);
    observer.observe(page, { childList: true, subtree: true, attributeFilter: ["open"] });
    page.addEventListener("focusin", remember);
    page.addEventListener("focusout", letGo);
    return () => {
      observer.disconnect();
      page.removeEventListener("focusin", remember);
      page.removeEventListener("focusout", letGo);
    };
  }, [root]);
}

/** The elements around one, the nearest first. */
function ancestors(element: Element, page: Element): Element[] {
  const parent = element.parentElement;
  return parent === null || element === page ? [] : [parent, ...ancestors(parent, page)];
}

function namesake(page: Element, lost: Element): HTMLElement | null {
  const name = lost.getAttribute("aria-label");
  return name === null ? null : page.querySelector<HTMLElement>(`[aria-label="${CSS.escape(name)}"]`);
}

/** The first control in the smallest part of the page that is left around the lost one. */
function nearest(around: readonly Element[]): HTMLElement | null {
  for (const part of around) {
    if (!part.isConnected) continue;
    const inside = [...part.querySelectorAll<HTMLElement>(FOCUSABLE)].find((element) => !element.closest("dialog"));
    if (inside) return inside;
  }
  return null;
}
