import type { BoardContent } from "@longtable/shared/board/board.doc";
import { useEffect, useRef } from "react";
import { t } from "../../i18n/t.ts";
import { announce } from "../../ui/Announcer.tsx";

/** Tells a screen reader how many notes others have added, gathered. */
export function useNewNotesVoice(content: BoardContent | null, ownIds: readonly string[]): void {
  const seen = useRef<ReadonlySet<string> | null>(null);
  useEffect(() => {
    if (content === null) return;
    const before = seen.current;
    seen.current = new Set(content.notes.map(({ id }) => id));
    if (before === null) return;
    const count = content.notes.filter(({ id }) => !before.has(id) && !ownIds.includes(id)).length;
    if (count > 0) announce(t("boardList.newNotes", { count }));
  }, [content, ownIds]);
}
