import type { AnyCommand, InputOf, OutputOf } from "@longtable/shared/kernel/command";
import type { WireError } from "@longtable/shared/kernel/userError";
import { useCallback, useState } from "react";
import type { Session } from "../../session/session.types.ts";

/** Sends a host's commands and holds the last refusal until it is put away. */
export interface Commands {
  /** The result, or null when it did not go through. */
  run<C extends AnyCommand>(command: C, input: InputOf<C>): Promise<OutputOf<C> | null>;
  problem: WireError | null;
  putAway(): void;
  /** True while an answer is awaited. */
  isBusy: boolean;
}

/**
 * A host's commands are not kept for later: an activity that opens by itself when the line comes back would surprise
 * the room.
 */
export function useCommands(session: Session): Commands {
  const [problem, setProblem] = useState<WireError | null>(null);
  const [waiting, setWaiting] = useState(0);
  const run = useCallback(
    async <C extends AnyCommand>(command: C, input: InputOf<C>): Promise<OutputOf<C> | null> => {
      setWaiting((count) => count + 1);
      try {
        const reply = await session.send<OutputOf<C>>(command.type, input as Record<string, unknown>, { keep: false });
        setProblem(reply.ok ? null : reply.error);
        return reply.ok ? reply.result : null;
      } finally {
        setWaiting((count) => count - 1);
      }
    },
    [session],
  );
  const putAway = useCallback(() => setProblem(null), []);
  return { run, problem, putAway, isBusy: waiting > 0 };
}
