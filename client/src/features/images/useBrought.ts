import { useCallback, useSyncExternalStore } from "react";
import { broughtUrl, onBrought } from "./brought.ts";

/** A picture's address within the page: undefined while it comes, null where it cannot be had. */
export function useBrought(imageId: string): string | null | undefined {
  const subscribe = useCallback((changed: () => void) => onBrought((id) => id === imageId && changed()), [imageId]);
  return useSyncExternalStore(subscribe, () => broughtUrl(imageId));
}
