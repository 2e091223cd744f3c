import { useSyncExternalStore } from "react";

/** Where we are: the first part of the path names the page, the second the workshop. */
export interface Route {
  page: string;
  workshopId: string | null;
}

const MOVED = "longtable:moved";

/** Goes to another page of the client without loading anything twice. */
export function goTo(path: string, { replace = false } = {}): void {
  if (replace) history.replaceState(null, "", path);
  else history.pushState(null, "", path);
  dispatchEvent(new Event(MOVED));
}

/** Follows the address. */
export function useRoute(): Route {
  const path = useSyncExternalStore(follow, () => location.pathname);
  const [page = "", workshopId = null] = path.split("/").filter(Boolean);
  return { page, workshopId };
}

function follow(listener: () => void): () => void {
  addEventListener("popstate", listener);
  addEventListener(MOVED, listener);
  return () => {
    removeEventListener("popstate", listener);
    removeEventListener(MOVED, listener);
  };
}
