import { LIMITS } from "@longtable/shared/kernel/limits";
import { AGENDA_LIMITS } from "@longtable/shared/workshop/agenda.rules";
import { PHASES, type PhaseKey } from "@longtable/shared/workshop/phases";
import type { BoardForViewer, OutputType } from "@longtable/shared/workshop/workshop.schema";
import { type FormEvent, useId, useState } from "react";
import { t } from "../../i18n/t.ts";
import { Field, fieldProps } from "../../ui/Field.tsx";
import { Segments } from "../console/Segments.tsx";
import { AccessFields } from "./AccessFields.tsx";
import { type ActivityFields, minutesFromText } from "./activityForm.ts";
import { BoardField, type NewBoardDraft } from "./BoardField.tsx";
import { Choice } from "./Choice.tsx";

const OUTPUTS: readonly OutputType[] = [
  "map",
  "shortlist",
  "decision",
  "commitments",
  "evidence",
  "prototype",
  "measures",
  "reflection",
];

interface Props {
  fields: ActivityFields;
  onFields(fields: ActivityFields): void;
  boards: readonly BoardForViewer[];
  /** Only while an activity is added. */
  newBoard?: NewBoardDraft | null;
  onNewBoard?(board: NewBoardDraft | null): void;
  isPromptLocked: boolean;
  /** What has run keeps its boards. */
  hasRun: boolean;
  verb: string;
  isBusy: boolean;
  onDone(): void;
  onCancel(): void;
}

/** Everything an activity says of itself. */
export function ActivityFieldset(props: Props) {
  const { fields, onFields, boards, newBoard = null, onNewBoard, isPromptLocked, hasRun } = props;
  const id = useId();
  const [minutes, setMinutes] = useState(String(fields.minutes));
  const [known, setKnown] = useState(fields.minutes);
  // Another host's change comes in by the fields; what is being typed is not undone by it.
  if (known !== fields.minutes) {
    setKnown(fields.minutes);
    if (minutesFromText(minutes, AGENDA_LIMITS.minutes) !== fields.minutes) setMinutes(String(fields.minutes));
  }
  const [isTried, setIsTried] = useState(false);
  const lacksTitle = fields.title.trim() === "";
  const lacksBoard = newBoard !== null && newBoard.title.trim() === "";
  const hasBadMinutes = minutesFromText(minutes, AGENDA_LIMITS.minutes) === null;
  const set = <Name extends keyof ActivityFields>(name: Name, value: ActivityFields[Name]) =>
    onFields({ ...fields, [name]: value });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (!lacksTitle && !lacksBoard && !hasBadMinutes && !props.isBusy) props.onDone();
  };
  const titleProblem = isTried && lacksTitle ? t("agenda.form.nameMissing") : null;
  const minutesProblem = isTried && hasBadMinutes ? t("agenda.form.minutesBad", { most: AGENDA_LIMITS.minutes }) : null;
  return (
    <form className="plan-form" onSubmit={submit} noValidate>
      <Field id={`${id}-title`} label={t("agenda.form.name")} problem={titleProblem}>
        <input
          {...fieldProps(`${id}-title`, { problem: titleProblem })}
          className="input"
          dir="auto"
          maxLength={LIMITS.titleChars}
          readOnly={isPromptLocked}
          value={fields.title}
          onChange={({ target }) => set("title", target.value)}
        />
      </Field>
      <Field
        id={`${id}-prompt`}
        label={t("agenda.form.prompt")}
        hint={t(isPromptLocked ? "agenda.form.promptLocked" : "agenda.form.promptHint")}
      >
        <textarea
          {...fieldProps(`${id}-prompt`, { hint: true })}
          className="input"
          dir="auto"
          rows={3}
          maxLength={AGENDA_LIMITS.promptChars}
          readOnly={isPromptLocked}
          value={fields.prompt}
          onChange={({ target }) => set("prompt", target.value)}
        />
      </Field>
      <div className="plan-pair">
        <Field
          id={`${id}-minutes`}
          label={t("agenda.form.minutes")}
          hint={t("agenda.form.minutesHint")}
          problem={minutesProblem}
        >
          <input
            {...fieldProps(`${id}-minutes`, { hint: true, problem: minutesProblem })}
            className="input"
            inputMode="numeric"
            autoComplete="off"
            value={minutes}
            onChange={({ target }) => {
              setMinutes(target.value);
              const whole = minutesFromText(target.value, AGENDA_LIMITS.minutes);
              if (whole === null) return;
              setKnown(whole);
              set("minutes", whole);
            }}
          />
        </Field>
        <Choice
          id={`${id}-output`}
          label={t("agenda.form.output")}
          value={fields.outputType}
          options={OUTPUTS.map((value) => ({ value, label: t(`console.output.${value}`) }))}
          onChange={(value) => set("outputType", value as OutputType)}
        />
        <Choice
          id={`${id}-phase`}
          label={t("agenda.form.phase")}
          value={fields.phase}
          options={PHASES.map((value) => ({ value, label: t(`phases.${value}`) }))}
          onChange={(value) => set("phase", value as PhaseKey)}
        />
      </div>
      {!hasRun && (
        <>
          <BoardField
            boards={boards}
            boardIds={fields.boardIds}
            onBoardIds={(boardIds) => set("boardIds", boardIds)}
            newBoard={newBoard}
            onNewBoard={onNewBoard}
            isNameMissing={isTried && lacksBoard}
          />
          <div className="field">
            <span className="label">{t("agenda.form.place")}</span>
            <Segments
              label={t("agenda.form.place")}
              value={fields.place}
              options={(["room", "tables"] as const).map((value) => ({
                value,
                label: t(`agenda.form.places.${value}`),
              }))}
              onChange={(place) => set("place", place)}
            />
          </div>
        </>
      )}
      {(!hasRun || fields.isPreWork) && (
        <label className="plan-check">
          <input
            type="checkbox"
            checked={fields.isPreWork}
            aria-describedby={`${id}-pre`}
            onChange={({ target }) => set("isPreWork", target.checked)}
          />
          <span>
            {t("agenda.form.preWork")}
            <span id={`${id}-pre`} className="hint">
              {t("agenda.form.preWorkHint")}
            </span>
          </span>
        </label>
      )}
      <AccessFields access={fields.access} onAccess={(access) => set("access", access)} />
      <div className="dialog-acts">
        <button type="button" className="btn" onClick={props.onCancel}>
          {t("agenda.form.cancel")}
        </button>
        <button type="submit" className="btn btn-main" aria-disabled={props.isBusy}>
          {props.verb}
        </button>
      </div>
    </form>
  );
}
