import { withoutFigures } from "@longtable/shared/programme/programme.rules";
import { PhaseStatus, type Programme, type ProgrammePhase } from "@longtable/shared/programme/programme.schema";
import { type FormEvent, useId, useState } from "react";
import { t } from "../../i18n/t.ts";
import { Field, fieldProps } from "../../ui/Field.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Sheet } from "../../ui/Sheet.tsx";
import { FormActs } from "./FormActs.tsx";
import type { ProgrammeApi } from "./programme.api.ts";

interface Props {
  programme: Programme;
  /** Null for who only reads. */
  api: ProgrammeApi | null;
  change(deed: () => Promise<unknown>): Promise<string | null>;
}

const MARKS = { notStarted: "unknown", open: "half", closed: "full" } as const;

/** The four phases in their order, each with its aim and how far it is. */
export function PhasesPart({ programme, api, change }: Props) {
  const [editing, setEditing] = useState<ProgrammePhase | null>(null);
  return (
    <section className="stack">
      <h2>{t("programme.phases")}</h2>
      <ol className="programme-phases">
        {programme.phases.map((phase) => (
          <li key={phase.key} className="card programme-phase" data-status={phase.status}>
            <h3>{t(`phases.${phase.key}`)}</h3>
            <p className="programme-status">
              <Icon name={MARKS[phase.status]} /> {t(`programme.status.${phase.status}`)}
            </p>
            <p className={phase.aim === "" ? "quiet" : undefined}>{phase.aim || t("programme.noAim")}</p>
            {phase.closeReason && <p className="hint">{t("programme.closedBecause", { reason: phase.closeReason })}</p>}
            {api && (
              <button
                type="button"
                className="btn programme-away"
                aria-label={t("programme.editPhase", { phase: t(`phases.${phase.key}`) })}
                onClick={() => setEditing(phase)}
              >
                {t("programme.edit")}
              </button>
            )}
          </li>
        ))}
      </ol>
      {api && editing && (
        <PhaseSheet
          key={editing.key}
          phase={editing}
          missing={withoutFigures(programme.measures, editing.key).map(({ label }) => label)}
          save={(next) => change(() => api.changePhase(programme.id, editing.key, next))}
          onClose={() => setEditing(null)}
        />
      )}
    </section>
  );
}

interface SheetProps {
  phase: ProgrammePhase;
  /** Measures of it without a figure. */
  missing: readonly string[];
  save(change: { aim: string; status: PhaseStatus; reason: string }): Promise<string | null>;
  onClose(): void;
}

function PhaseSheet({ phase, missing, save, onClose }: SheetProps) {
  const id = useId();
  const [aim, setAim] = useState(phase.aim);
  const [status, setStatus] = useState<PhaseStatus>(phase.status);
  const [reason, setReason] = useState(phase.closeReason ?? "");
  const [refused, setRefused] = useState(false);
  const [failed, setFailed] = useState(false);
  const asksWhy = status === "closed" && phase.status !== "closed" && missing.length > 0;
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (asksWhy && reason.trim() === "") return setRefused(true);
    const problem = await save({ aim, status, reason: reason.trim() });
    if (problem === "programme.closeNeedsReason") setRefused(true);
    else if (problem === null) onClose();
    else setFailed(true);
  };
  const problem = refused ? t("programme.closeNeedsReason") : null;
  return (
    <Sheet title={t("programme.editPhase", { phase: t(`phases.${phase.key}`) })} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void onSubmit(event)}>
        <Field id={`${id}-aim`} label={t("programme.aim")}>
          <textarea
            id={`${id}-aim`}
            className="input"
            rows={3}
            maxLength={300}
            value={aim}
            onChange={(event) => setAim(event.target.value)}
          />
        </Field>
        <Field id={`${id}-status`} label={t("programme.statusLabel", { phase: t(`phases.${phase.key}`) })}>
          <select
            id={`${id}-status`}
            className="input"
            value={status}
            onChange={(event) => setStatus(PhaseStatus.options.find((one) => one === event.target.value) ?? status)}
          >
            {PhaseStatus.options.map((value) => (
              <option key={value} value={value}>
                {t(`programme.status.${value}`)}
              </option>
            ))}
          </select>
        </Field>
        {asksWhy && (
          <Field
            id={`${id}-why`}
            label={t("programme.closeReason")}
            hint={t("programme.closeReasonHint", { list: missing.join(", ") })}
            problem={problem}
          >
            <textarea
              {...fieldProps(`${id}-why`, { hint: true, problem })}
              className="input"
              rows={2}
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </Field>
        )}
        {failed && (
          <p className="field-problem" role="alert">
            {t("programme.saveFailed")}
          </p>
        )}
        <FormActs onClose={onClose} />
      </form>
    </Sheet>
  );
}
