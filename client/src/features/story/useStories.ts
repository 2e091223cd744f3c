import type { StoryList } from "@longtable/shared/story/story.schema";
import { useCallback, useEffect, useState } from "react";
import { requestJson } from "../../session/http.ts";

/** The stories this seat may read: undefined while they come, null when they did not. */
export interface StoriesRead {
  list: StoryList | null | undefined;
  again(): void;
}

/** Asks for the stories whenever the state says that they read otherwise; what was taken back is gone with the next answer. */
export function useStories({ workshopId, token }: { workshopId: string; token: string }, print: string): StoriesRead {
  const [list, setList] = useState<StoryList | null | undefined>(undefined);
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: print and turn say when to ask again.
  useEffect(() => {
    const patience = new AbortController();
    requestJson<StoryList>(`/api/workshops/${workshopId}/stories`, { token, signal: patience.signal }).then(
      setList,
      () => !patience.signal.aborted && setList(null),
    );
    return () => patience.abort();
  }, [workshopId, token, print, turn]);
  const again = useCallback(() => {
    // What is there stays until the answer comes: somebody may be at work in it.
    setList((known) => known ?? undefined);
    setTurn((count) => count + 1);
  }, []);
  return { list, again };
}
