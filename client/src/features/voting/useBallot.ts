import type { Allocation, Round } from "@longtable/shared/voting/voting.schema";
import { useCallback, useEffect, useRef, useState } from "react";
import { errorText } from "../../i18n/t.ts";
import type { Session } from "../../session/session.types.ts";
import { useStore } from "../../session/store.ts";
import { type Draft, isSettled, tap, unsentBallot } from "./ballot.ts";

/** Taps within this many milliseconds travel as one ballot. */
const GATHER_MS = 300;

/** This person's dots: as tapped, else as they wait on this device, else as the server has them. */
export function useBallot(session: Session, round: Round) {
  const unsent = useStore(session.unsent);
  const [draft, setDraft] = useState<Draft | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const latest = useRef<Allocation | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const ballot = draft?.dots ?? unsentBallot(unsent, round.id) ?? round.mine ?? NO_DOTS;

  const cast = useCallback(() => {
    clearTimeout(timer.current);
    const dots = latest.current;
    if (dots === null) return;
    latest.current = null;
    void session.send("voting.castBallot", { roundId: round.id, dots }).then((reply) => {
      if (!reply.ok) {
        setProblem(errorText(reply.error.messageKey));
        // A ballot that came too late is nothing to keep; what the server has counts, and is shown again.
        for (const { id, type, refused } of session.unsent.get()) {
          if (type === "voting.castBallot" && refused !== null) session.discard(id);
        }
      }
      // Later taps have a draft of their own.
      setDraft((current) => (current?.dots !== dots ? current : reply.ok ? { dots, isSaved: true } : null));
    });
  }, [session, round.id]);

  // The acknowledgement comes before the room's state does: until then the dots stay as tapped.
  useEffect(() => {
    if (draft && isSettled(draft, round)) setDraft(null);
  }, [draft, round]);

  // What was tapped goes into the outbox before the page can be taken away.
  useEffect(() => {
    addEventListener("pagehide", cast);
    document.addEventListener("visibilitychange", cast);
    return () => {
      removeEventListener("pagehide", cast);
      document.removeEventListener("visibilitychange", cast);
      cast();
    };
  }, [cast]);

  const change = (noteId: string, by: 1 | -1) => {
    const next = tap(round, ballot, noteId, by);
    if (next === ballot) return;
    latest.current = next;
    setDraft({ dots: next, isSaved: false });
    setProblem(null);
    clearTimeout(timer.current);
    timer.current = setTimeout(cast, GATHER_MS);
  };
  return { ballot, change, problem };
}

const NO_DOTS = {} as Allocation;
