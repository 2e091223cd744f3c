import { LIMITS } from "@longtable/shared/kernel/limits";
import { saveAgendaTemplate, saveBoardTemplate } from "@longtable/shared/workshop/templates/template.commands";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { type FormEvent, useId, useState } from "react";
import { t } from "../../i18n/t.ts";
import { Field, fieldProps } from "../../ui/Field.tsx";
import { Sheet } from "../../ui/Sheet.tsx";
import { showToast } from "../../ui/toasts.ts";
import type { Commands } from "../console/useCommands.ts";
import { Choice } from "./Choice.tsx";

interface Props {
  state: WorkshopState;
  commands: Commands;
  onClose(): void;
}

const AGENDA = "";

/** Keeps the agenda, or one of the room's boards, as a template for every workshop on this server. */
export function KeepTemplate({ state, commands, onClose }: Props) {
  const id = useId();
  const boards = state.boards.filter(({ tableId }) => tableId === undefined);
  const [what, setWhat] = useState<string>(AGENDA);
  const [written, setWritten] = useState<string | null>(null);
  const [withNotes, setWithNotes] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const usual = boards.find((board) => board.id === what)?.title ?? state.workshop.title;
  const title = (written ?? usual).trim();
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (commands.isBusy) return;
    if (title === "") return setProblem(t("agenda.keep.needsName"));
    const board = boards.find((one) => one.id === what);
    const kept = board
      ? await commands.run(saveBoardTemplate, { boardId: board.id, title, withNotes })
      : await commands.run(saveAgendaTemplate, { title, withNotes });
    if (kept === null) return;
    showToast(t("agenda.keep.kept", { title }));
    onClose();
  };
  return (
    <Sheet title={t("agenda.keep.title")} onClose={onClose}>
      <form className="plan-form" onSubmit={(event) => void save(event)}>
        <p>{t("agenda.keep.lead")}</p>
        <Choice
          id={`${id}-what`}
          label={t("agenda.keep.what")}
          value={what}
          options={[
            { value: AGENDA, label: t("agenda.keep.agenda") },
            ...boards.map((board) => ({
              value: board.id as string,
              label: t("agenda.keep.board", { title: board.title }),
            })),
          ]}
          onChange={setWhat}
        />
        <Field id={`${id}-name`} label={t("agenda.keep.name")} problem={problem}>
          <input
            {...fieldProps(`${id}-name`, { problem })}
            className="input"
            dir="auto"
            maxLength={LIMITS.titleChars}
            value={written ?? usual}
            onChange={({ target }) => {
              setWritten(target.value);
              setProblem(null);
            }}
          />
        </Field>
        <label className="choice">
          <input type="checkbox" checked={withNotes} onChange={({ target }) => setWithNotes(target.checked)} />
          <span>{t("agenda.keep.withNotes")}</span>
        </label>
        <p className="hint">{t("agenda.keep.notesHint")}</p>
        <div className="dialog-acts">
          <button type="button" className="btn" onClick={onClose}>
            {t("dialog.cancel")}
          </button>
          <button type="submit" className="btn btn-main" aria-disabled={commands.isBusy}>
            {t("agenda.keep.save")}
          </button>
        </div>
      </form>
    </Sheet>
  );
}
