import { randomUUID } from "node:crypto";
import { createOutbox } from "@longtable/client/src/session/outbox.ts";
import type { Reply } from "@longtable/shared/kernel/command";
import { takeSeat } from "../support/participant.ts";
import { until } from "../support/until.ts";

interface SenderOptions {
  url: string;
  token: string;
  /** The device's clock, in milliseconds. */
  now?: () => number;
  /** The device's storage, which outlives a page. */
  kept?: Map<string, string>;
}

/** Short, so that a test need not wait for a phone's patience. */
const RETRY_MS = 15;
/** A line that is cut between its opening and the first word is noticed by this alone, in milliseconds (5 s on a phone). */
const OPENING_MS = 250;

/**
 * A phone as it really sends: the client's own outbox over Socket.IO, on a line that may break at any moment. A lost
 * line is noticed as the client notices it: by the socket.
 */
export function createSender({ url, token, now = () => Date.now(), kept = new Map() }: SenderOptions) {
  const { socket, ...seat } = takeSeat({ url, token });
  socket.io.timeout(OPENING_MS);
  const sentIds = new Set<string>();
  const texts: string[] = [];
  let repeats = 0;
  let answered = 0;

  /** Rejects as soon as the line is gone: the answer cannot come any more. */
  function send(command: { id: string } & Record<string, unknown>): Promise<Reply> {
    if (sentIds.has(command.id)) repeats += 1;
    sentIds.add(command.id);
    return new Promise((resolve, reject) => {
      const lost = () => reject(new Error("the line is gone"));
      socket.once("disconnect", lost);
      socket.emit("command", command, (reply: Reply) => {
        socket.off("disconnect", lost);
        resolve(reply);
      });
    });
  }

  const outbox = createOutbox({
    keep: {
      readAll: () => [...kept.values()],
      put: (id, text) => kept.set(id, text).has(id),
      drop: (id) => void kept.delete(id),
    },
    era: () => 0,
    canSend: () => socket.connected,
    send,
    newId: randomUUID,
    now,
    retryLater(action) {
      const timer = setTimeout(action, RETRY_MS);
      return () => clearTimeout(timer);
    },
  });
  outbox.takeKept();
  socket.on("connect", () => outbox.flush());

  return {
    outbox,
    state: seat.state,
    waitFor: seat.waitFor,
    connected: () => until(() => socket.connected && seat.state(), { what: "the line" }),
    isConnected: () => socket.connected,
    /** Puts a command in and resolves with its acknowledgement; a note's text is remembered. */
    async add(type: string, input: Record<string, unknown>): Promise<Reply> {
      if (typeof input.text === "string") texts.push(input.text);
      const reply = await outbox.add(type, input);
      answered += 1;
      return reply;
    },
    /** Comes back after the server itself has ended the line, which a page does by itself a moment later. */
    comeBack: () => void socket.connect(),
    /** Texts of the notes put in so far. */
    texts: () => [...texts],
    count: () => texts.length,
    answeredCount: () => answered,
    /** How often a command went out that had gone out before. */
    repeats: () => repeats,
    isEmpty: () => outbox.items.get().length === 0,
    refused: () => outbox.items.get().filter(({ refused }) => refused !== null),
    close() {
      outbox.stop();
      seat.close();
    },
  };
}
export type Sender = ReturnType<typeof createSender>;
