const forgetters = new Set<() => void>();

/** For what remembers people's words to be faster, as laid-out lines: `forget` is called when words were erased for good. */
export function forgetWhenErased(forget: () => void): void {
  forgetters.add(forget);
}

/** Words were erased: nothing that was remembered of any words is used again. */
export function wordsErased(): void {
  for (const forget of forgetters) forget();
}
