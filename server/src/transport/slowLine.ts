/** As much of an engine.io connection as is looked at here. */
interface Line {
  on(event: "drain" | "packetCreate", heard: () => void): unknown;
  close(discard: boolean): unknown;
}

/** Messages that may wait for a line; a room at work makes this many in about half a minute. */
const MAX_UNSENT = 256;

/** Ends a line that takes nothing any more, before its backlog grows: who comes back is given the whole state. */
export function dropWhenBehind(line: Line, onDropped: () => void): void {
  let unsent = 0;
  line.on("drain", () => {
    unsent = 0;
  });
  line.on("packetCreate", () => {
    unsent += 1;
    if (unsent !== MAX_UNSENT) return;
    onDropped();
    // Without waiting for what it has not taken.
    line.close(true);
  });
}
