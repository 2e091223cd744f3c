/** Passed in wherever time matters, so that tests choose it. Milliseconds since 1970. */
export interface Clock {
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

/** For limits on lines: no jump of the wall clock ends one. Milliseconds since the process began. */
export const processClock: Clock = { now: () => performance.now() };

/** Runs an action once, so many milliseconds later, unless it is called off; keeps no process alive. */
export const inAWhile = (milliseconds: number) => (action: () => void) => {
  const timer = setTimeout(action, milliseconds);
  timer.unref();
  return () => clearTimeout(timer);
};
