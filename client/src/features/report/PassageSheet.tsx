import { REPORT_LIMITS } from "@longtable/shared/report/report.schema";
import { type FormEvent, useId, useState } from "react";
import { t } from "../../i18n/t.ts";
import { Field, fieldProps } from "../../ui/Field.tsx";
import { Sheet } from "../../ui/Sheet.tsx";

interface Props {
  title: string;
  words?: { title: string; text: string } | undefined;
  /** True when it is kept. */
  onSave(words: { title: string; text: string }): Promise<boolean>;
  onClose(): void;
}

/** Hosts' own words for the report. */
export function PassageSheet({ title, words, onSave, onClose }: Props) {
  const [heading, setHeading] = useState(words?.title ?? "");
  const [text, setText] = useState(words?.text ?? "");
  const [isLacking, setIsLacking] = useState(false);
  const id = useId();
  const problem = isLacking && text.trim() === "" ? t("report.textNeeded") : null;
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setIsLacking(true);
    if (text.trim() === "") return;
    if (await onSave({ title: heading, text })) onClose();
  };
  return (
    <Sheet title={title} onClose={onClose}>
      <form className="report-form" onSubmit={(event) => void save(event)}>
        <Field id={`${id}-heading`} label={t("report.heading")} hint={t("report.headingHint")}>
          <input
            {...fieldProps(`${id}-heading`, { hint: true })}
            className="input"
            dir="auto"
            maxLength={REPORT_LIMITS.titleChars}
            value={heading}
            onChange={({ target }) => setHeading(target.value)}
          />
        </Field>
        <Field
          id={`${id}-text`}
          label={t("report.text")}
          hint={t("report.textHint", { left: REPORT_LIMITS.textChars - text.length })}
          problem={problem}
        >
          <textarea
            {...fieldProps(`${id}-text`, { hint: true, problem })}
            className="input"
            dir="auto"
            rows={8}
            maxLength={REPORT_LIMITS.textChars}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        </Field>
        <div className="after-acts">
          <button type="button" className="btn" onClick={onClose}>
            {t("report.cancel")}
          </button>
          <button type="submit" className="btn btn-main">
            {t("report.save")}
          </button>
        </div>
      </form>
    </Sheet>
  );
}
