import { useEffect } from "react";

const TRIED = "longtable.screen.reloadedFor";

/** The script that a page begins with, as its address names it; null where none is found. */
export function scriptIn(html: string): string | null {
  return /<script[^>]*type="module"[^>]*src="([^"]+)"/.exec(html)?.[1] ?? null;
}

/**
 * After the line was away, the server may be a newer one: the page is then loaded again, once for each build, and only
 * while nothing would be lost by it.
 */
export function useNewBuild(isOnline: boolean, isSafe: boolean): void {
  useEffect(() => {
    if (!isOnline || !isSafe) return;
    const asking = new AbortController();
    loadIfNew(asking.signal).catch(() => undefined);
    return () => asking.abort();
  }, [isOnline, isSafe]);
}

async function loadIfNew(signal: AbortSignal): Promise<void> {
  const own = document.querySelector('script[type="module"][src]')?.getAttribute("src");
  const response = await fetch("/", { cache: "no-store", signal });
  const served = response.ok ? scriptIn(await response.text()) : null;
  if (!own || !served || served === own || sessionStorage.getItem(TRIED) === served) return;
  sessionStorage.setItem(TRIED, served);
  location.reload();
}
