import { useCallback, useState } from "react";

const PREFIX = "longtable.kept.";

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
  return [current.value, set];
}

/** Forgets everything this tab has kept: the next person at this phone reads nobody's draft. */
export function forgetKept(): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
  } catch {
    // Without storage there is nothing to forget.
  }
}

/** Keeps something for a page of this tab that is yet to come; `useKept` of the same key reads it. */
export function keepForPage(key: string, value: string): void {
  write(key, value);
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
