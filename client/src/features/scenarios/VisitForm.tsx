import type { Scenario, Visit } from "@longtable/shared/scenarios/scenario.schema";
import { FITS, type Fit, SCENARIO_LIMITS } from "@longtable/shared/scenarios/scenario.types";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { t } from "../../i18n/t.ts";
import { useKept } from "../../session/useKept.ts";
import { Icon } from "../../ui/Icon.tsx";
import { focusTop } from "./focusTop.ts";
import { LifeActs, LifeWords } from "./LifeForm.tsx";
import { FIT_ICON, type MapStep } from "./scenarioText.ts";

interface Props {
  scenario: Scenario;
  steps: readonly MapStep[];
  /** Null for one that is new. */
  visit: Visit | null;
  onSave(said: { stepId: string | null; needIds: string[]; fit: Fit; note: string }): Promise<boolean>;
  onCancel(): void;
}

/** In the place of a step's id. */
const OUTSIDE = "";

/** One visit: where, what is needed there, how well it was met, and why. */
export function VisitForm({ scenario, steps, visit, onSave, onCancel }: Props) {
  const { pseudonym: name, needs, visits } = scenario;
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const choices = useRef<HTMLFieldSetElement>(null);
  const [place, setPlace] = useState<string>(visit ? (visit.stepId ?? OUTSIDE) : nextStep(visits, steps));
  const [needIds, setNeedIds] = useState<readonly string[]>(visit?.needIds ?? []);
  const [fit, setFit] = useState<Fit | null>(visit?.fit ?? null);
  const [note, setNote] = useKept(`visit.${visit?.id ?? scenario.id}`, visit?.note ?? "");
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => focusTop(heading.current), []);
  const isGone = place !== OUTSIDE && !steps.some((step) => step.id === place);
  const leave = () => setNote(visit?.note ?? "");
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (fit === null) {
      setProblem(t("scenarios.visitForm.howNeeded"));
      choices.current?.querySelector("input")?.focus();
      return;
    }
    const stepId = place === OUTSIDE ? null : place;
    if (await onSave({ stepId, needIds: [...needIds], fit, note: note.trim() })) leave();
  };
  return (
    <form className="life-form" onSubmit={(event) => void save(event)}>
      <h3 ref={heading} tabIndex={-1} dir="auto">
        {visit
          ? t("scenarios.visitForm.edit", { number: visits.findIndex((one) => one.id === visit.id) + 1 })
          : t("scenarios.visitForm.next", { name })}
      </h3>
      <div className="field">
        <label htmlFor={`${id}-place`}>{t("scenarios.visitForm.where", { name })}</label>
        <span className="picker">
          <select id={`${id}-place`} className="input" value={place} onChange={(event) => setPlace(event.target.value)}>
            {isGone && <option value={place}>{t("scenarios.visitForm.goneStep")}</option>}
            {steps.map((step, index) => (
              <option key={step.id} value={step.id}>
                {index + 1}. {step.label}
              </option>
            ))}
            <option value={OUTSIDE}>{t("scenarios.visitForm.outside")}</option>
          </select>
          <Icon name="down" />
        </span>
      </div>
      {needs.length > 0 && (
        <fieldset className="life-checks">
          <legend>{t("scenarios.visitForm.about", { name })}</legend>
          {needs.map((need) => (
            <label key={need.id} className="life-check">
              <input
                type="checkbox"
                checked={needIds.includes(need.id)}
                onChange={(event) =>
                  setNeedIds(
                    event.target.checked ? [...needIds, need.id] : needIds.filter((known) => known !== need.id),
                  )
                }
              />
              <span dir="auto">{need.text}</span>
            </label>
          ))}
        </fieldset>
      )}
      <fieldset
        className="life-fits"
        ref={choices}
        aria-describedby={problem ? `${id}-how` : undefined}
        aria-invalid={problem ? true : undefined}
      >
        <legend>{t("scenarios.visitForm.how")}</legend>
        {FITS.map((one) => (
          <label key={one} className="life-choice">
            <input
              type="radio"
              className="sr"
              name={`${id}-fit`}
              checked={fit === one}
              onChange={() => {
                setFit(one);
                setProblem(null);
              }}
            />
            <Icon name={FIT_ICON[one]} />
            <span>
              <b>{t(`scenarios.fits.${one}`)}</b>
              <span className="small quiet">{t(`scenarios.fitHints.${one}`)}</span>
            </span>
          </label>
        ))}
        <p className="field-problem" id={`${id}-how`} role="alert">
          {problem}
        </p>
      </fieldset>
      <LifeWords
        id={`${id}-note`}
        label={t("scenarios.visitForm.note")}
        rows={3}
        maxLength={SCENARIO_LIMITS.noteChars}
        value={note}
        onChange={setNote}
      />
      <LifeActs
        save={t("scenarios.visitForm.save")}
        onCancel={() => {
          leave();
          onCancel();
        }}
      />
    </form>
  );
}

/** The step after the last one visited: most people go on from there. */
function nextStep(visits: readonly Visit[], steps: readonly MapStep[]): string {
  const last = visits.findLast(({ stepId }) => stepId !== null);
  const at = steps.findIndex(({ id }) => id === last?.stepId);
  return (steps[at + 1] ?? steps.at(-1))?.id ?? OUTSIDE;
}
