import { randomUUID } from "node:crypto";
import type { Reply } from "@longtable/shared/kernel/command";
import { applyPatch, type StatePatch } from "@longtable/shared/workshop/workshop.patch";
import type { Notice, WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { io } from "socket.io-client";
import { until } from "./until.ts";

interface SeatOptions {
  url: string;
  token: string;
  headers?: Record<string, string>;
  /** Takes counts of votes alone, as the client does; left out: whole slices, as other programs do. */
  slim?: boolean;
}

/** Longest wait for an acknowledgement, in milliseconds. */
const ACK_MS = 10_000;

/** Sits down with a token over Socket.IO: keeps the state as a client does, and every event as it came over the wire. */
export function takeSeat({ url, token, headers = {}, slim = false }: SeatOptions) {
  const socket = io(url, {
    auth: { token, slim },
    transports: ["websocket"],
    extraHeaders: headers,
    reconnectionDelay: 20,
    reconnectionDelayMax: 100,
    forceNew: true,
  });
  let state: WorkshopState | null = null;
  const frames: string[] = [];
  const notices: Notice[] = [];
  let refusal: string | null = null;
  socket.onAny((event: string, ...values: unknown[]) => frames.push(JSON.stringify([event, ...values])));
  socket.on("state", (whole: WorkshopState) => {
    state = whole;
  });
  socket.on("patch", (patch: StatePatch) => {
    if (state) state = slim ? applyPatch(state, patch) : { ...state, ...patch };
  });
  socket.on("notice", (notice: Notice) => notices.push(notice));
  socket.on("connect_error", (error) => {
    refusal = error.message;
  });

  const waitFor = <T>(look: (state: WorkshopState) => T, what = "a state") =>
    until(() => (state === null ? null : look(state)), { what });

  /** Anything at all as a command's payload; resolves with what the server acknowledges. */
  const sendRaw = (...payload: unknown[]): Promise<Reply> =>
    socket.timeout(ACK_MS).emitWithAck("command", ...payload) as Promise<Reply>;

  return {
    socket,
    frames,
    notices,
    /** Why the server did not let this seat in; null while it did not refuse. */
    refusal: () => refusal,
    state: () => state,
    /** Resolves with the first state. */
    ready: (): Promise<WorkshopState> => waitFor((first) => first, "the first state"),
    /** Waits until the state fulfils `look`, and resolves with what it answered. */
    waitFor,
    sendRaw,
    send: <Result = Record<string, unknown>>(
      type: string,
      input: Readonly<Record<string, unknown>> = {},
      id: string = randomUUID(),
    ) => sendRaw({ id, type, ...input }) as Promise<Reply<Result>>,
    close: () => void socket.disconnect(),
  };
}
export type Participant = ReturnType<typeof takeSeat>;
