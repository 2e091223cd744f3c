import type { Note } from "@longtable/shared/board/board.types";
import { useLate } from "../../ui/useLate.ts";

// A phone carries none of it until a note was merged.
const otherWordings = () => import("./OtherWordings.tsx");

/** The other wordings of a merged note, once they are there. */
export function LateWordings(props: { notes: readonly Note[] }) {
  const Part = useLate(otherWordings);
  return Part && <Part {...props} />;
}
