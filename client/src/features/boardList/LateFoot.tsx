import type { Note } from "@longtable/shared/board/board.types";
import { useLate } from "../../ui/useLate.ts";

// A phone carries none of this until a note is tagged, merged or in a set that has no heading.
const noteFoot = () => import("../ideas/NoteFoot.tsx");

/** What stands below a note's words; nothing for most. */
export function LateFoot({ note }: { note: Note }) {
  return note.tags || note.merged || note.setName || note.said ? <Foot note={note} /> : null;
}

function Foot({ note }: { note: Note }) {
  const Part = useLate(noteFoot);
  return Part && <Part note={note} />;
}
