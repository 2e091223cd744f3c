import { endsSoon } from "@longtable/shared/withdrawal/retention.rules";
import { RETENTION } from "@longtable/shared/withdrawal/withdrawal.schema";
import { type FormEvent, useId, useState } from "react";
import { t } from "../../../i18n/t.ts";
import { dayText } from "../../../ui/dayText.ts";
import { Field, fieldProps } from "../../../ui/Field.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { daysLeft } from "./daysLeft.ts";
import "./keepingWords.ts";
import "./keeping.css";

export interface Kept {
  days: number;
  /** Milliseconds since 1970. */
  until: number;
}

interface Props {
  kept: Kept;
  /** Answers until when it is kept now; null when it did not go through. */
  onSet(days: number): Promise<number | null>;
}

/** Until when a workshop is kept, and the way to change it. */
export function KeepDays({ kept, onSet }: Props) {
  const [days, setDays] = useState(String(kept.days));
  const [problem, setProblem] = useState<string | null>(null);
  const [saved, setSaved] = useState<number | null>(null);
  const id = useId();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setSaved(null);
    const count = Number(days);
    const isGood = Number.isInteger(count) && count >= RETENTION.leastDays && count <= RETENTION.mostDays;
    if (!isGood) return setProblem(t("keeping.wrong"));
    const until = await onSet(count);
    setProblem(until === null ? t("keeping.failed") : null);
    setSaved(until);
  };
  return (
    <form className="keep-days" noValidate onSubmit={(event) => void submit(event)}>
      <h3>{t("keeping.title")}</h3>
      {endsSoon(kept.until, Date.now()) && (
        <Notice tone="wait">
          {t("keeping.soonHere", { count: daysLeft(kept.until, Date.now()) })} {t("keeping.soonLead")}
        </Notice>
      )}
      <p>{t("keeping.until", { date: dayText(kept.until) })}</p>
      <p className="hint">{t("keeping.why", { days: kept.days })}</p>
      <div className="keep-row">
        <Field id={id} label={t("keeping.days")} hint={t("keeping.daysHint")} problem={problem}>
          <input
            {...fieldProps(id, { hint: true, problem })}
            className="input"
            type="number"
            inputMode="numeric"
            min={RETENTION.leastDays}
            max={RETENTION.mostDays}
            value={days}
            onChange={({ target }) => setDays(target.value)}
          />
        </Field>
        <button type="submit" className="btn">
          {t("keeping.save")}
        </button>
      </div>
      <p role="status">{saved !== null && t("keeping.saved", { date: dayText(saved) })}</p>
    </form>
  );
}
