import type { Reply } from "@longtable/shared/kernel/command";

interface DirectDeps {
  isConnected(): boolean;
  /** Rejects when no answer came in time. */
  emit(command: Record<string, unknown>, withinMs: number): Promise<Reply>;
  newId(): string;
  /** In milliseconds. */
  now(): number;
  pause(milliseconds: number): Promise<void>;
}

/** One answer is awaited for this long, in milliseconds. */
const ANSWER_MS = 9_000;
/** After this long without an answer, in milliseconds, the person is told. */
const GIVE_UP_MS = 20_000;
/** Doing the same again within this many milliseconds of hearing that it failed means the same thing. */
const SAME_MS = 60_000;
const LOOK_AGAIN_MS = 250;

const OFFLINE: Reply = { ok: false, error: { code: "busy", messageKey: "offline", retryable: true } };

/**
 * Sends what is not to be kept for later. Whether a command arrived is unknown while its answer is lost, so every
 * repeat, also the person's own, carries the same id and is recorded once.
 */
export function createDirectSend({ isConnected, emit, newId, now, pause }: DirectDeps) {
  const failed = new Map<string, { id: string; at: number }>();
  return async (type: string, input: Record<string, unknown>): Promise<Reply> => {
    if (!isConnected()) return OFFLINE;
    const meaning = JSON.stringify([type, input]);
    const last = failed.get(meaning);
    failed.delete(meaning);
    const id = last && now() - last.at < SAME_MS ? last.id : newId();
    const until = now() + GIVE_UP_MS;
    for (let leftMs = GIVE_UP_MS; leftMs > 0; leftMs = until - now()) {
      const reply = isConnected()
        ? await emit({ ...input, id, type }, Math.min(leftMs, ANSWER_MS)).catch(() => null)
        : null;
      if (reply) return reply;
      await pause(LOOK_AGAIN_MS);
    }
    failed.set(meaning, { id, at: now() });
    return OFFLINE;
  };
}
