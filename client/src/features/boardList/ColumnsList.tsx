import { useContext } from "react";
import { t } from "../../i18n/t.ts";
import { LockedWords } from "../boardEdit/LockedWords.tsx";
import type { ColumnView } from "./columns.view.ts";
import { LocksContext } from "./locks.ts";
import { type NoteActs, NoteItem } from "./NoteItem.tsx";

interface Props {
  columns: readonly ColumnView[];
  canAdd: boolean;
  acts: NoteActs | null;
}

/** An ideas board as a list: a heading for each column and each set, the notes below. */
export function ColumnsList({ columns, canAdd, acts }: Props) {
  const isLocked = useContext(LocksContext);
  const isBare = columns.every(({ count }) => count === 0);
  return columns.map(({ key, place, label, count, unsavedCount, sets }) => {
    const name = label ?? (columns.length > 1 ? t("boardList.unplaced") : null);
    const counted = t(unsavedCount > 0 ? "boardList.notesUnsaved" : "boardList.notes", {
      count,
      unsaved: unsavedCount,
    });
    return (
      <section key={key} className="set" data-id={key} aria-label={name ?? undefined}>
        <div className="set-head">
          {name && <h2>{name}</h2>}
          {place && isLocked(place) && <LockedWords />}
          {(count > 0 || columns.length === 1) && <span className="quiet small">{counted}</span>}
        </div>
        {count === 0 && <p className="set-empty">{t(canAdd && isBare ? "boardList.emptyAsk" : "boardList.empty")}</p>}
        {sets.map((set) => (
          <div key={set.key} className="subset">
            {(set.label !== null || sets.length > 1) && <h3>{set.label ?? t("boardList.loose")}</h3>}
            <ul className="note-list">
              {set.notes.map((note) => (
                <NoteItem key={note.id} note={note} isOnMap={false} acts={acts} />
              ))}
            </ul>
          </div>
        ))}
      </section>
    );
  });
}
