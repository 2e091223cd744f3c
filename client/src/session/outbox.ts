import type { Reply } from "@longtable/shared/kernel/command";
import type { Store, Unsent } from "./session.types.ts";
import { createStore } from "./store.ts";

type Send = (command: { id: string; type: string } & Record<string, unknown>) => Promise<Reply>;

interface OutboxDeps {
  /** Where the queue survives; one text, read once and written on every change. */
  keep: { read(): string | null; write(text: string): void };
  send: Send;
  newId(): string;
  /** Runs `action` after a pause that grows with `attempt` (from 1); the answer cancels it. */
  retryLater(action: () => void, attempt: number): () => void;
}

export interface Outbox {
  readonly items: Store<readonly Unsent[]>;
  /** Puts a command in and resolves with its acknowledgement, however long that takes. */
  add(type: string, input: Record<string, unknown>): Promise<Reply>;
  discard(id: string): void;
  /** Tries now: the line is back, or the page is looked at again. */
  flush(): void;
  /** Forgets everything on this device. */
  clear(): void;
}

/** A later ballot of the same round makes an earlier one that still waits pointless. */
const supersedes = (newer: Unsent, older: Unsent) =>
  newer.type === "voting.castBallot" &&
  older.type === newer.type &&
  older.refused === null &&
  older.input.roundId === newer.input.roundId;

/**
 * What this device still has to get to the server's disk, in order, one at a time. Each item keeps its id through
 * every attempt, so that a repeat changes nothing; what the server refuses for good stays to be read and copied.
 */
export function createOutbox({ keep, send, newId, retryLater }: OutboxDeps): Outbox {
  const items = createStore<readonly Unsent[]>(read(keep.read()));
  const waiting = new Map<string, (reply: Reply) => void>();
  let sendingId: string | null = null;
  let attempts = 0;
  let cancelRetry: (() => void) | null = null;

  function change(next: readonly Unsent[]): void {
    items.set(next);
    keep.write(JSON.stringify(next));
  }

  function settle(item: Unsent, reply: Reply): void {
    const isStillHere = items.get().some(({ id }) => id === item.id);
    if (isStillHere) {
      const rest = items.get().filter(({ id }) => id !== item.id);
      const refused = reply.ok ? null : { code: reply.error.code, messageKey: reply.error.messageKey };
      change(refused ? [...rest, { ...item, refused }] : rest);
    }
    waiting.get(item.id)?.(reply);
    waiting.delete(item.id);
  }

  async function run(): Promise<void> {
    const item = items.get().find(({ refused }) => refused === null);
    if (sendingId !== null || !item) return;
    sendingId = item.id;
    const reply = await send({ ...item.input, id: item.id, type: item.type }).catch(() => null);
    sendingId = null;
    if (reply === null || (!reply.ok && reply.error.retryable)) return pause();
    attempts = 0;
    settle(item, reply);
    return run();
  }

  function pause(): void {
    attempts += 1;
    cancelRetry?.();
    cancelRetry = retryLater(() => void run(), attempts);
  }

  return {
    items,
    add(type, input) {
      const item: Unsent = { id: newId(), type, input, refused: null };
      const kept = items.get().filter((older) => older.id === sendingId || !supersedes(item, older));
      change([...kept, item]);
      const reply = new Promise<Reply>((resolve) => waiting.set(item.id, resolve));
      void run();
      return reply;
    },
    discard(id) {
      change(items.get().filter((item) => item.id !== id));
      waiting.delete(id);
    },
    flush() {
      cancelRetry?.();
      void run();
    },
    clear() {
      cancelRetry?.();
      change([]);
    },
  };
}

function read(text: string | null): readonly Unsent[] {
  if (text === null) return [];
  try {
    const kept: unknown = JSON.parse(text);
    return Array.isArray(kept) ? kept.filter(isUnsent) : [];
  } catch {
    return [];
  }
}

function isUnsent(value: unknown): value is Unsent {
  if (typeof value !== "object" || value === null) return false;
  const { id, type, input } = value as Partial<Unsent>;
  return typeof id === "string" && typeof type === "string" && typeof input === "object" && input !== null;
}
