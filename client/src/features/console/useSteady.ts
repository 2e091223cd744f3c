import { useEffect, useState } from "react";

/** How long a button's new words stand before a press counts, in milliseconds: a hand on its way meant the old ones. */
const STEADY_MS = 600;

/** False for a moment after what a button does has become something else; true from the start. */
export function useSteady(meaning: string): boolean {
  const [known, setKnown] = useState(meaning);
  useEffect(() => {
    if (known === meaning) return;
    const timer = setTimeout(() => setKnown(meaning), STEADY_MS);
    return () => clearTimeout(timer);
  }, [known, meaning]);
  return known === meaning;
}
