/** Something that says what the server's clock showed when it was sent, in milliseconds since 1970. */
type Stamped = { now: number } | null | undefined;

/**
 * The server's time on a device whose own clock may be a day off. `deviceNow` and all answers are in milliseconds since
 * 1970.
 */
export function createServerClock(deviceNow: () => number) {
  let offset = 0;
  const heard = new WeakSet<object>();
  return {
    /** Takes the stamps of every state; only one that has just arrived says anything about now. */
    hear(...stamps: readonly Stamped[]): void {
      for (const stamp of stamps) {
        if (!stamp || heard.has(stamp)) continue;
        heard.add(stamp);
        offset = stamp.now - deviceNow();
      }
    },
    now: () => deviceNow() + offset,
  };
}
