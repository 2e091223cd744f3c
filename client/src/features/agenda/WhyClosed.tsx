import "./agendaWords.ts";
import "./agenda.css";
import { AGENDA_LIMITS } from "@longtable/shared/workshop/agenda.rules";
import type { Activity } from "@longtable/shared/workshop/workshop.schema";
import { type FormEvent, useEffect, useId, useState } from "react";
import { t } from "../../i18n/t.ts";
import { Sheet } from "../../ui/Sheet.tsx";
import { showToast } from "../../ui/toasts.ts";
import type { Commands } from "../console/useCommands.ts";

const REASONS = ["later", "time", "chosen", "other"] as const;

interface Props {
  activity: Activity;
  commands: Commands;
}

/** Before an activity ends without what it was to make: why (METHODS M3). The usual reasons take one press. */
export default function WhyClosed({ activity, commands }: Props) {
  const [chosen, setChosen] = useState<(typeof REASONS)[number]>("later");
  const [words, setWords] = useState("");
  const [isTried, setIsTried] = useState(false);
  const id = useId();
  const isMissing = chosen === "other" && words.trim() === "";
  const close = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (isMissing || commands.isBusy) return;
    const reason = chosen === "other" ? words.trim() : t(`agenda.why.${chosen}`);
    commands.answerWhy(reason);
  };
  // Another host was first: there is nothing to say any more.
  const { leaveOpen, isBusy } = commands;
  const isOver = activity.state === "closed";
  useEffect(() => {
    if (!isOver || isBusy) return;
    leaveOpen();
    showToast(t("agenda.why.closedMeanwhile", { title: activity.title }));
  }, [isOver, isBusy, leaveOpen, activity.title]);
  if (isOver) return null;
  const output = t(`console.output.${activity.outputType}`);
  return (
    <Sheet title={t("agenda.why.title", { title: activity.title, output })} onClose={commands.leaveOpen}>
      <p>{t("agenda.why.lead")}</p>
      <form className="plan-form" onSubmit={close} noValidate>
        <fieldset className="plan-reasons">
          <legend className="sr">{t("agenda.why.label")}</legend>
          {REASONS.map((reason) => (
            <label key={reason} className="plan-check">
              <input
                type="radio"
                name={`${id}-reason`}
                value={reason}
                checked={chosen === reason}
                onChange={() => setChosen(reason)}
              />
              <span>{t(`agenda.why.${reason}`)}</span>
            </label>
          ))}
        </fieldset>
        {chosen === "other" && (
          <div className="field">
            <label htmlFor={`${id}-words`}>{t("agenda.why.otherLabel")}</label>
            <input
              id={`${id}-words`}
              className="input"
              dir="auto"
              maxLength={AGENDA_LIMITS.reasonChars}
              value={words}
              aria-invalid={isTried && isMissing}
              aria-describedby={`${id}-problem`}
              onChange={({ target }) => setWords(target.value)}
            />
            <p id={`${id}-problem`} className="field-problem" role="alert">
              {isTried && isMissing ? t("agenda.why.missing") : ""}
            </p>
          </div>
        )}
        <div className="dialog-acts">
          <button type="button" className="btn" onClick={commands.leaveOpen}>
            {t("agenda.why.stay")}
          </button>
          <button type="submit" className="btn btn-main" aria-disabled={commands.isBusy}>
            {t("agenda.why.close")}
          </button>
        </div>
      </form>
    </Sheet>
  );
}
