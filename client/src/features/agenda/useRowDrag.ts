import type { AgendaPlace } from "@longtable/shared/workshop/agenda.rules";
import type { PhaseKey } from "@longtable/shared/workshop/phases";
import { type PointerEvent, type RefObject, useEffect, useRef, useState } from "react";

/** A hand that moves less than this has pressed, not dragged, in CSS px. */
const SLACK = 4;
/** So near the edge of what scrolls, it scrolls; and so far each time, in CSS px. */
const EDGE = 48;
const SCROLL = 12;

export interface Drag {
  id: string;
  /** Where the row would go now; null over nothing. */
  place: AgendaPlace | null;
}

/**
 * Dragging rows of the agenda by their handle. Rows carry `data-row` (their id), phases `data-phase`. The place under the
 * hand is found on the page as it is, so that rows another host moves meanwhile do not confuse it.
 */
export function useRowDrag(list: RefObject<HTMLElement | null>, onDrop: (id: string, place: AgendaPlace) => void) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const start = useRef<{ id: string; y: number } | null>(null);

  useEffect(() => {
    if (!drag) return;
    const giveUp = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      start.current = null;
      setDrag(null);
    };
    window.addEventListener("keydown", giveUp);
    return () => window.removeEventListener("keydown", giveUp);
  }, [drag]);

  const handle = (id: string) => ({
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      start.current = { id, y: event.clientY };
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const begun = start.current;
      if (begun?.id !== id || (!drag && Math.abs(event.clientY - begun.y) < SLACK)) return;
      scrollNear(list.current, event.clientY);
      setDrag({ id, place: placeAt(list.current, event.clientY, id) });
    },
    onPointerUp() {
      if (drag?.id === id && drag.place && start.current) onDrop(id, drag.place);
      start.current = null;
      setDrag(null);
    },
    onPointerCancel() {
      start.current = null;
      setDrag(null);
    },
  });
  return { drag, handle };
}

/** The place under a height of the page: after the last row whose middle lies above it, in the phase it lies in. */
function placeAt(list: HTMLElement | null, y: number, ownId: string): AgendaPlace | null {
  const phases = [...(list?.querySelectorAll<HTMLElement>("[data-phase]") ?? [])];
  const phase = phases.findLast((section) => section.getBoundingClientRect().top <= y) ?? phases[0];
  if (!phase) return null;
  const rows = [...phase.querySelectorAll<HTMLElement>("[data-row]")].filter((row) => row.dataset.row !== ownId);
  const above = rows.findLast((row) => {
    const { top, height } = row.getBoundingClientRect();
    return top + height / 2 <= y;
  });
  return { phase: phase.dataset.phase as PhaseKey, afterId: above?.dataset.row ?? null };
}

function scrollNear(list: HTMLElement | null, y: number): void {
  const pane = list?.closest<HTMLElement>(".console-main");
  if (!pane) return;
  const { top, bottom } = pane.getBoundingClientRect();
  if (y < top + EDGE) pane.scrollBy(0, -SCROLL);
  if (y > bottom - EDGE) pane.scrollBy(0, SCROLL);
}
