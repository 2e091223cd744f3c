import { useState } from "react";

/** How copying a text stands: not tried, done, or not possible here. */
export type Copied = "ready" | "copied" | "failed";

/** Puts a text on the device's clipboard and says how that went. */
export function useCopy(text: string): [Copied, () => void] {
  const [standing, setStanding] = useState<Copied>("ready");
  const copy = () => {
    // Not there on a venue's plain address.
    const done = navigator.clipboard?.writeText(text) ?? Promise.reject();
    done.then(
      () => setStanding("copied"),
      () => setStanding("failed"),
    );
  };
  return [standing, copy];
}
