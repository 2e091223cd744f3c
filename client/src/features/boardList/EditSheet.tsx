import { EVIDENCE_STATUSES, type EvidenceStatus } from "@longtable/shared/board/board.types";
import { useId, useState } from "react";
import { t } from "../../i18n/t.ts";
import type { BoardClient } from "../../session/boardClient.ts";
import { useStore } from "../../session/store.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Sheet } from "../../ui/Sheet.tsx";
import { LateSameNote } from "../together/LateSameNote.tsx";
import { KindPicker } from "./KindPicker.tsx";
import { NoteText } from "./NoteText.tsx";
import type { NoteWords } from "./noteActions.ts";
import type { ShownNote } from "./shownNotes.ts";

interface Props {
  board: BoardClient;
  /** Null while nothing is edited. */
  note: ShownNote | null;
  onSave(note: ShownNote, change: NoteWords): void;
  onClose(): void;
}

/** Changes the words and the kind of one's own note. */
export function EditSheet({ board, note, onSave, onClose }: Props) {
  return (
    <Sheet title={t("boardList.editTitle")} isOpen={note !== null} onClose={onClose}>
      {note && <EditForm key={note.id} board={board} note={note} onSave={onSave} onClose={onClose} />}
    </Sheet>
  );
}

function EditForm({ board, note, onSave, onClose }: Props & { note: ShownNote }) {
  const [text, setText] = useState(note.text);
  const [kind, setKind] = useState(note.kind);
  const [status, setStatus] = useState(note.status);
  const isOnMap = useStore(board.content)?.type === "journeyMap";
  const [problem, setProblem] = useState<string | null>(null);
  const save = () => {
    const words = text.trim();
    if (words === "") return setProblem(t("boardList.add.empty"));
    const change = {
      ...(words !== note.text && { text: words, from: note.text }),
      ...(kind !== note.kind && { kind }),
      ...(status !== note.status && { status }),
    };
    if (Object.keys(change).length > 0) onSave(note, change);
    onClose();
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <LateSameNote board={board} noteId={note.id} />
      <NoteText text={text} onText={setText} onEnter={save} label={t("boardList.words")} problem={problem} />
      <KindPicker kind={kind} onKind={setKind} wording="name" />
      {isOnMap && !note.isNew && !note.held && <StatusField status={status} onStatus={setStatus} />}
      <div className="dialog-acts">
        <button type="button" className="btn" onClick={onClose}>
          {t("boardList.cancel")}
        </button>
        <button type="submit" className="btn btn-main">
          {t("boardList.editSave")}
        </button>
      </div>
    </form>
  );
}

/** Where a note comes from: seen, told, assumed or wished for. */
function StatusField({
  status,
  onStatus,
}: {
  status: EvidenceStatus | null;
  onStatus(status: EvidenceStatus | null): void;
}) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{t("boardList.from")}</label>
      <span className="picker">
        <select
          id={id}
          className="input"
          data-action="status"
          value={status ?? ""}
          aria-describedby={`${id}-hint`}
          onChange={({ target }) => onStatus(target.value === "" ? null : (target.value as EvidenceStatus))}
        >
          <option value="">{t("boardList.fromNone")}</option>
          {EVIDENCE_STATUSES.map((one) => (
            <option key={one} value={one}>
              {t(`statuses.${one}`)}
            </option>
          ))}
        </select>
        <Icon name="down" />
      </span>
      <p className="hint" id={`${id}-hint`}>
        {t("boardList.fromHint")}
      </p>
    </div>
  );
}
