import type { RefObject } from "react";
import { t } from "../../i18n/t.ts";
import { Field, fieldProps } from "../../ui/Field.tsx";

interface WordsProps {
  id: string;
  label: string;
  hint?: string;
  problem?: string | null;
  rows: number;
  maxLength: number;
  value: string;
  onChange(value: string): void;
  field?: RefObject<HTMLTextAreaElement | null>;
}

/** A few words about somebody's life, in whatever direction they are read. */
export function LifeWords({ id, label, hint, problem = null, rows, maxLength, value, onChange, field }: WordsProps) {
  return (
    <Field id={id} label={label} problem={problem} {...(hint !== undefined && { hint })}>
      <textarea
        {...fieldProps(id, { problem, hint: hint !== undefined })}
        ref={field}
        className="input"
        dir="auto"
        rows={rows}
        maxLength={maxLength}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}

/** The two ways out of a form: as it was, or saved. */
export function LifeActs({ save, onCancel }: { save: string; onCancel(): void }) {
  return (
    <div className="dialog-acts">
      <button type="button" className="btn" onClick={onCancel}>
        {t("scenarios.cancel")}
      </button>
      <button type="submit" className="btn btn-main">
        {save}
      </button>
    </div>
  );
}
