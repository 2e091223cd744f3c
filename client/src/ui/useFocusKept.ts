import { type RefObject, useEffect } from "react";

/** What can take the focus without bringing up a phone's keyboard. */
const FOCUSABLE = "button, a[href], select, summary";

/** Keys that end writing by the writer's own will; any other may come again, whatever has the focus by then. */
const ENDS = ["Enter", "Escape", "Tab"];

/**
 * Keeps the focus on the page: when what had it is taken away, by the person's own act or from elsewhere, it goes to the
 * control of the same name, such as that of a note that moved, else to the nearest one that is left; where words were being
 * typed, to what stood around them, so that the next key presses nothing. It never scrolls.
 */
export function useFocusKept(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const page = root.current;
    if (!page) return;
    // The page may be a dialog of its own; what lies in any other one is that one's business.
    const own = page.closest("dialog");
    let last: Element | null = null;
    let around: Element[] = [];
    let isTyping = false;
    const heed = ({ target, key }: KeyboardEvent) => {
      isTyping = (target as Element).matches("textarea, input") && !ENDS.includes(key);
    };
    const remember = ({ target }: FocusEvent) => {
      // A dialog gives the focus back by itself, to what had it before.
      if (!(target instanceof Element) || target.closest("dialog") !== own) return;
      last = target;
      isTyping = false;
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
      if (last === null || last.isConnected || own?.open === false) return;
      if ((own ?? document).querySelector("dialog[open]") !== null) return;
      if (document.activeElement !== null && document.activeElement !== document.body) return;
      const next = namesake(page, last) ?? (isTyping ? standing(around) : nearest(around, own));
      last = null;
      next?.focus({ preventScroll: true });
    };
    const observer = new MutationObserver(keep);
    observer.observe(page, { childList: true, subtree: true, attributeFilter: ["open"] });
    page.addEventListener("focusin", remember);
    page.addEventListener("focusout", letGo);
    page.addEventListener("keydown", heed, true);
    return () => {
      observer.disconnect();
      page.removeEventListener("focusin", remember);
      page.removeEventListener("focusout", letGo);
      page.removeEventListener("keydown", heed, true);
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
function nearest(around: readonly Element[], own: Element | null): HTMLElement | null {
  for (const part of around) {
    if (!part.isConnected) continue;
    const inside = [...part.querySelectorAll<HTMLElement>(FOCUSABLE)].find(
      (element) => element.closest("dialog") === own,
    );
    if (inside) return inside;
  }
  return null;
}

/** The smallest part of the page that is left around the lost one, ready to take the focus itself. */
function standing(around: readonly Element[]): HTMLElement | null {
  const part = around.find((one) => one.isConnected);
  if (!(part instanceof HTMLElement)) return null;
  part.tabIndex = -1;
  part.style.outline = "none";
  return part;
}
