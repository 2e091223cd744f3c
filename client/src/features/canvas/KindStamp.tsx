import type { NoteKind } from "@longtable/shared/board/board.types";
import { Icon } from "../../ui/Icon.tsx";

/** A kind's mark on its own ground. */
export function KindStamp({ kind }: { kind: NoteKind }) {
  return (
    <span className="canvas-stamp" data-kind={kind}>
      <Icon name={kind} />
    </span>
  );
}
