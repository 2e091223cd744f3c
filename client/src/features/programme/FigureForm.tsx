import type { Measure } from "@longtable/shared/programme/programme.schema";
import { type FormEvent, useId, useState } from "react";
import { t } from "../../i18n/t.ts";
import { Field, fieldProps } from "../../ui/Field.tsx";
import { Sheet } from "../../ui/Sheet.tsx";
import { FormActs } from "./FormActs.tsx";
import { readNumber } from "./readNumber.ts";

interface Props {
  measure: Measure;
  save(reading: { value: number; on: string; source: string }): Promise<string | null>;
  onClose(): void;
}

/** One more figure of a measure: the number, its day, where it comes from. */
export function FigureForm({ measure, save, onClose }: Props) {
  const id = useId();
  const [typed, setTyped] = useState("");
  const [on, setOn] = useState(() => new Date().toISOString().slice(0, 10));
  const [source, setSource] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    const value = readNumber(typed);
    if (value === null) return setProblem(t("programme.needsFigure"));
    if ((await save({ value, on, source: source.trim() })) === null) onClose();
    else setProblem(t("programme.saveFailed"));
  };
  return (
    <Sheet title={t("programme.addFigureFor", { label: measure.label })} onClose={onClose}>
      <form className="stack" noValidate onSubmit={(event) => void onSubmit(event)}>
        <Field id={`${id}-figure`} label={t("programme.figure")} hint={measure.unit || null} problem={problem}>
          <input
            {...fieldProps(`${id}-figure`, { hint: measure.unit !== "", problem })}
            className="input"
            inputMode="decimal"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </Field>
        <Field id={`${id}-day`} label={t("programme.day")}>
          <input
            id={`${id}-day`}
            type="date"
            className="input"
            required
            value={on}
            onChange={(event) => setOn(event.target.value)}
          />
        </Field>
        <Field id={`${id}-source`} label={t("programme.source")}>
          <input
            id={`${id}-source`}
            className="input"
            maxLength={120}
            value={source}
            onChange={(event) => setSource(event.target.value)}
          />
        </Field>
        <FormActs onClose={onClose} />
      </form>
    </Sheet>
  );
}
