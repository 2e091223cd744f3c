import { type RefObject, useLayoutEffect } from "react";

/** The draft that somebody was writing as its field went; none again soon after. */
let left = "";
let forgetting: ReturnType<typeof setTimeout> | undefined;

/** A board takes no longer to come after another one, in milliseconds. */
const MOVE_MS = 5_000;

/** Remembers for a while that somebody was writing this draft as its field went. */
export function leaveWriting(draftOf: string): void {
  left = draftOf;
  clearTimeout(forgetting);
  forgetting = setTimeout(() => {
    left = "";
  }, MOVE_MS);
}

/**
 * Whether to go on writing in a field of this draft: one has just gone, and the focus has since been nowhere but around the
 * new one, where the page keeps it meanwhile (`useFocusKept`).
 */
export const goesOnWriting = (draftOf: string, field: HTMLElement): boolean =>
  left === draftOf && document.activeElement?.contains(field) === true;

/** Goes on in a field where its draft goes on, as when a table's board takes the place of the room's under somebody who writes. */
export function useStayWriting(draftOf: string, field: RefObject<HTMLTextAreaElement | null>): void {
  useLayoutEffect(() => {
    const area = field.current;
    if (area && goesOnWriting(draftOf, area)) {
      area.focus();
      area.selectionStart = area.value.length;
    }
    return () => {
      if (document.activeElement === area) leaveWriting(draftOf);
    };
  }, [draftOf, field]);
}
