import { chosenPage, keepPage, PAGE_MS, pageAt, untilNextTurn } from "@longtable/shared/screen/screen.rules";
import { useContext, useEffect, useMemo, useRef, useState } from "react";
import { t } from "../../i18n/t.ts";
import { useFresh } from "./useFresh.ts";
import { WallTourContext } from "./wallTour.ts";

/** Which page is on the wall. */
export interface Pages {
  index: number;
}

interface PagesOptions {
  /** Begins with the first page and stays there for a full turn: a result is read from its top. */
  startsFirst?: boolean;
  /** What each page is called where one is chosen; else its number. */
  labels?: readonly string[];
  /** What stands on each page, by id: a page where something new came in stays longer. */
  items?: readonly (readonly string[])[];
}

const NONE: readonly (readonly string[])[] = [];

/**
 * The page of several that is on the wall: the one somebody chose, else the one that is due by the server's clock, so that
 * every screen shows the same.
 */
export function usePages(keys: readonly string[], serverNow: () => number, options: PagesOptions = {}): Pages {
  const { startsFirst = false, labels, items = NONE } = options;
  const { view, driven, sought, onPages } = useContext(WallTourContext);
  const isFresh = useFresh(items, serverNow);
  const due = useDuePage(keys, serverNow, { startsFirst, isFresh });
  const chosen = chosenPage(driven, { view, keys, now: serverNow() });
  const called = sought ? items.findIndex((page) => page.some((id) => sought.includes(id))) : -1;
  const index = called >= 0 ? called : (chosen ?? due);

  const pages = useMemo(
    () => keys.map((key, place) => ({ key, label: labels?.[place] ?? t("projector.page", { number: place + 1 }) })),
    [keys, labels],
  );
  useEffect(() => {
    onPages?.({ view, index, pages });
  }, [onPages, view, index, pages]);
  return { index };
}

interface DueOptions {
  startsFirst: boolean;
  isFresh(index: number, count: number): boolean;
}

/** The page that is due; what is being read stays when others come before it. */
function useDuePage(keys: readonly string[], serverNow: () => number, { startsFirst, isFresh }: DueOptions): number {
  const [at, setAt] = useState(() => {
    const index = startsFirst ? 0 : pageAt(serverNow(), keys.length);
    return { key: keys[index] ?? null, index };
  });
  const [openedAt] = useState(serverNow);
  const keysRef = useRef(keys);
  useEffect(() => {
    keysRef.current = keys;
  }, [keys]);
  useEffect(() => {
    const turnsFrom = startsFirst ? openedAt + PAGE_MS : 0;
    let timer: ReturnType<typeof setTimeout>;
    const schedule = () => {
      timer = setTimeout(() => {
        const now = serverNow();
        const { length } = keysRef.current;
        const index = pageAt(now, length, (page) => isFresh(page, length));
        if (now >= turnsFrom) setAt({ key: keysRef.current[index] ?? null, index });
        schedule();
      }, untilNextTurn(serverNow()) + 20);
    };
    schedule();
    return () => clearTimeout(timer);
  }, [serverNow, startsFirst, openedAt, isFresh]);
  return at.key === null ? pageAt(serverNow(), keys.length) : keepPage(keys, at.key, at.index);
}
