import type { Socket } from "socket.io-client";
import type { Link } from "./session.types.ts";
import type { ValueStore } from "./store.ts";

/** Without an answer for this long, in milliseconds, a page says that the line is down. */
export const HONEST_MS = 5_000;
/** A page that was away for this long, in milliseconds, does not trust its line: it may have been cut without a word. */
const AWAY_MS = 15_000;

interface Line {
  link: ValueStore<Link>;
  socket: Pick<Socket, "connected" | "connect" | "disconnect">;
  /** What is waiting goes out now. */
  flush(): void;
}

/**
 * Follows the line: `offline` once it has been down for five seconds, and a new attempt at once when the page is looked
 * at again or the device says that it is back. The answer stops it.
 */
export function watchLine({ link, socket, flush }: Line): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    clearTimeout(timer);
    if (link.get() === "connecting") timer = setTimeout(() => link.set("offline"), HONEST_MS);
  };
  const wake = (isDoubtful: boolean) => {
    if (link.get() === "ended") return;
    // While the next attempt is only planned, `connect` alone would wait for it too.
    if (!socket.connected || isDoubtful) renewLine(socket);
    else flush();
  };
  const onLost = () => {
    if (link.get() !== "ended" && !socket.connected) link.set("offline");
  };

  const stops = [link.subscribe(look), onWake(wake)];
  look();
  addEventListener("offline", onLost);
  return () => {
    for (const stop of stops) stop();
    clearTimeout(timer);
    removeEventListener("offline", onLost);
  };
}

/**
 * Tells when the page is looked at again or the device says that it is back, and whether a line that seems to be there
 * is doubtful because the page was away for long. The answer stops it.
 */
export function onWake(wake: (isDoubtful: boolean) => void): () => void {
  let hiddenAt: number | null = null;
  const woken = () => {
    const awayMs = hiddenAt === null ? 0 : Date.now() - hiddenAt;
    hiddenAt = null;
    wake(awayMs > AWAY_MS);
  };
  const onVisibility = () => {
    if (document.visibilityState === "hidden") hiddenAt ??= Date.now();
    else woken();
  };
  const onShow = ({ persisted }: PageTransitionEvent) => {
    // A page that is shown for the first time has only just begun its line.
    if (persisted) woken();
  };
  document.addEventListener("visibilitychange", onVisibility);
  addEventListener("pageshow", onShow);
  addEventListener("online", woken);
  return () => {
    document.removeEventListener("visibilitychange", onVisibility);
    removeEventListener("pageshow", onShow);
    removeEventListener("online", woken);
  };
}

/** Leaves a line that may be dead without saying so, or the wait for the next attempt, and takes a new line now. */
export function renewLine(socket: Pick<Socket, "connect" | "disconnect">): void {
  socket.disconnect();
  socket.connect();
}
