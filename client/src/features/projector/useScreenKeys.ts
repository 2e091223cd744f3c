import { useEffect, useRef } from "react";
import type { Driving } from "./useDriving.ts";

/** Turns the wall's pages by the arrow keys or a clicker and holds them with the space bar, wherever the focus is. */
export function useScreenKeys(driving: Driving): void {
  const drivingRef = useRef(driving);
  useEffect(() => {
    drivingRef.current = driving;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { step, hold, isHeld } = drivingRef.current;
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      const isOnButton = event.target instanceof HTMLElement && event.target.closest("button") !== null;
      if (event.key === "ArrowRight" || event.key === "PageDown") step(1);
      else if (event.key === "ArrowLeft" || event.key === "PageUp") step(-1);
      else if (event.key === " " && !isOnButton) hold(!isHeld);
      else return;
      // The page itself never scrolls.
      event.preventDefault();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
}
