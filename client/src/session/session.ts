import type { Reply } from "@longtable/shared/kernel/command";
import type { Farewell } from "@longtable/shared/people/people.schema";
import { applyPatch, type StatePatch } from "@longtable/shared/workshop/workshop.patch";
import type { Notice, WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { io, type Socket } from "socket.io-client";
import { createDirectSend } from "./directSend.ts";
import { HONEST_MS, renewLine, watchLine } from "./line.ts";
import { newId } from "./newId.ts";
import { createOutbox, type Outbox } from "./outbox.ts";
import { keepOnDevice, onceAlone } from "./outboxKeep.ts";
import { RETURN } from "./returnPause.ts";
import { deriveSave } from "./saveState.ts";
import { createServerClock } from "./serverClock.ts";
import type { Link, SaveState, Session, Store } from "./session.types.ts";
import { createStore } from "./store.ts";
import { type KeptSeat, type SeatKind, tokenStore } from "./tokenStore.ts";
import { forgetKeptBefore } from "./useKept.ts";

/** A command that is not acknowledged for this long, in milliseconds, is sent again over a new line. */
const ACKNOWLEDGE_MS = 9_000;

const SOCKET_FIRST = ["websocket", "polling"] as const;
const REQUESTS_FIRST = ["polling", "websocket"] as const;

/** Opens a seat's session with the hub: state down, commands up, and what is not saved yet in between. */
export function openSession(kind: SeatKind, seat: KeptSeat): Session {
  const state = createStore<WorkshopState | null>(null);
  const link = createStore<Link>("connecting");
  const notice = createStore<string | null>(null);
  const farewell = createStore<Farewell | null>(null);
  const lateNotes = createStore(0);
  const serverClock = createServerClock(() => Date.now());
  const erased = createStore(false);
  /** Before the state has come, nothing is sent: it may have been taken back meanwhile. */
  let isGreeted = false;
  let era = 0;

  const socket: Socket = io({
    auth: { token: seat.token, slim: true },
    transports: [...SOCKET_FIRST],
    tryAllTransports: true,
    ...RETURN,
    timeout: 5_000,
  });
  // Some networks let a socket begin and cut it: every other attempt starts without one.
  socket.io.on("reconnect_attempt", (attempt) => {
    socket.io.opts.transports = attempt % 2 === 1 ? [...REQUESTS_FIRST] : [...SOCKET_FIRST];
  });
  const emit = async (command: Record<string, unknown>, withinMs = ACKNOWLEDGE_MS): Promise<Reply> => {
    try {
      return (await socket.timeout(withinMs).emitWithAck("command", command)) as Reply;
    } catch (error) {
      if (socket.connected) renewLine(socket);
      throw error;
    }
  };

  const outbox = createOutbox({
    keep: keepOnDevice(kind, seat),
    canSend: () => socket.connected && isGreeted,
    era: () => era,
    async send(command) {
      const reply = await emit(command);
      if (isLateNote(command.type, reply)) lateNotes.set(lateNotes.get() + 1);
      return reply;
    },
    newId,
    now: () => Date.now(),
    retryLater(action, attempt) {
      const timer = setTimeout(action, Math.min(8_000, 250 * 2 ** attempt) * (0.5 + Math.random()));
      return () => clearTimeout(timer);
    },
  });
  const sendDirectly = createDirectSend({
    isConnected: () => socket.connected,
    emit,
    newId,
    now: () => Date.now(),
    pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  });
  const save = followSave(outbox, link);

  socket.on("connect", () => {
    link.set("online");
    notice.set(null);
    isGreeted = false;
  });
  socket.on("disconnect", (reason) => {
    if (link.get() === "ended") return;
    link.set("connecting");
    // The server ends a seat's socket when its token is dead; the next attempt says so.
    if (reason === "io server disconnect") setTimeout(() => socket.connect(), 200 + Math.random() * 800);
  });
  socket.on("connect_error", (error) => {
    const { data } = error as Error & { data?: { code?: string; farewell?: Farewell } };
    if (data?.code === "unauthorised") {
      farewell.set(data.farewell ?? null);
      if (data.farewell?.seatId) heed(data.farewell.seatId, data.farewell.times);
      tokenStore.markDead(seat.token);
      link.set("ended");
    } else if (link.get() === "online") link.set("connecting");
  });
  socket.on("state", (whole: WorkshopState) => {
    isGreeted = true;
    take(whole);
    outbox.flush();
  });
  socket.on("notice", ({ messageKey }: Notice) => notice.set(messageKey));
  socket.on("patch", (patch: StatePatch) => {
    const current = state.get();
    if (current) take(applyPatch(current, patch));
  });

  /** Everything was taken back so often: lets go of what was written before. Answers whether that is news to who reads this. */
  function heed(seatId: string, times = 0): boolean {
    const isNewEra = era !== times;
    era = times;
    if (isNewEra) outbox.clear(times);
    return forgetKeptBefore(seatId, times) || (isNewEra && state.get() !== null);
  }

  function take(next: WorkshopState): void {
    serverClock.hear(next.timer, next.wall);
    if (heed(next.me.seatId, next.me.erased)) erased.set(true);
    state.set(next);
  }

  const stopWatchingLine = watchLine({ link, socket, flush: outbox.flush });
  const standUp = onceAlone(kind, seat, outbox.takeKept);
  function close(): void {
    outbox.stop();
    standUp();
    save.stop();
    stopWatchingLine();
    socket.disconnect();
  }

  return {
    seat,
    state,
    link,
    farewell,
    unsent: outbox.items,
    isKept: outbox.isKept,
    save: save.store,
    notice,
    lateNotes,
    erased,
    putAwayErased: () => erased.set(false),
    serverNow: serverClock.now,
    async send<Result>(type: string, input: Record<string, unknown>, { keep = true } = {}) {
      return (await (keep ? outbox.add(type, input) : sendDirectly(type, input))) as Reply<Result>;
    },
    answerTo: <Result>(id: string) => outbox.answerTo(id) as Promise<Reply<Result>>,
    discard: outbox.discard,
    revise: outbox.revise,
    retry: outbox.retry,
    leave() {
      link.set("ended");
      close();
      outbox.clear();
      tokenStore.forget(kind, seat.workshopId, seat.token);
    },
    close,
  };
}

/** A note that is on no board: it came when the workshop had closed, and is in the ideas box. */
const isLateNote = (type: string, reply: Reply) =>
  type === "board.addNote" && reply.ok && (reply.result as { noteId?: string }).noteId === undefined;

/** Works out the save pill from the outbox and the line; after five seconds without an answer it stops hoping. */
function followSave(outbox: Outbox, link: Store<Link>) {
  const store = createStore<SaveState>({ status: "saved", count: 0 });
  const firstSeen = new Map<string, number>();
  const look = () => {
    const waiting = outbox.items.get().filter(({ refused }) => refused === null);
    for (const id of firstSeen.keys()) if (!waiting.some((item) => item.id === id)) firstSeen.delete(id);
    for (const { id } of waiting) if (!firstSeen.has(id)) firstSeen.set(id, Date.now());
    const waitedMs = waiting.length === 0 ? 0 : Date.now() - Math.min(...firstSeen.values());
    const refused = outbox.items.get().length - waiting.length;
    const next = deriveSave({ waiting: waiting.length, refused, link: link.get(), waitedMs, patienceMs: HONEST_MS });
    const { status, count } = store.get();
    if (next.status !== status || next.count !== count) store.set(next);
  };
  const stops = [outbox.items.subscribe(look), link.subscribe(look)];
  const timer = setInterval(look, 1_000);
  look();
  return {
    store,
    stop() {
      clearInterval(timer);
      for (const stop of stops) stop();
    },
  };
}
