import { openBoard } from "@longtable/shared/board/board.doc";
import type { NoteId } from "@longtable/shared/kernel/ids";
import * as Y from "yjs";

/** Remembers which notes' words were written here since the last time all was saved, in case they are refused. */
export function followOwnWords(doc: Y.Doc, isRemote: (origin: unknown) => boolean) {
  const board = openBoard(doc);
  const written = new Set<string>();
  const look = (_update: Uint8Array, origin: unknown, _doc: Y.Doc, { changed }: Y.Transaction) => {
    if (isRemote(origin)) return;
    for (const [type, keys] of changed) {
      if (type instanceof Y.Text && type.parent instanceof Y.Map) written.add(String(type.parent.get("id")));
      for (const key of keys) if (key !== null) written.add(key);
    }
  };
  doc.on("update", look);
  return {
    words: (): string[] => [...written].map((id) => board.note(id as NoteId)?.text.trim() ?? "").filter(Boolean),
    settle: () => written.clear(),
    stop: () => doc.off("update", look),
  };
}
