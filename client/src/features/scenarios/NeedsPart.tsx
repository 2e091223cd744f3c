import { bestFit } from "@longtable/shared/scenarios/scenario.rules";
import type { Need, Scenario } from "@longtable/shared/scenarios/scenario.schema";
import { SCENARIO_LIMITS } from "@longtable/shared/scenarios/scenario.types";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { t } from "../../i18n/t.ts";
import { useKept } from "../../session/useKept.ts";
import { Icon } from "../../ui/Icon.tsx";
import { LifeActs, LifeWords } from "./LifeForm.tsx";
import { FIT_ICON } from "./scenarioText.ts";
import type { ScenarioDeeds } from "./useScenarioDeeds.ts";

interface Props {
  scenario: Scenario;
  mayChange: boolean;
  deeds: ScenarioDeeds;
}

/** What somebody needs, each with how far the plan meets it. */
export function NeedsPart({ scenario, mayChange, deeds }: Props) {
  const { id: scenarioId, pseudonym: name, needs, visits } = scenario;
  const [editing, setEditing] = useState<string | null>(null);
  const [isAdding, setIsAdding] = useState(false);
  const send = async (type: string, input: Record<string, unknown>) => {
    const isDone = await deeds.send(type, { scenarioId, ...input });
    if (isDone) setEditing(null);
    return isDone;
  };
  return (
    <section className="dialog-part">
      <h3 dir="auto">{t("scenarios.needsOf", { name })}</h3>
      {needs.length === 0 && <p className="quiet">{t("scenarios.noNeeds", { name })}</p>}
      <ul className="life-needs">
        {needs.map((need, index) => {
          const fit = bestFit(need, visits) ?? "noVisit";
          return (
            <li key={need.id} data-id={need.id}>
              {editing === need.id ? (
                <NeedForm
                  first={need.text}
                  keptAs={`need.${need.id}`}
                  onSave={(text) => send("scenario.changeNeed", { needId: need.id, text })}
                  onCancel={() => setEditing(null)}
                />
              ) : (
                <>
                  <p dir="auto">{need.text}</p>
                  <p className="life-fit small">
                    <Icon name={FIT_ICON[fit]} /> {t(`scenarios.standing.${fit}`)}
                  </p>
                  {mayChange && (
                    <NeedActs
                      need={need}
                      onEdit={() => setEditing(need.id)}
                      onUp={
                        index === 0
                          ? null
                          : () =>
                              void send("scenario.moveNeed", {
                                needId: need.id,
                                beforeId: needs[index - 1]?.id ?? null,
                              })
                      }
                      onRemove={() => void deeds.removeNeed(scenario, need)}
                    />
                  )}
                </>
              )}
            </li>
          );
        })}
      </ul>
      {mayChange && !isAdding && needs.length < SCENARIO_LIMITS.needsPerScenario && (
        <button type="button" className="btn life-add" onClick={() => setIsAdding(true)}>
          <Icon name="plus" /> {t("scenarios.needForm.add")}
        </button>
      )}
      {mayChange && isAdding && (
        <NeedForm
          first=""
          keptAs={`need.${scenarioId}`}
          onSave={async (text) => {
            const isDone = await send("scenario.addNeed", { text });
            if (isDone) setIsAdding(false);
            return isDone;
          }}
          onCancel={() => setIsAdding(false)}
        />
      )}
    </section>
  );
}

function NeedActs(props: { need: Need; onEdit(): void; onUp: (() => void) | null; onRemove(): void }) {
  const { need, onEdit, onUp, onRemove } = props;
  const { text } = need;
  return (
    <div className="life-acts">
      <button type="button" className="btn" aria-label={t("scenarios.needForm.editLabel", { text })} onClick={onEdit}>
        {t("scenarios.needForm.edit")}
      </button>
      {onUp && (
        <button type="button" className="btn" aria-label={t("scenarios.needForm.upLabel", { text })} onClick={onUp}>
          {t("scenarios.needForm.up")}
        </button>
      )}
      <button
        type="button"
        className="btn"
        aria-label={t("scenarios.needForm.removeLabel", { text })}
        onClick={onRemove}
      >
        {t("scenarios.needForm.remove")}
      </button>
    </div>
  );
}

interface FormProps {
  first: string;
  /** Words that were not sent yet stay on the device under this name. */
  keptAs: string;
  onSave(text: string): Promise<boolean>;
  onCancel(): void;
}

function NeedForm({ first, keptAs, onSave, onCancel }: FormProps) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useKept(keptAs, first);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => field.current?.focus(), []);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const words = text.trim();
    if (words === "") {
      setProblem(t("scenarios.needForm.needed"));
      field.current?.focus();
    } else if (await onSave(words)) setText(first);
  };
  return (
    <form className="life-form" onSubmit={(event) => void save(event)}>
      <LifeWords
        id={id}
        label={t("scenarios.needForm.label")}
        problem={problem}
        rows={2}
        maxLength={SCENARIO_LIMITS.needChars}
        value={text}
        onChange={setText}
        field={field}
      />
      <LifeActs
        save={t("scenarios.needForm.save")}
        onCancel={() => {
          setText(first);
          onCancel();
        }}
      />
    </form>
  );
}
