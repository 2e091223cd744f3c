const forgetters = new Set<() => void>();

/**
 * For what remembers people's words, to be faster or to take a step back: `forget` is called when words were erased for good.
 * The answer ends it.
 */
export function forgetWhenErased(forget: () => void): () => void {
  forgetters.add(forget);
  return () => {
    forgetters.delete(forget);
  };
}

/** Words were erased: nothing that was remembered of any words is used again. */
export function wordsErased(): void {
  for (const forget of forgetters) forget();
}
