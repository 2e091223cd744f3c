import { useEffect } from "react";
import { boardHolder } from "../../session/boardHolder.ts";
import { useStore } from "../../session/store.ts";
import { keepWords } from "../canvas/keptWords.ts";

/** Words that a board refused from somebody at its canvas, as where a host locked a part meanwhile, are kept to be copied. */
export function useRefusedWords(boardId: string): void {
  const refused = useStore(boardHolder.refused);
  useEffect(() => {
    for (const { id, boardId: on, words } of refused) {
      if (on !== boardId) continue;
      if (words.length > 0) keepWords(words.join("\n\n"));
      boardHolder.putAway(id);
    }
  }, [refused, boardId]);
}
