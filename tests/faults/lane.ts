import { randomUUID } from "node:crypto";
import type { Reply } from "@longtable/shared/kernel/command";

/** Sends one command and resolves with its acknowledgement; rejects when none can come any more. */
export type Send = (type: string, input: Readonly<Record<string, unknown>>, id: string) => Promise<Reply>;

export interface PendingCommand {
  id: string;
  type: string;
  input: Readonly<Record<string, unknown>>;
}

/** The connection broke before the acknowledgement came: the command may have happened or not. */
export class NoAnswer extends Error {
  override readonly name = "NoAnswer";
}

/**
 * One thing at a time, like a phone's outbox: a command stays pending until it is acknowledged, and only `resend`,
 * with the same id, can end its being pending. `learn` is told of every acknowledged success, once.
 */
export function createLane(send: Send, onAcknowledged: () => void) {
  let pending: (PendingCommand & { learn(result: unknown): void }) | null = null;

  async function attempt(): Promise<Reply> {
    if (!pending) throw new Error("nothing is pending");
    const { id, type, input, learn } = pending;
    const reply = await send(type, input, id).catch((error: unknown) => {
      throw new NoAnswer(type, { cause: error });
    });
    if (!reply.ok && reply.error.retryable) throw new NoAnswer(`${type}: ${reply.error.code}`);
    pending = null;
    if (reply.ok) learn(reply.result);
    onAcknowledged();
    return reply;
  }

  return {
    pending: (): PendingCommand | null => pending,
    run<Result>(type: string, input: Readonly<Record<string, unknown>>, learn: (result: Result) => void) {
      if (pending) throw new Error(`${pending.type} has not been acknowledged`);
      pending = { id: randomUUID(), type, input, learn: learn as (result: unknown) => void };
      return attempt();
    },
    /** Sends what is pending again, with its old id; null when nothing is. */
    resend: (): Promise<Reply | null> => (pending ? attempt() : Promise.resolve(null)),
  };
}
export type Lane = ReturnType<typeof createLane>;
