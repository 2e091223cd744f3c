interface UntilOptions {
  timeoutMs?: number;
  /** What was waited for; stands in the error. */
  what?: string;
}

/** What a condition answers once it has come true. */
export type Found<T> = Exclude<T, false | 0 | "" | null | undefined>;

/** How often a condition is looked at again, in milliseconds. */
const LOOK_MS = 4;

/** Taken before any test can put its own in place: waiting for the network goes on while a test holds the clock. */
const { setTimeout: later } = globalThis;

/**
 * Waits until `look` answers something true and resolves with it; looks again and again, so that no test sleeps.
 *
 * @throws {Error} when it has not come true in time (25 s unless told: only against hanging, a busy machine takes its time).
 */
export async function until<T>(
  look: () => T | Promise<T>,
  { timeoutMs = 25_000, what = "the condition" }: UntilOptions = {},
): Promise<Found<T>> {
  const end = performance.now() + timeoutMs;
  for (;;) {
    const found = await look();
    if (found) return found as Found<T>;
    if (performance.now() > end) throw new Error(`${what} did not come true within ${timeoutMs} ms`);
    await new Promise((resolve) => later(resolve, LOOK_MS));
  }
}
