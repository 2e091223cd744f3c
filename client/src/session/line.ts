import type { Socket } from "socket.io-client";
import type { Link } from "./session.types.ts";
import type { ValueStore } from "./store.ts";

/** Without an answer for this long, in milliseconds, a page says that the line is down. */
export const HONEST_MS = 5_000;
/** A page that was away for this long, in milliseconds, cannot trust its line: phones cut lines without a word. */
const AWAY_MS = 15_000;

interface Line {
  link: ValueStore<Link>;
  socket: Socket;
  /** What is waiting goes out now. */
  flush(): void;
}

/**
 * Follows the line: `offline` once it has been down for five seconds, and a new attempt at once when the page is looked
 * at again or the device says that it is back. The answer stops it.
 */
export function watchLine({ link, socket, flush }: Line): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let hiddenAt: number | null = null;

  const look = () => {
    clearTimeout(timer);
    if (link.get() === "connecting") timer = setTimeout(() => link.set("offline"), HONEST_MS);
  };
  const wake = () => {
    if (link.get() === "ended") return;
    const awayMs = hiddenAt === null ? 0 : Date.now() - hiddenAt;
    hiddenAt = null;
    if (socket.connected && awayMs > AWAY_MS) renewLine(socket);
    else if (socket.connected) flush();
    else socket.connect();
  };
  const onVisibility = () => {
    if (document.visibilityState === "hidden") hiddenAt ??= Date.now();
    else wake();
  };
  const onLost = () => {
    if (link.get() !== "ended" && !socket.connected) link.set("offline");
  };

  const stop = link.subscribe(look);
  look();
  document.addEventListener("visibilitychange", onVisibility);
  addEventListener("pageshow", wake);
  addEventListener("online", wake);
  addEventListener("offline", onLost);
  return () => {
    stop();
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", onVisibility);
    removeEventListener("pageshow", wake);
    removeEventListener("online", wake);
    removeEventListener("offline", onLost);
  };
}

/** Leaves a line that may be dead without saying so, and takes a new one. */
export function renewLine(socket: Socket): void {
  socket.disconnect();
  socket.connect();
}
