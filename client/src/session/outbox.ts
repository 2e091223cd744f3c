import type { Reply } from "@longtable/shared/kernel/command";
import type { Store, Unsent } from "./session.types.ts";
import { createStore } from "./store.ts";

type Send = (command: { id: string; type: string } & Record<string, unknown>) => Promise<Reply>;

/** Where the queue survives: a text for each item, so that two tabs in one seat cannot wipe out each other's. */
export interface OutboxKeep {
  /** In no order. */
  readAll(): string[];
  /** False when there is no room, or storage is off. */
  put(id: string, text: string): boolean;
  drop(id: string): void;
}

/** An item with its place in the queue. */
interface Queued extends Unsent {
  order: number;
  /** How often everything of this person had been taken back when it was written; absent for never. */
  era?: number;
}

interface OutboxDeps {
  keep: OutboxKeep;
  /** True while the line is there; nothing is sent without it. */
  canSend(): boolean;
  /** How often everything of this person was taken back, as far as is known here. */
  era(): number;
  /** Rejects when no answer came. */
  send: Send;
  newId(): string;
  /** Any clock that goes on across a reload, in milliseconds. */
  now(): number;
  /** Runs `action` after a pause that grows with `attempt` (from 1); the answer cancels it. */
  retryLater(action: () => void, attempt: number): () => void;
}

export interface Outbox {
  readonly items: Store<readonly Unsent[]>;
  /** False once something could not be put in storage: it then lives only as long as the page. */
  readonly isKept: Store<boolean>;
  /** Puts a command in and resolves with its acknowledgement, however long that takes. */
  add(type: string, input: Record<string, unknown>): Promise<Reply>;
  /** The acknowledgement of an item, however long that takes; of one acknowledged before, at once. */
  answerTo(id: string): Promise<Reply>;
  discard(id: string): void;
  revise(id: string, input: Record<string, unknown>): boolean;
  retry(id: string): void;
  /** Tries now: the line is back, or the page is looked at again. */
  flush(): void;
  /** Takes over what pages that are gone have left in storage. Only one page of a seat may do so at a time. */
  takeKept(): void;
  /** Forgets everything on this device; with `times`, what was written before everything was taken back that often. */
  clear(times?: number): void;
  /** Sends no more; what waits stays in storage. */
  stop(): void;
}

/**
 * After so many answers that only ask to try again, an item is put aside, so that the rest gets through. `busy` is not
 * one of them: a server that stops or whose disk is full takes nothing from anybody, and the rest would fare no better.
 */
const MAX_RETRYABLE_ANSWERS = 8;
/** Told beside an edit, without words of one's own: where it is refused there is nothing to keep and nothing to say. */
const ASIDE = new Set(["board.tellCopies"]);

/** Commands of which the last one counts, with the field that says for what: for others each counts for itself. */
const LAST_COUNTS: Record<string, string> = {
  "voting.castBallot": "roundId",
  "agreement.answer": "proposalId",
  "check.answer": "checkId",
};

/** What an item is one person's word on, or null. A later word makes an earlier one that still waits pointless. */
function subjectOf({ type, input }: Pick<Unsent, "type" | "input">): string | null {
  const field = LAST_COUNTS[type];
  return field ? `${type} ${input[field]}` : null;
}

const supersedes = (newer: Unsent, older: Unsent) => subjectOf(newer) !== null && subjectOf(newer) === subjectOf(older);

/**
 * What this device still has to get to the server's disk, in order, one at a time. Each item keeps its id through
 * every attempt, so that a repeat changes nothing; what the server refuses for good stays to be read and copied.
 */
export function createOutbox({ keep, canSend, era, send, newId, now, retryLater }: OutboxDeps): Outbox {
  const items = createStore<readonly Queued[]>([]);
  const isKept = createStore(true);
  /** The place of the last word given here on each subject: one that another page has left may be older. */
  const lastWords = new Map<string, number>();
  const waiting = new Map<string, ((reply: Reply) => void)[]>();
  /** What this page has heard: a person may be changing a note in the very moment that it goes out. */
  const answers = new Map<string, Reply>();
  let sendingId: string | null = null;
  let attempts = 0;
  let answersToRetry = 0;
  let cancelRetry: (() => void) | null = null;
  let isStopped = false;

  function change(next: readonly Queued[]): void {
    const before = items.get();
    // Written first: what is shown as kept must be kept.
    for (const item of next) {
      if (!before.includes(item) && !keep.put(item.id, JSON.stringify(item))) isKept.set(false);
    }
    for (const { id } of before) if (!next.some((item) => item.id === id)) keep.drop(id);
    items.set(next);
    if (next.length === 0) isKept.set(true);
  }
  const update = (id: string, fields: Partial<Unsent>) =>
    change(items.get().map((item) => (item.id === id ? { ...item, ...fields } : item)));
  const lastOrder = () => items.get().at(-1)?.order ?? 0;

  function settle(item: Queued, reply: Reply): void {
    attempts = 0;
    answersToRetry = 0;
    const isStillHere = items.get().some(({ id }) => id === item.id);
    if (isStillHere && (reply.ok || ASIDE.has(item.type))) change(items.get().filter(({ id }) => id !== item.id));
    else if (isStillHere && !reply.ok) {
      const { code, messageKey } = reply.error;
      update(item.id, { refused: { code, messageKey } });
    }
    answers.set(item.id, reply);
    for (const resolve of waiting.get(item.id) ?? []) resolve(reply);
    waiting.delete(item.id);
  }

  function answerTo(id: string): Promise<Reply> {
    const isWaiting = items.get().some((item) => item.id === id && item.refused === null);
    const answer = isWaiting ? undefined : answers.get(id);
    if (answer) return Promise.resolve(answer);
    return new Promise((resolve) => waiting.set(id, [...(waiting.get(id) ?? []), resolve]));
  }

  async function run(): Promise<void> {
    const item = items.get().find(({ refused }) => refused === null);
    if (isStopped || sendingId !== null || !item) return;
    if (!canSend()) return pause();
    sendingId = item.id;
    if (!item.isTried) update(item.id, { isTried: true });
    const reply = await send({ ...item.input, id: item.id, type: item.type }).catch(() => null);
    sendingId = null;
    if (reply === null || (!reply.ok && reply.error.retryable)) {
      dropIfSuperseded(item.id);
      if (reply !== null && reply.error.code !== "busy") answersToRetry += 1;
      if (reply === null || answersToRetry < MAX_RETRYABLE_ANSWERS) return pause();
    }
    if (reply !== null) settle(item, reply);
    return run();
  }

  /** A word kept only because it was on its way need not go out again once there is a later one. */
  function dropIfSuperseded(id: string): void {
    const index = items.get().findIndex((item) => item.id === id);
    const item = items.get()[index];
    const isOld = item && items.get().some((later, place) => place > index && supersedes(later, item));
    if (isOld) change(items.get().filter((other) => other !== item));
  }

  function pause(): void {
    if (isStopped) return;
    attempts += 1;
    cancelRetry?.();
    cancelRetry = retryLater(() => void run(), attempts);
  }

  return {
    items,
    isKept,
    add(type, input) {
      const order = Math.max(lastOrder() + 1, now());
      const item: Queued = { id: newId(), type, input, refused: null, isTried: false, order, era: era() };
      const kept = items.get().filter((older) => older.id === sendingId || !supersedes(item, older));
      const reply = answerTo(item.id);
      const subject = subjectOf(item);
      if (subject !== null) lastWords.set(subject, order);
      change([...kept, item]);
      void run();
      return reply;
    },
    answerTo,
    discard(id) {
      change(items.get().filter((item) => item.id !== id));
      waiting.delete(id);
    },
    revise(id, input) {
      const item = items.get().find((other) => other.id === id);
      if (!item || item.isTried) return false;
      update(id, { input: { ...item.input, ...input } });
      return true;
    },
    retry(id) {
      update(id, { refused: null });
      void run();
    },
    flush() {
      cancelRetry?.();
      attempts = 0;
      void run();
    },
    takeKept() {
      const own = items.get();
      const left = readQueue(keep.readAll()).filter(
        ({ id }) => !own.some((item) => item.id === id) && !answers.has(id),
      );
      const isOld = (item: Queued) =>
        wasTakenBack(item, era()) || (lastWords.get(subjectOf(item) ?? "") ?? 0) > item.order;
      for (const { id } of left.filter(isOld)) keep.drop(id);
      change([...left.filter((item) => !isOld(item)), ...own].toSorted((a, b) => a.order - b.order));
      void run();
    },
    clear(times = Infinity) {
      change(items.get().filter((item) => !wasTakenBack(item, times)));
      // Also what pages that are gone have left, and nobody has taken over.
      for (const item of readQueue(keep.readAll())) if (wasTakenBack(item, times)) keep.drop(item.id);
    },
    stop() {
      isStopped = true;
      cancelRetry?.();
    },
  };
}

/** Written before everything of this person was taken back for the last of so many times. */
const wasTakenBack = ({ era = 0 }: Queued, times: number) => era < times;

function readQueue(texts: readonly string[]): readonly Queued[] {
  return texts
    .flatMap((text) => {
      try {
        const kept: unknown = JSON.parse(text);
        return isQueued(kept) ? [kept] : [];
      } catch {
        return [];
      }
    })
    .toSorted((a, b) => a.order - b.order);
}

function isQueued(value: unknown): value is Queued {
  if (typeof value !== "object" || value === null) return false;
  const { id, type, input, order } = value as Partial<Queued>;
  const hasNames = typeof id === "string" && typeof type === "string" && typeof order === "number";
  return hasNames && typeof input === "object" && input !== null;
}
