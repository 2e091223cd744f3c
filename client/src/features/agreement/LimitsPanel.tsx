import type { BoardContent } from "@longtable/shared/board/board.doc";
import type { Note } from "@longtable/shared/board/board.types";
import type { BoardId } from "@longtable/shared/kernel/ids";
import { useEffect, useRef, useState } from "react";
import { t } from "../../i18n/t.ts";
import type { Commands } from "../console/useCommands.ts";
import { LimitForm } from "./LimitForm.tsx";
import { LimitLine } from "./LimitLine.tsx";

interface Props {
  content: BoardContent | null;
  boardId: string | null;
  commands: Commands;
}

/** The limits of the board on the wall: how much can change, why, who says so, and which ideas it touches. */
export function LimitsPanel({ content, boardId, commands }: Props) {
  const [editing, setEditing] = useState<string | null>(null);
  // The form goes away with the focus in it: it goes back to where it came from.
  const [edited, setEdited] = useState<string | null>(null);
  const limits = content?.notes.filter(({ kind }) => kind === "constraint") ?? [];
  return (
    <section className="card vote-card" aria-labelledby="agree-limits">
      <h2 id="agree-limits">{t("agreement.host.limits")}</h2>
      <p>{t("agreement.host.limitsLead")}</p>
      {!content && <p className="quiet">{t("agreement.host.limitsNoBoard")}</p>}
      {content && limits.length === 0 && <p className="quiet">{t("agreement.host.limitsNone")}</p>}
      {content && boardId && limits.length > 0 && (
        <ul className="host-limits">
          {limits.map((note) => (
            <li key={note.id}>
              <p dir="auto">
                <b>{note.text}</b>
              </p>
              {editing === note.id ? (
                <LimitForm
                  note={note}
                  boardId={boardId as BoardId}
                  notes={content.notes}
                  commands={commands}
                  onDone={() => {
                    setEdited(note.id);
                    setEditing(null);
                  }}
                />
              ) : (
                <Said note={note} takesFocus={edited === note.id} onEdit={() => setEditing(note.id)} />
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** What has been said of a limit so far, and the way to change it. */
function Said({ note, takesFocus, onEdit }: { note: Note; takesFocus: boolean; onEdit(): void }) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (takesFocus) button.current?.focus();
  }, [takesFocus]);
  return (
    <div className="host-limit">
      {note.constraint ? (
        <LimitLine constraint={note.constraint} />
      ) : (
        <span className="quiet">{t("agreement.host.notSaid")}</span>
      )}
      <span className="small quiet">{t("agreement.host.linked", { count: note.linkIds?.length ?? 0 })}</span>
      <button
        ref={button}
        type="button"
        className="btn btn-plain"
        aria-label={t("agreement.host.edit", { text: note.text })}
        onClick={onEdit}
      >
        {t("agreement.host.editShort")}
      </button>
    </div>
  );
}
