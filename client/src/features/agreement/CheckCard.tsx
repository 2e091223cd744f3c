import type { Check } from "@longtable/shared/agreement/check.schema";
import { CHECK_LIMITS, type RatingKind } from "@longtable/shared/agreement/check.types";
import { type FormEvent, useId, useState } from "react";
import { t } from "../../i18n/t.ts";
import type { Session } from "../../session/session.types.ts";
import { useKept } from "../../session/useKept.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { CheckResult } from "./CheckResults.tsx";
import { figure, valueLabel, valuesDown } from "./checkWords.ts";
import { useOwnAnswer } from "./useOwnAnswer.ts";

interface Props {
  session: Session;
  check: Check;
}

/** A quick check on a phone: one tap, or one word; the result once it is released. */
export function CheckCard({ session, check }: Props) {
  const { id, kind, question, state, isReleased } = check;
  const { answer, problem, send } = useOwnAnswer<number | string>(session, {
    type: "check.answer",
    isOf: ({ checkId }) => checkId === id,
    answerIn: (input) => input.answer as number | string,
    mine: check.mine ?? null,
  });
  const give = (value: number | string) => void send({ checkId: id, answer: value });
  return (
    <section className="card ag-card" aria-labelledby={`check-${id}`}>
      <p className="small quiet">{t(state === "open" ? "agreement.check.lead" : "agreement.check.result")}</p>
      <h2 id={`check-${id}`} dir="auto">
        {question}
      </h2>
      {state === "open" && kind !== "word" && <Scale kind={kind} answer={answer} onGive={give} />}
      {state === "open" && kind === "word" && <WordForm checkId={id} answer={answer} onGive={give} />}
      {problem && (
        <Notice tone="stop" isUrgent>
          {problem}
        </Notice>
      )}
      {state === "open" && !isReleased && (
        <p className="small quiet" role="status">
          {answer !== null && kind !== "word" && typeof answer === "number" && (
            <>{t("agreement.check.yours", { answer: valueLabel(kind, answer) })}. </>
          )}
          {t(kind === "word" ? "agreement.check.hostsFirst" : "agreement.check.private")}
        </p>
      )}
      <CheckResult check={check} />
      {state === "closed" && !isReleased && <p>{t("agreement.check.waiting")}</p>}
    </section>
  );
}

interface ScaleProps {
  kind: RatingKind;
  answer: number | string | null;
  onGive(value: number): void;
}

function Scale({ kind, answer, onGive }: ScaleProps) {
  return (
    <fieldset className="ag-choices ag-scale">
      <legend className="sr">{t("agreement.yours")}</legend>
      {valuesDown(kind).map((value) => (
        <button
          key={value}
          type="button"
          className="ag-choice"
          aria-pressed={answer === value}
          onClick={() => onGive(value)}
        >
          {kind === "temperature" ? (
            <Icon name={`feel-${value}`} />
          ) : (
            <b className="ag-value" aria-hidden="true">
              {figure(value)}
            </b>
          )}
          <span>
            {kind === "fist" && <span className="sr">{figure(value)}, </span>}
            {valueLabel(kind, value)}
          </span>
          {answer === value && <Icon name="check" className="ag-tick" />}
        </button>
      ))}
    </fieldset>
  );
}

interface WordProps {
  checkId: string;
  answer: number | string | null;
  onGive(word: string): void;
}

function WordForm({ checkId, answer, onGive }: WordProps) {
  const [draft, setDraft] = useKept(`word.${checkId}`, typeof answer === "string" ? answer : "");
  const [lacks, setLacks] = useState(false);
  const id = useId();
  const send = (event: FormEvent) => {
    event.preventDefault();
    setLacks(draft.trim() === "");
    if (draft.trim() !== "") onGive(draft.trim());
  };
  return (
    <form className="ag-word" onSubmit={send}>
      <label htmlFor={id}>{t("agreement.check.word")}</label>
      <input
        id={id}
        className="input"
        maxLength={CHECK_LIMITS.wordChars}
        autoComplete="off"
        enterKeyHint="send"
        value={draft}
        aria-invalid={lacks}
        aria-describedby={`${id}-hint`}
        onChange={({ target }) => setDraft(target.value)}
      />
      <p id={`${id}-hint`} className="hint" role={lacks ? "alert" : undefined}>
        {t(lacks ? "agreement.check.wordNeeded" : "agreement.check.wordHint")}
      </p>
      {answer !== null && <p role="status">{t("agreement.check.yours", { answer })}</p>}
      <button type="submit" className={answer === null ? "btn btn-main" : "btn"}>
        {t(answer === null ? "agreement.check.send" : "agreement.check.changeWord")}
      </button>
    </form>
  );
}
