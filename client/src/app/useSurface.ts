import { useLayoutEffect } from "react";

/** Sets the type scale of the page: `phone`, `desk` or `wall` (LOOK section 3). */
export function useSurface(surface: "phone" | "desk" | "wall", title: string): void {
  useLayoutEffect(() => {
    document.documentElement.dataset.surface = surface;
    document.title = title;
  }, [surface, title]);
}
