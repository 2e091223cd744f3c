import type { AnyCommand, InputOf, OutputOf } from "@longtable/shared/kernel/command";
import type { WireError } from "@longtable/shared/kernel/userError";
import { useCallback, useState } from "react";
import type { Session } from "../../session/session.types.ts";
import { type Closing, closingOf, withReason } from "./closing.ts";

/** Sends a host's commands and holds the last refusal until it is put away. */
export interface Commands {
  /** The result, or null when it did not go through. */
  run<C extends AnyCommand>(command: C, input: InputOf<C>): Promise<OutputOf<C> | null>;
  problem: WireError | null;
  putAway(): void;
  /** The activity that a host wants to close though it has not made what it was to make; null when none is. */
  asksWhy: string | null;
  /** Sends what asked once more, with the reason; `run` answers only then. */
  answerWhy(reason: string): void;
  /** It stays open after all, and nothing of what was to come with it happens. */
  leaveOpen(): void;
  /** True while an answer is awaited. */
  isBusy: boolean;
}

/**
 * A host's commands are not kept for later: an activity that opens by itself when the line comes back would surprise
 * the room.
 */
export function useCommands(session: Session): Commands {
  const [problem, setProblem] = useState<WireError | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [waiting, setWaiting] = useState(0);
  const run = useCallback(
    async <C extends AnyCommand>(command: C, input: InputOf<C>): Promise<OutputOf<C> | null> => {
      setWaiting((count) => count + 1);
      const reply = await session
        .send<OutputOf<C>>(command.type, input as Record<string, unknown>, { keep: false })
        .finally(() => setWaiting((count) => count - 1));
      const closing = closingOf(command.type, input as Record<string, unknown>);
      if (closing && !reply.ok && reply.error.messageKey === "workshop.noOutput") {
        setProblem(null);
        const reason = await new Promise<string | null>((answer) => setAsked({ closing, answer }));
        return reason === null ? null : run(command, withReason(closing, reason) as InputOf<C>);
      }
      setProblem(reply.ok ? null : reply.error);
      if (closing) setAsked(null);
      return reply.ok ? reply.result : null;
    },
    [session],
  );
  const putAway = useCallback(() => setProblem(null), []);
  const answerWhy = useCallback((reason: string) => asked?.answer(reason), [asked]);
  const leaveOpen = useCallback(() => {
    asked?.answer(null);
    setAsked(null);
  }, [asked]);
  const asksWhy = asked?.closing.activityId ?? null;
  return { run, problem, putAway, asksWhy, answerWhy, leaveOpen, isBusy: waiting > 0 };
}

/** What is asked before something ends, and how the answer goes on; null leaves all as it is. */
interface Asked {
  closing: Closing;
  answer(reason: string | null): void;
}
