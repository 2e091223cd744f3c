import type { BoardClient } from "../../session/boardClient.ts";
import { useLate } from "../../ui/useLate.ts";

const load = () => import("./SameNote.tsx");

/** That somebody else has the same note open; fetched when a note is opened to be changed. */
export function LateSameNote(props: { board: BoardClient; noteId: string }) {
  const Part = useLate(load);
  return Part && <Part {...props} />;
}
