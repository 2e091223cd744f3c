import type { WebsocketProvider } from "y-websocket";

/**
 * How a page comes back when its line is gone: pauses that grow, each drawn from a wide span, so that a room whose line
 * breaks in one moment does not return in one. In Socket.IO's terms, for its own line.
 */
export const RETURN = { reconnectionDelay: 400, reconnectionDelayMax: 4_000, randomizationFactor: 0.7 } as const;

/** The pause before an attempt, in milliseconds; `failures` counts the attempts that failed since the line was good. */
export function returnPauseMs(failures: number, random: () => number = Math.random): number {
  const { reconnectionDelay, reconnectionDelayMax, randomizationFactor } = RETURN;
  const middle = Math.min(reconnectionDelayMax, reconnectionDelay * 2 ** failures);
  return middle * (1 + randomizationFactor * (2 * random() - 1));
}

/** At this count the provider's own pause, the same for everyone, is longer than any of ours, which then counts. */
const PAST_OWN_PAUSES = 6;

/** Makes a board's line come back after pauses of `returnPauseMs`. */
export function spreadReturns(
  provider: Pick<WebsocketProvider, "on" | "maxBackoffTime" | "wsUnsuccessfulReconnects">,
  random: () => number = Math.random,
): void {
  let failures = 0;
  provider.on("sync", (isSynced) => {
    if (isSynced) failures = 0;
  });
  provider.on("connection-close", () => {
    provider.maxBackoffTime = returnPauseMs(failures, random);
    provider.wsUnsuccessfulReconnects = PAST_OWN_PAUSES;
    failures += 1;
  });
}
