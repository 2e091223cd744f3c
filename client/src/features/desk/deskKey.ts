import { safeStorage } from "../../ui/safeStorage.ts";

const STORED = "longtable.organiserKey";

interface Places {
  location: Pick<Location, "hash" | "pathname" | "search">;
  history: Pick<History, "replaceState">;
  storage: Pick<Storage, "getItem" | "setItem" | "removeItem">;
}

/** The browser's own places; tests pass others. */
export function browserPlaces(): Places {
  return { location: window.location, history: window.history, storage: safeStorage };
}

/**
 * The organiser's key: from the link's fragment, which is then taken out of the address bar, else as it was kept on
 * this device; null when there is neither.
 */
export function takeDeskKey({ location, history, storage }: Places): string | null {
  const given = decodeURIComponent(location.hash.replace(/^#(key=)?/, "")).trim();
  if (given === "") return storage.getItem(STORED);
  history.replaceState(null, "", location.pathname + location.search);
  return given;
}

/** Keeps a key that the server accepted. */
export function keepDeskKey({ storage }: Places, key: string): void {
  storage.setItem(STORED, key);
}

/** Forgets the key on this device. */
export function forgetDeskKey({ storage }: Places): void {
  storage.removeItem(STORED);
}
