import { useEffect, useRef } from "react";

const SHOWN_MS = 6000;

/** How many of those at the table sat down in the last seconds; those who were there when the page opened count as seated. */
export function useJustSat(count: number, serverNow: () => number, now: number): number {
  const arrivalsRef = useRef<{ count: number; at: number[] }>({ count, at: [] });
  useEffect(() => {
    const arrivals = arrivalsRef.current;
    const newcomers = Math.max(0, count - arrivals.count);
    arrivalsRef.current = { count, at: [...arrivals.at, ...Array(newcomers).fill(serverNow())] };
  }, [count, serverNow]);
  return arrivalsRef.current.at.filter((at) => now - at < SHOWN_MS).length;
}
