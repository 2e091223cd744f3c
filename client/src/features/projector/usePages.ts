import { useCallback, useEffect, useRef, useState } from "react";
import { CHOSEN_MS, keepPage, PAGE_MS, pageAt, untilNextPage } from "./paging.ts";

/** Which page is on the wall, and the ways to turn it. */
export interface Pages {
  index: number;
  turn(by: 1 | -1): void;
  /** Somebody points at the wall: nothing turns while they read. */
  hold(held: boolean): void;
}

interface PagesOptions {
  /** Begins with the first page and stays there for a full turn: a result is read from its top. */
  startsFirst?: boolean;
}

/** Follows the server's clock through the pages; a page chosen by hand stays a while. */
export function usePages(keys: readonly string[], serverNow: () => number, options: PagesOptions = {}): Pages {
  const { startsFirst = false } = options;
  const [at, setAt] = useState(() => {
    const index = startsFirst ? 0 : pageAt(serverNow(), keys.length);
    return { key: keys[index] ?? null, index };
  });
  const heldRef = useRef(false);
  const [openedAt] = useState(serverNow);
  const chosenUntilRef = useRef(startsFirst ? openedAt + PAGE_MS : 0);
  const keysRef = useRef(keys);
  useEffect(() => {
    keysRef.current = keys;
  }, [keys]);

  const show = useCallback((index: number) => setAt({ key: keysRef.current[index] ?? null, index }), []);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const schedule = () => {
      timer = setTimeout(() => {
        const now = serverNow();
        if (!heldRef.current && now >= chosenUntilRef.current) show(pageAt(now, keysRef.current.length));
        schedule();
      }, untilNextPage(serverNow()) + 20);
    };
    schedule();
    return () => clearTimeout(timer);
  }, [serverNow, show]);

  const index = at.key === null ? pageAt(serverNow(), keys.length) : keepPage(keys, at.key, at.index);
  const turn = useCallback(
    (by: 1 | -1) => {
      const count = keysRef.current.length;
      if (count < 2) return;
      chosenUntilRef.current = serverNow() + CHOSEN_MS;
      show((index + by + count) % count);
    },
    [index, serverNow, show],
  );
  const hold = useCallback((held: boolean) => {
    heldRef.current = held;
  }, []);
  return { index, turn, hold };
}

/** Turns pages by the arrow keys, wherever the focus is; only the projected page itself listens. */
export function usePageKeys(pages: Pages, listens: boolean): void {
  const { turn } = pages;
  useEffect(() => {
    if (!listens) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "ArrowRight" || event.key === "PageDown") turn(1);
      if (event.key === "ArrowLeft" || event.key === "PageUp") turn(-1);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [turn, listens]);
}
