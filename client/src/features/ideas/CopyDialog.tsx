import { accessAllows } from "@longtable/shared/participation/roles";
import { type FormEvent, useId, useState } from "react";
import { errorText, t } from "../../i18n/t.ts";
import { Field, fieldProps } from "../../ui/Field.tsx";
import { Sheet } from "../../ui/Sheet.tsx";
import { showToast } from "../../ui/toasts.ts";
import type { ActionDialogProps } from "../actions/action.types.ts";
import { useSeatState } from "../actions/useSeatState.ts";
import { tableLabels } from "../tables/tableLabels.ts";
import "./ideaWords.ts";

/** Copies the chosen notes to another board of the workshop; whose they are goes with them. */
export default function CopyDialog({ scope, target, onClose }: ActionDialogProps) {
  const id = useId();
  const { seat, edits, content } = scope;
  const state = useSeatState(seat);
  const [problem, setProblem] = useState<string | null>(null);
  const [isSending, setIsSending] = useState(false);
  const boardId = seat?.board.boardId;
  const labels = tableLabels(state?.tables);
  const boards = (state?.boards ?? []).filter(
    (board) => board.id !== boardId && accessAllows(board.access, "contribute"),
  );
  const [to, setTo] = useState<string>("");
  const chosen = boards.find((board) => board.id === to) ?? boards[0];
  const noteIds = content.notes
    .filter((note) => target.noteIds.includes(note.id) && edits?.canChange(note.id))
    .map((note) => note.id);
  const titleOf = ({ title, tableId }: (typeof boards)[number]) =>
    tableId && labels[tableId] ? `${title} (${labels[tableId]})` : title;
  const copy = async (event: FormEvent) => {
    event.preventDefault();
    if (!chosen || !seat || isSending) return;
    setIsSending(true);
    const reply = await seat.session.send<{ noteIds: string[] }>("board.copyNotes", {
      boardId,
      noteIds,
      toBoardId: chosen.id,
    });
    setIsSending(false);
    if (!reply.ok) return setProblem(errorText(reply.error.messageKey));
    const count = reply.result.noteIds.length;
    showToast(count === 0 ? t("ideas.copy.there") : t("ideas.copy.done", { count, title: titleOf(chosen) }));
    onClose();
  };
  return (
    <Sheet title={t("ideas.copy.title")} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void copy(event)}>
        <p className="small quiet">{t("ideas.copy.lead", { count: noteIds.length })}</p>
        {!chosen && <p>{t("ideas.copy.none")}</p>}
        {chosen && (
          <>
            <Field id={id} label={t("ideas.copy.board")} problem={problem}>
              <select
                {...fieldProps(id, { problem })}
                className="input"
                value={chosen.id}
                onChange={({ target: select }) => setTo(select.value)}
              >
                {boards.map((board) => (
                  <option key={board.id} value={board.id}>
                    {titleOf(board)}
                  </option>
                ))}
              </select>
            </Field>
            <div className="dialog-acts">
              <button type="submit" className="btn btn-main" aria-disabled={isSending || undefined}>
                {t("ideas.copy.go")}
              </button>
            </div>
          </>
        )}
      </form>
    </Sheet>
  );
}
