import type { Reply } from "@longtable/shared/kernel/command";
import { applyPatch, type StatePatch } from "@longtable/shared/workshop/workshop.patch";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { io, type Socket } from "socket.io-client";
import { newId } from "./newId.ts";
import { createOutbox } from "./outbox.ts";
import { deriveSave } from "./saveState.ts";
import type { Link, SaveState, Session } from "./session.types.ts";
import { createStore } from "./store.ts";
import { type KeptSeat, type SeatKind, tokenStore } from "./tokenStore.ts";

/** Without an answer for this long, in milliseconds, a page says that the line is down. */
const HONEST_MS = 5_000;
const ACKNOWLEDGE_MS = 8_000;

/** Opens a seat's session with the hub: state down, commands up, and what is not saved yet in between. */
export function openSession(kind: SeatKind, seat: KeptSeat): Session {
  const state = createStore<WorkshopState | null>(null);
  const link = createStore<Link>("connecting");
  const save = createStore<SaveState>({ status: "saved", count: 0 });
  let clockOffset = 0;

  const socket: Socket = io({
    auth: { token: seat.token },
    transports: ["websocket", "polling"],
    tryAllTransports: true,
    reconnectionDelay: 400,
    reconnectionDelayMax: 4_000,
    // Spreads the return of a whole room over the time between attempts.
    randomizationFactor: 0.7,
    timeout: 5_000,
  });
  const emit = (command: Record<string, unknown>): Promise<Reply> =>
    socket.timeout(ACKNOWLEDGE_MS).emitWithAck("command", command) as Promise<Reply>;

  const key = `longtable.unsent.${kind}.${seat.workshopId}.${seat.token.slice(0, 8)}`;
  const outbox = createOutbox({
    keep: { read: () => localStorageOrNull()?.getItem(key) ?? null, write: (text) => keepText(key, text) },
    newId,
    send: (command) => (socket.connected ? emit(command) : Promise.reject(new Error("offline"))),
    retryLater(action, attempt) {
      const timer = setTimeout(action, Math.min(8_000, 300 * 2 ** attempt) * (0.5 + Math.random()));
      return () => clearTimeout(timer);
    },
  });

  const stopSaving = followSave();
  socket.on("connect", () => {
    link.set("online");
    outbox.flush();
  });
  socket.on("disconnect", (reason) => {
    link.set("connecting");
    // The server ends a seat's socket when its token is dead; the next attempt says so.
    if (reason === "io server disconnect") socket.connect();
  });
  socket.on("connect_error", (error) => {
    const { data } = error as Error & { data?: { code?: string } };
    if (data?.code === "unauthorised") link.set("ended");
    else if (link.get() === "online") link.set("connecting");
  });
  socket.on("state", (whole: WorkshopState) => take(whole));
  socket.on("patch", (patch: StatePatch) => {
    const current = state.get();
    if (current) take(applyPatch(current, patch));
  });

  function take(next: WorkshopState): void {
    if (next.timer && next.timer !== state.get()?.timer) clockOffset = next.timer.now - Date.now();
    state.set(next);
  }

  /** Works out the save pill from the outbox and the line; after five seconds without an answer it stops hoping. */
  function followSave(): () => void {
    let since: number | null = null;
    const look = () => {
      const open = outbox.items.get().filter(({ refused }) => refused === null);
      since = open.length === 0 ? null : (since ?? Date.now());
      const waitedMs = since === null ? 0 : Date.now() - since;
      const next = deriveSave({ items: outbox.items.get(), link: link.get(), waitedMs, patienceMs: HONEST_MS });
      const { status, count } = save.get();
      if (next.status !== status || next.count !== count) save.set(next);
    };
    const stops = [outbox.items.subscribe(look), link.subscribe(look)];
    const timer = setInterval(look, 1_000);
    look();
    return () => {
      clearInterval(timer);
      for (const stop of stops) stop();
    };
  }

  const stopWatchingLine = watchLine(link, socket, outbox.flush);

  function close(): void {
    stopSaving();
    stopWatchingLine();
    socket.disconnect();
  }

  return {
    state,
    link,
    unsent: outbox.items,
    save,
    serverNow: () => Date.now() + clockOffset,
    async send<Result>(type: string, input: Record<string, unknown>, { keep = true } = {}) {
      if (keep) return (await outbox.add(type, input)) as Reply<Result>;
      return (await emit({ ...input, id: newId(), type }).catch(offlineReply)) as Reply<Result>;
    },
    discard: outbox.discard,
    leave() {
      outbox.clear();
      tokenStore.forget(kind, seat.workshopId);
      link.set("ended");
      close();
    },
    close,
  };
}

const offlineReply = (): Reply => ({ ok: false, error: { code: "busy", messageKey: "offline", retryable: true } });

/** Says `offline` once the line has been down for five seconds, and tries at once when the page is looked at again. */
function watchLine(link: ReturnType<typeof createStore<Link>>, socket: Socket, flush: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    clearTimeout(timer);
    if (link.get() === "connecting") timer = setTimeout(() => link.set("offline"), HONEST_MS);
  };
  const wake = () => {
    if (document.visibilityState !== "visible" || link.get() === "ended") return;
    if (socket.connected) flush();
    else socket.connect();
  };
  const stop = link.subscribe(look);
  look();
  document.addEventListener("visibilitychange", wake);
  window.addEventListener("pageshow", wake);
  window.addEventListener("online", wake);
  return () => {
    stop();
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", wake);
    window.removeEventListener("pageshow", wake);
    window.removeEventListener("online", wake);
  };
}

function localStorageOrNull(): Storage | null {
  try {
    return globalThis.localStorage;
  } catch {
    return null;
  }
}

/** Storage may be full or switched off; the queue then lives as long as the page, and the pill says so. */
function keepText(key: string, text: string): void {
  try {
    if (text === "[]") localStorageOrNull()?.removeItem(key);
    else localStorageOrNull()?.setItem(key, text);
  } catch {
    // Nothing to do: the queue itself still holds everything.
  }
}
