import { responseDenial } from "@longtable/shared/followThrough/followThrough.rules";
import { type IdeaResponse, ResponseOutcome } from "@longtable/shared/followThrough/followThrough.schema";
import { LIMITS } from "@longtable/shared/kernel/limits";
import { type FormEvent, useId, useState } from "react";
import { t } from "../../i18n/t.ts";
import { Field, fieldProps } from "../../ui/Field.tsx";
import { Segments } from "../console/Segments.tsx";

type Answer = Pick<IdeaResponse, "outcome" | "reason" | "by">;

interface Props {
  response: IdeaResponse | null;
  onSave(answer: Answer): Promise<void>;
  onCancel(): void;
}

/** Doing, partly or can't, with the reason and who says so. */
export function AnswerForm({ response, onSave, onCancel }: Props) {
  const [outcome, setOutcome] = useState<Answer["outcome"]>(response?.outcome ?? "doing");
  const [reason, setReason] = useState(response?.reason ?? "");
  const [by, setBy] = useState(response?.by ?? "");
  const [isTried, setIsTried] = useState(false);
  const id = useId();
  const denial = responseDenial(outcome, reason);
  const problem = isTried && denial ? t("followUp.answers.reasonNeeded") : null;
  const save = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (!denial) void onSave({ outcome, reason: reason.trim(), by: by.trim() });
  };
  return (
    <form className="after-form" onSubmit={save}>
      <Segments
        label={t("followUp.answers.outcome")}
        value={outcome}
        options={ResponseOutcome.options.map((value) => ({ value, label: t(`followUp.answers.${value}`) }))}
        onChange={setOutcome}
      />
      <Field id={`${id}-reason`} label={t("followUp.answers.reason")} problem={problem}>
        <textarea
          {...fieldProps(`${id}-reason`, { problem })}
          className="input"
          rows={2}
          maxLength={LIMITS.reasonChars}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </Field>
      <Field id={`${id}-by`} label={t("followUp.answers.by")} hint={t("followUp.answers.byHint")}>
        <input
          {...fieldProps(`${id}-by`, { hint: true })}
          className="input"
          maxLength={LIMITS.labelChars}
          value={by}
          onChange={({ target }) => setBy(target.value)}
        />
      </Field>
      <div className="after-acts">
        <button type="submit" className="btn btn-main">
          {t("followUp.answers.save")}
        </button>
        <button type="button" className="btn btn-plain" onClick={onCancel}>
          {t("followUp.cancel")}
        </button>
      </div>
    </form>
  );
}
