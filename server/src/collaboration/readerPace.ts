import * as Y from "yjs";

/** Readers are sent at most one frame in this time, in milliseconds. */
const TICK_MS = 30;

/** Runs `action` after a tick; passed in, so that tests choose when that is. */
export type AfterTick = (action: () => void) => void;

export const afterTick: AfterTick = (action) => void setTimeout(action, TICK_MS).unref();

/**
 * Paces what a board's readers are sent: the first update after a quiet moment goes out at once, those that follow
 * within a tick are merged and go out at its end. With 200 phones a board socket's write is what an edit costs.
 */
export function createReaderPace(send: (update: Uint8Array) => void, after: AfterTick) {
  let waiting: Uint8Array[] = [];
  let isQuiet = true;

  function offer(update: Uint8Array): void {
    if (!isQuiet) {
      waiting.push(update);
      return;
    }
    isQuiet = false;
    send(update);
    after(() => {
      isQuiet = true;
      const gathered = waiting;
      waiting = [];
      if (gathered.length > 0) offer(gathered.length === 1 && gathered[0] ? gathered[0] : Y.mergeUpdates(gathered));
    });
  }
  return { offer };
}
