import { useCallback, useEffect, useState } from "react";
import { createStore } from "./store.ts";

const PREFIX = "longtable.kept.";

/** What was last kept from elsewhere, for those who show it already. */
const told = createStore({ key: "", value: "" });

/** State of this tab that survives a reload and a change of page: a draft, a place in a list. */
export function useKept(key: string, first: string): [string, (value: string) => void] {
  const [kept, setKept] = useState({ key, value: read(key) ?? first });
  const current = kept.key === key ? kept : { key, value: read(key) ?? first };
  const set = useCallback(
    (value: string) => {
      write(key, value);
      setKept({ key, value });
    },
    [key],
  );
  useEffect(
    () =>
      told.subscribe(() => {
        if (told.get().key === key) setKept(told.get());
      }),
    [key],
  );
  return [current.value, set];
}

/** Forgets everything this tab has kept: the next person at this phone reads nobody's draft. Answers whether there was anything. */
export function forgetKept(): boolean {
  try {
    const keys = Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX));
    for (const key of keys) sessionStorage.removeItem(key);
    return keys.length > 0;
  } catch {
    // Without storage there is nothing to forget.
    return false;
  }
}

/**
 * Forgets what this tab has kept when everything of a seat was taken back since it was last told so; `times` is how often.
 * Answers true when something was.
 */
export function forgetKeptBefore(seatId: string, times: number): boolean {
  const key = `erased.${seatId}`;
  if (times <= Number(read(key))) return false;
  const hadSome = forgetKept();
  write(key, `${times}`);
  return hadSome;
}

/** Keeps something for whoever shows it with `useKept`, now or on a page of this tab that is yet to come. */
export function keepForPage(key: string, value: string): void {
  write(key, value);
  told.set({ key, value });
}

function read(key: string): string | null {
  try {
    return sessionStorage.getItem(PREFIX + key);
  } catch {
    return null;
  }
}

function write(key: string, value: string): void {
  try {
    if (value === "") sessionStorage.removeItem(PREFIX + key);
    else sessionStorage.setItem(PREFIX + key, value);
  } catch {
    // Without storage a draft lives as long as the page.
  }
}
