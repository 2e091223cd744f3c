import { placeLabel } from "@longtable/shared/board/board.areas";
import { foldMerged } from "@longtable/shared/board/merges.rules";
import type { NoteId } from "@longtable/shared/kernel/ids";
import { useState } from "react";
import { t } from "../../i18n/t.ts";
import { Sheet } from "../../ui/Sheet.tsx";
import type { ActionScope } from "./action.types.ts";

interface Props {
  title: string;
  scope: ActionScope;
  onChosen(noteIds: NoteId[]): void;
  onClose(): void;
}

/** Asks in the list which notes something is to be done with, as dragging a box does on a canvas. */
export function ChooseNotes({ title, scope, onChosen, onClose }: Props) {
  const content = foldMerged(scope.content);
  const notes = content.notes.filter(({ id }) => !scope.edits?.locks?.hasNote(id));
  const [ticked, setTicked] = useState<ReadonlySet<NoteId>>(new Set());
  // What somebody else took off meanwhile is no longer among them.
  const there = notes.filter(({ id }) => ticked.has(id)).map(({ id }) => id);
  const tick = (id: NoteId, isOn: boolean) => {
    const next = new Set(ticked);
    if (isOn) next.add(id);
    else next.delete(id);
    setTicked(next);
  };
  return (
    <Sheet title={title} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (there.length > 0) onChosen(there);
        }}
      >
        <fieldset className="choices group-notes">
          <legend>{t("canvas.whichNotes")}</legend>
          {notes.map(({ id, text, place }) => (
            <label key={id} className="choice">
              <input type="checkbox" checked={ticked.has(id)} onChange={({ target }) => tick(id, target.checked)} />
              <span dir="auto">
                {text} <small className="quiet">{placeLabel(content, place)}</small>
              </span>
            </label>
          ))}
        </fieldset>
        <div className="dialog-acts">
          <button type="submit" className="btn btn-main" aria-disabled={there.length === 0 || undefined}>
            {t("canvas.goOnWith", { count: there.length })}
          </button>
        </div>
      </form>
    </Sheet>
  );
}
