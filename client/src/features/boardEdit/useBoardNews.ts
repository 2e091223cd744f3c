import type { BoardContent } from "@longtable/shared/board/board.doc";
import { useEffect, useRef, useState } from "react";
import { boardNews } from "../../i18n/en/boardNews.ts";
import { addWords, t } from "../../i18n/t.ts";
import { announce } from "../../ui/Announcer.tsx";
import { createNewsVoice, newsBetween } from "./boardNews.ts";

addWords({ boardNews });

const PARTS = ["added", "changed", "moved", "removed"] as const;

/** Tells a screen reader what others do on a board, added up, at most every ten seconds. */
export function useBoardNews(content: BoardContent | null, isOwn: (id: string) => boolean): void {
  const seen = useRef<BoardContent | null>(null);
  const [voice] = useState(() =>
    createNewsVoice({
      say: (news) => {
        const parts = PARTS.filter((part) => news[part] > 0);
        announce(parts.map((part) => t(`boardNews.${part}`, { count: news[part] })).join(" "));
      },
      now: () => Date.now(),
      later(action, milliseconds) {
        const timer = setTimeout(action, milliseconds);
        return () => clearTimeout(timer);
      },
    }),
  );
  useEffect(() => () => voice.stop(), [voice]);
  useEffect(() => {
    const before = seen.current;
    seen.current = content;
    if (before && content) voice.hear(newsBetween(before.notes, content.notes, isOwn));
  }, [content, isOwn, voice]);
}
