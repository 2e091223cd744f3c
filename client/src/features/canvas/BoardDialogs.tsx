import { LIMITS } from "@longtable/shared/kernel/limits";
import { type FormEvent, Suspense, useId, useState } from "react";
import { t } from "../../i18n/t.ts";
import { useStore } from "../../session/store.ts";
import { Field, fieldProps } from "../../ui/Field.tsx";
import { Sheet } from "../../ui/Sheet.tsx";
import { useFirstField } from "../../ui/useFirstField.ts";
import type { ActionScope } from "../actions/action.types.ts";
import type { BoardActions } from "../boardEdit/boardActions.ts";
import type { CanvasModel, OpenDialog } from "./canvas.model.ts";
import type { Deeds } from "./canvasDeeds.ts";
import { MoveDialog } from "./MoveDialog.tsx";
import { ShortcutsDialog } from "./ShortcutsDialog.tsx";

interface Props {
  model: CanvasModel;
  deeds: Deeds;
  scope: ActionScope;
  singleKeys: boolean;
  onSingleKeys(isOn: boolean): void;
}

/** The one dialog that is open. */
export function BoardDialogs({ model, deeds, scope, singleKeys, onSingleKeys }: Props) {
  const { content, edits } = scope;
  const dialog = useStore(model.dialog);
  const close = () => model.dialog.set(null);
  if (dialog?.name === "shortcuts") {
    return <ShortcutsDialog model={model} singleKeys={singleKeys} onSingleKeys={onSingleKeys} onClose={close} />;
  }
  if (dialog?.name === "action") {
    const Dialog = dialog.action.dialog;
    return (
      Dialog && (
        <Suspense fallback={null}>
          <Dialog scope={scope} target={dialog.on} onClose={close} />
        </Suspense>
      )
    );
  }
  if (dialog?.name === "move")
    return <MoveDialog content={content} deeds={deeds} locks={edits?.locks} onClose={close} />;
  if (dialog?.name === "label" && edits?.structure) {
    return <LabelDialog dialog={dialog} structure={edits.structure} onClose={close} />;
  }
  return null;
}

type LabelQuestion = Extract<OpenDialog, { name: "label" }>;

interface LabelProps {
  dialog: LabelQuestion;
  structure: NonNullable<BoardActions["structure"]>;
  onClose(): void;
}

const TITLES: Record<LabelQuestion["purpose"], { title: string; field: string }> = {
  addStep: { title: "canvas.step.addTitle", field: "canvas.step.name" },
  renameStep: { title: "canvas.step.renameTitle", field: "canvas.step.name" },
  addColumn: { title: "canvas.column.addTitle", field: "canvas.column.name" },
  renameColumn: { title: "canvas.column.renameTitle", field: "canvas.column.name" },
};

/** Asks for the name of a step or a column. */
function LabelDialog({ dialog, structure, onClose }: LabelProps) {
  const id = useId();
  const [text, setText] = useState(dialog.text);
  const [problem, setProblem] = useState<string | null>(null);
  const field = useFirstField();
  const words = TITLES[dialog.purpose];
  const save = (event: FormEvent) => {
    event.preventDefault();
    const label = text.trim();
    if (label === "") return setProblem(t("canvas.needsName"));
    saveLabel(dialog, structure, label);
    onClose();
  };
  return (
    <Sheet title={t(words.title)} onClose={onClose}>
      <form className="canvas-form" onSubmit={save}>
        <Field id={id} label={t(words.field)} problem={problem}>
          <input
            {...fieldProps(id, { problem })}
            ref={field}
            className="input"
            value={text}
            maxLength={LIMITS.labelChars}
            autoComplete="off"
            onChange={(event) => setText(event.target.value)}
          />
        </Field>
        <div className="dialog-acts">
          <button type="button" className="btn" onClick={onClose}>
            {t("dialog.cancel")}
          </button>
          <button type="submit" className="btn btn-main">
            {t("canvas.saveName")}
          </button>
        </div>
      </form>
    </Sheet>
  );
}

function saveLabel(dialog: LabelQuestion, structure: LabelProps["structure"], label: string): void {
  if (dialog.purpose === "addStep") structure.addStepAfter(dialog.id, label);
  if (dialog.purpose === "renameStep") structure.renameStep(dialog.id, label);
  if (dialog.purpose === "addColumn") structure.addColumn(label);
  if (dialog.purpose === "renameColumn") structure.renameColumn(dialog.id, label);
}
