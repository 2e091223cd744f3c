import type { BoardContent } from "@longtable/shared/board/board.doc";
import type { Note } from "@longtable/shared/board/board.types";
import { useEffect, useRef, useState } from "react";

const KEPT = 12;

/** Notes that were not on the board before, put in front of those already known; those that are gone drop out. */
export function freshFirst(known: readonly string[], notes: readonly Note[]): string[] {
  const had = new Set(known);
  const there = new Set<string>(notes.map(({ id }) => id));
  const fresh = notes.filter(({ id }) => !had.has(id)).map(({ id }) => id as string);
  return [...fresh.toReversed(), ...known.filter((id) => there.has(id))];
}

/**
 * The latest notes of a board, newest first. The document keeps no times, so the order is that of arrival here; at
 * first it is the board's own order from its end.
 */
export function useJustIn(content: BoardContent | null, boardId: string | null, count: number): Note[] {
  const orderRef = useRef<{ boardId: string | null; ids: string[] }>({ boardId: null, ids: [] });
  const [latest, setLatest] = useState<Note[]>([]);
  useEffect(() => {
    const known = orderRef.current.boardId === boardId ? orderRef.current.ids : [];
    const notes = content?.notes ?? [];
    const ids = freshFirst(known, notes);
    orderRef.current = { boardId, ids };
    const byId = new Map<string, Note>(notes.map((note) => [note.id, note]));
    setLatest(ids.slice(0, KEPT).flatMap((id) => byId.get(id) ?? []));
  }, [content, boardId]);
  return latest.slice(0, count);
}
