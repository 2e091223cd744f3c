import { PAGE_MS } from "@longtable/shared/screen/screen.rules";
import { useCallback, useEffect, useRef } from "react";

/**
 * Follows what comes in on which page. The answer says whether something new came to a page since the tour was there
 * last: for one round of all pages. What was there when the page opened is not new.
 */
export function useFresh(items: readonly (readonly string[])[], serverNow: () => number) {
  const cameAt = useRef(new Map<string, number>());
  const itemsRef = useRef(items);
  useEffect(() => {
    itemsRef.current = items;
    const known = cameAt.current;
    const now = serverNow();
    const isFirst = ![...items].flat().some((id) => known.has(id));
    for (const id of items.flat()) if (!known.has(id)) known.set(id, isFirst ? 0 : now);
  }, [items, serverNow]);
  return useCallback(
    (index: number, count: number) => {
      const since = serverNow() - (count + 1) * PAGE_MS;
      return (itemsRef.current[index] ?? []).some((id) => (cameAt.current.get(id) ?? 0) > since);
    },
    [serverNow],
  );
}
