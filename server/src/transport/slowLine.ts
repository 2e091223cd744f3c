/** As much of an engine.io connection as is looked at here. */
interface Line {
  on(event: "drain" | "packetCreate", heard: () => void): unknown;
  close(discard: boolean): unknown;
}

/** So many messages may wait for a line, and so long, in milliseconds, before both together are too much. */
const MAX_UNSENT = 256;
const MAX_SILENT_MS = 10_000;

/**
 * Ends a line that takes nothing any more, before its backlog grows: who comes back is given the whole state. Many
 * answers at once are no backlog: a phone that comes back from an hour without signal sends hundreds of commands.
 */
export function dropWhenBehind(line: Line, onDropped: () => void, now: () => number = () => performance.now()): void {
  let unsent = 0;
  let since = 0;
  let isDropped = false;
  line.on("drain", () => {
    unsent = 0;
  });
  line.on("packetCreate", () => {
    if (unsent === 0) since = now();
    unsent += 1;
    if (isDropped || unsent < MAX_UNSENT || now() - since < MAX_SILENT_MS) return;
    isDropped = true;
    onDropped();
    // Without waiting for what it has not taken.
    line.close(true);
  });
}
