import { areasOf } from "@longtable/shared/board/board.areas";
import type { BoardContent } from "@longtable/shared/board/board.doc";
import type { Place } from "@longtable/shared/board/board.types";
import { sortLanes } from "@longtable/shared/journey/journey.rules";
import { useState } from "react";
import { t } from "../../i18n/t.ts";
import { Sheet } from "../../ui/Sheet.tsx";
import { PlaceFields } from "./PlaceFields.tsx";
import type { ShownNote } from "./shownNotes.ts";

interface Props {
  note: ShownNote | null;
  content: BoardContent;
  onMove(note: ShownNote, place: Place): void;
  onClose(): void;
}

/** Moves one's own note by a menu, without dragging. */
export function MoveSheet({ note, content, onMove, onClose }: Props) {
  return (
    <Sheet title={t("boardList.moveTitle")} isOpen={note !== null} onClose={onClose}>
      {note && <MoveForm key={note.id} note={note} content={content} onMove={onMove} onClose={onClose} />}
    </Sheet>
  );
}

function MoveForm({ note, content, onMove, onClose }: Props & { note: ShownNote }) {
  const [place, setPlace] = useState<Place>(note.place ?? firstPlace(content));
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (place !== null && place !== note.place) onMove(note, place);
        onClose();
      }}
    >
      <p className="moved-words" dir="auto">
        {note.text}
      </p>
      <PlaceFields content={content} place={place} onPlace={setPlace} />
      <div className="dialog-acts">
        <button type="button" className="btn" onClick={onClose}>
          {t("boardList.cancel")}
        </button>
        <button type="submit" className="btn btn-main">
          {t("boardList.moveSave")}
        </button>
      </div>
    </form>
  );
}

function firstPlace(content: BoardContent): Place {
  const [area, step, lane] = [areasOf(content)[0], content.steps[0], sortLanes(content.lanes)[0]];
  if (area) return area.place;
  return step && lane ? { stepId: step.id, laneId: lane.id } : null;
}
