import type { BoardContent } from "@longtable/shared/board/board.doc";
import { t } from "../../i18n/t.ts";
import { useStore } from "../../session/store.ts";
import { Icon } from "../../ui/Icon.tsx";
import type { CanvasModel } from "./canvas.model.ts";

interface Props {
  model: CanvasModel;
  /** The whole board, whatever of it is looked at. */
  content: Pick<BoardContent, "type" | "notes">;
  mayWrite: boolean;
}

/** A free board without notes has no parts to go by either: one prompt says how it begins. */
export function EmptyBoard({ model, content: { type, notes }, mayWrite }: Props) {
  const isWriting = useStore(model.editing) !== null;
  if (type !== "free" || notes.length > 0 || isWriting) return null;
  return (
    <p className="canvas-empty">
      <Icon name="need" className="i-bowl" /> {t(mayWrite ? "canvas.empty" : "canvas.emptyRead")}
    </p>
  );
}
