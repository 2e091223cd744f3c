import { placeLabel } from "@longtable/shared/board/board.areas";
import type { BoardContent } from "@longtable/shared/board/board.doc";
import { t } from "../../i18n/t.ts";
import { useStore } from "../../session/store.ts";
import type { CanvasModel } from "./canvas.model.ts";
import { notesIn } from "./placing.ts";

interface Props {
  model: CanvasModel;
  ownNoteIds: ReadonlySet<string>;
}

/** Says which note is chosen, at once: it answers the person's own key, so it must not wait behind news. */
export function SelectionVoice({ model, ownNoteIds }: Props) {
  const selection = useStore(model.selection);
  const content = useStore(model.content);
  const id = [...selection].at(-1);
  const words =
    id === undefined
      ? ""
      : selection.size > 1
        ? t("canvas.saidMany", { count: selection.size })
        : [describe(content, id), ...(ownNoteIds.has(id) ? [t("canvas.yours")] : [])].join(". ");
  return (
    <div className="sr" aria-live="polite" data-testid="canvas-voice">
      {words}
    </div>
  );
}

/** A note in words: its kind, its text and its place among the others there. */
function describe(content: BoardContent, id: string): string {
  const note = content.notes.find((held) => held.id === id);
  if (!note) return "";
  const { place } = note;
  // The sentence brings its own full stop.
  const text = note.text.trim().replace(/\.$/, "");
  const kind = t(`kinds.${note.kind}`);
  if (content.type === "free") return t("canvas.saidFree", { kind, text });
  const beside = notesIn(content, place);
  const position = beside.findIndex((held) => held.id === id) + 1;
  if (position === 0) return t("canvas.saidFree", { kind, text });
  return t("canvas.said", { kind, text, position, count: beside.length, place: placeWords(content, note.place) });
}

function placeWords(content: BoardContent, place: BoardContent["notes"][number]["place"]): string {
  return placeLabel(content, place) ?? t("canvas.move.unplaced");
}
