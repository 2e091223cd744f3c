import type { AnyCommand, InputOf, OutputOf } from "@longtable/shared/kernel/command";
import type { WireError } from "@longtable/shared/kernel/userError";
import { closeActivity } from "@longtable/shared/workshop/workshop.commands";
import { useCallback, useState } from "react";
import type { Session } from "../../session/session.types.ts";

/** Sends a host's commands and holds the last refusal until it is put away. */
export interface Commands {
  /** The result, or null when it did not go through. */
  run<C extends AnyCommand>(command: C, input: InputOf<C>): Promise<OutputOf<C> | null>;
  problem: WireError | null;
  putAway(): void;
  /** The activity that a host wants to close though it has not made what it was to make; null when none is. */
  asksWhy: string | null;
  /** It stays open after all. */
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
  const [asksWhy, setAsksWhy] = useState<string | null>(null);
  const [waiting, setWaiting] = useState(0);
  const run = useCallback(
    async <C extends AnyCommand>(command: C, input: InputOf<C>): Promise<OutputOf<C> | null> => {
      setWaiting((count) => count + 1);
      try {
        const reply = await session.send<OutputOf<C>>(command.type, input as Record<string, unknown>, { keep: false });
        const lacksOutput = !reply.ok && reply.error.messageKey === "workshop.noOutput";
        setProblem(reply.ok || lacksOutput ? null : reply.error);
        if (command.type === closeActivity.type) setAsksWhy(lacksOutput ? activityIdIn(input) : null);
        return reply.ok ? reply.result : null;
      } finally {
        setWaiting((count) => count - 1);
      }
    },
    [session],
  );
  const putAway = useCallback(() => setProblem(null), []);
  const leaveOpen = useCallback(() => setAsksWhy(null), []);
  return { run, problem, putAway, asksWhy, leaveOpen, isBusy: waiting > 0 };
}

const activityIdIn = (input: unknown): string | null => (input as { activityId?: string }).activityId ?? null;
