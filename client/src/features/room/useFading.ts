import type { Point } from "@longtable/shared/board/board.types";
import { useEffect, useRef, useState } from "react";

/** How long a laser takes to fade, in milliseconds. */
const FADE_MS = 400;

interface Fading {
  key: number;
  at: Point;
  isGone: boolean;
}

/** The lasers that are on, and those that have just gone, where they were last. */
export function useFading(lasers: ReadonlyMap<number, Point>): Fading[] {
  const last = useRef<ReadonlyMap<number, Point>>(new Map());
  const [gone, setGone] = useState<ReadonlyMap<number, Point>>(new Map());
  useEffect(() => {
    const left = [...last.current].filter(([key]) => !lasers.has(key));
    last.current = lasers;
    if (left.length === 0) return;
    setGone((before) => new Map([...before, ...left]));
    const timer = setTimeout(() => {
      setGone((before) => new Map([...before].filter(([key]) => !left.some(([one]) => one === key))));
    }, FADE_MS);
    return () => clearTimeout(timer);
  }, [lasers]);
  const fading = [...gone].filter(([key]) => !lasers.has(key)).map(([key, at]) => ({ key, at, isGone: true }));
  return [...[...lasers].map(([key, at]) => ({ key, at, isGone: false })), ...fading];
}
