import { type ComponentType, useEffect, useState } from "react";

/** How long after a failed try the next one comes, in milliseconds. */
const AGAIN_MS = 3_000;

/**
 * A component that is fetched once it is wanted; null until it is there. On a bad line it is tried again, and what
 * stands around it stays as it is.
 *
 * @param load - the same function at every call: a constant of the module.
 */
export function useLate<Props>(load: () => Promise<{ default: ComponentType<Props> }>): ComponentType<Props> | null {
  const [Part, setPart] = useState<ComponentType<Props> | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isGone = false;
    const attempt = () => {
      load().then(
        (found) => !isGone && setPart(() => found.default),
        () => {
          if (!isGone) timer = setTimeout(attempt, AGAIN_MS);
        },
      );
    };
    attempt();
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [load]);
  return Part;
}
