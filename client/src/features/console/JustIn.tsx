import type { BoardContent } from "@longtable/shared/board/board.doc";
import type { NoteId } from "@longtable/shared/kernel/ids";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";
import { useJustIn } from "./useJustIn.ts";

interface Props {
  content: BoardContent | null;
  boardId: string | null;
  /** Takes a note off every screen. */
  onTakeOff(noteId: NoteId): void;
}

/** The latest notes of the current board, so that a host hears everyone. */
export function JustIn({ content, boardId, onTakeOff }: Props) {
  const notes = useJustIn(content, boardId, 6);
  return (
    <section>
      <div className="between">
        <h2>{t("console.fresh.title")}</h2>
        <span className="small quiet">{t("console.fresh.names")}</span>
      </div>
      {notes.length === 0 ? (
        <p className="quiet">{t("console.fresh.none")}</p>
      ) : (
        <ul className="fresh-list">
          {notes.map((note) => (
            <li key={note.id} className="note" data-kind={note.kind}>
              <div className="note-head">
                <span className="stamp">
                  <Icon name={note.kind} />
                </span>
                <b>{t(`kinds.${note.kind}`)}</b>
              </div>
              <p className="note-body" dir="auto">
                {note.text}
              </p>
              <div className="acts">
                <button
                  type="button"
                  className="btn"
                  aria-label={t("heldHosts.takeOffLabel", { text: note.text })}
                  onClick={() => onTakeOff(note.id)}
                >
                  {t("heldHosts.takeOff")}
                </button>
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
