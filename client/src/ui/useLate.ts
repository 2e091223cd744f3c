import { type ComponentType, useEffect, useState } from "react";

/** How long after a failed try the next one comes, in milliseconds; each further one takes as much longer. */
const AGAIN_MS = 3_000;

interface Late<Props> {
  default: ComponentType<Props>;
}

/**
 * A component that is fetched once it is wanted; null until it is there. On a bad line it is tried again, and what
 * stands around it stays as it is. Where a file that its own imports does not come, Chromium needs the page anew.
 *
 * @param load - the same function at every call: a constant of the module, which answers a module as it is.
 */
export function useLate<Props>(load: () => Promise<Late<Props>>): ComponentType<Props> | null {
  const [Part, setPart] = useState<ComponentType<Props> | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isGone = false;
    let tries = 0;
    let lost: string | undefined;
    // Chromium asks no more for a file that did not come, unless by another address, and only its words say which. What that
    // file imports stays the page's own. Where others import it too, the build has a name of its own for the module in it.
    const fetchFile = (): Promise<Late<Props>> => (lost ? import(/* @vite-ignore */ `${lost}?again=${tries}`) : load());
    const partIn = (file: Late<Props>): ComponentType<Props> =>
      file.default ?? Object.values(file as object).find((one) => one.default).default;
    const attempt = () => {
      fetchFile()
        .then(partIn)
        .then(
          (found) => !isGone && setPart(() => found),
          (error) => {
            lost ??= /Failed.* (http.*)/.exec(error)?.[1];
            tries += 1;
            if (!isGone) timer = setTimeout(attempt, AGAIN_MS * tries);
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
