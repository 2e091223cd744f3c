import { areasOf } from "@longtable/shared/board/board.areas";
import type { BoardContent } from "@longtable/shared/board/board.doc";
import type { NoteKind } from "@longtable/shared/board/board.types";
import { useContext, useRef, useState } from "react";
import { t } from "../../i18n/t.ts";
import { useKept } from "../../session/useKept.ts";
import { Icon } from "../../ui/Icon.tsx";
import { KindPicker } from "./KindPicker.tsx";
import { LocksContext } from "./locks.ts";
import { NoteText } from "./NoteText.tsx";
import type { NoteActions } from "./noteActions.ts";
import { useStayWriting } from "./useStayWriting.ts";

interface Props {
  /** Whose draft it is: the board's, for a table's the room's. */
  draftOf: string;
  content: BoardContent;
  firstKind: NoteKind;
  add: NoteActions["add"];
}

/** The bar at the foot of an ideas board: kind, column, words. A draft survives a reload and a vote in between. */
export function Composer({ draftOf, content, firstKind, add }: Props) {
  const isLocked = useContext(LocksContext);
  const areas = areasOf(content);
  const columns = areas.filter(({ place }) => !isLocked(place));
  const [text, setText] = useKept(`draft.${draftOf}`, "");
  const [kind, setKind] = useState(firstKind);
  const [columnId, setColumnId] = useKept(`column.${draftOf}`, columns[0]?.key ?? "");
  const [problem, setProblem] = useState<string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  useStayWriting(draftOf, field);
  const isAllLocked = columns.length === 0 && areas.length > 0;
  const column = columns.find(({ key }) => key === columnId) ?? columns[0];

  const send = () => {
    const words = text.trim();
    field.current?.focus();
    if (words === "") return setProblem(t("boardList.add.empty"));
    setProblem(null);
    add(words, kind, column?.place ?? null);
    setText("");
  };
  if (isAllLocked) return null;
  return (
    <form
      className="seat-bar composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div className="composer-what">
        <KindPicker kind={kind} onKind={setKind} wording="add" />
        {columns.length > 1 && column ? (
          <span className="picker composer-column">
            <select
              aria-label={t("boardList.add.column")}
              value={column.key}
              onChange={({ target }) => setColumnId(target.value)}
            >
              {columns.map(({ key, label }) => (
                <option key={key} value={key}>
                  {label}
                </option>
              ))}
            </select>
            <Icon name="down" />
          </span>
        ) : (
          <span className="hint">{t("boardList.add.hidden")}</span>
        )}
      </div>
      <div className="composer-say">
        <NoteText
          field={field}
          text={text}
          onText={(next) => {
            setText(next);
            setProblem(null);
          }}
          onEnter={send}
          label={t(`boardList.add.${kind}`)}
          problem={problem}
        />
        <button type="submit" className="btn btn-main" data-action="newNote newNoteHere addAfter">
          {t("boardList.add.go")}
        </button>
      </div>
    </form>
  );
}
