import { useEffect, useRef } from "react";
import { isWriting } from "../room/writing.ts";

/** Shows the page from its top when another activity opens, so that its question is read first; not to who is writing. */
export function useActivityTop(activityId: string | null): void {
  const known = useRef(activityId);
  useEffect(() => {
    if (known.current === activityId) return;
    known.current = activityId;
    if (!isWriting()) scrollTo({ top: 0 });
  }, [activityId]);
}
