import type { Round } from "@longtable/shared/voting/voting.schema";
import { useEffect, useState } from "react";
import { useKept } from "../../session/useKept.ts";

/** While someone writes, the end of it is looked for this often, in milliseconds. */
const LOOK_MS = 500;

/**
 * An open vote comes to the front by itself, once; after Done it stays aside, also over a reload. It does not push in
 * while someone writes: until they are done, the way in stands above the board.
 */
export function useVoteInFront(round: Round | null) {
  const [asideId, setAsideId] = useKept("voteAside", "");
  const [frontId, setFrontId] = useState<string | null>(null);
  const id = round?.id ?? null;
  const isWanted = id !== null && id !== frontId && id !== asideId;
  useEffect(() => {
    if (!isWanted) return;
    const comeForward = () => {
      setFrontId(id);
      scrollTo({ top: 0 });
    };
    if (!isWriting()) return comeForward();
    const timer = setInterval(() => {
      if (!isWriting()) comeForward();
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, [id, isWanted]);
  return {
    isInFront: id !== null && frontId === id && asideId !== id,
    putAside() {
      setAsideId(id ?? "");
      scrollTo({ top: 0 });
    },
    /** This vote, or another one that is open. */
    bringToFront(roundId: string) {
      setAsideId("");
      setFrontId(roundId);
      scrollTo({ top: 0 });
    },
  };
}

/** True while words are begun and the person is at them, or a dialog asks something. */
function isWriting(): boolean {
  const element = document.activeElement;
  const hasBegun = element instanceof HTMLTextAreaElement && element.value.trim() !== "";
  return hasBegun || document.querySelector("dialog[open]") !== null;
}
