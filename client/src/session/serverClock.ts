import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";

/**
 * The server's time on a device whose own clock may be a day off. Each timer that arrives says what the server's clock
 * showed; `deviceNow` and all answers are in milliseconds since 1970.
 */
export function createServerClock(deviceNow: () => number) {
  let offset = 0;
  let last: WorkshopState["timer"] = null;
  return {
    /** Takes the timer of every state; only one that has just arrived says anything about now. */
    hear(timer: WorkshopState["timer"]): void {
      if (timer && timer !== last) offset = timer.now - deviceNow();
      last = timer;
    },
    now: () => deviceNow() + offset,
  };
}
