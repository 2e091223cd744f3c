import { setQuestion } from "@longtable/shared/purpose/purpose.commands";
import { currentQuestion } from "@longtable/shared/purpose/purpose.rules";
import { PURPOSE_LIMITS } from "@longtable/shared/purpose/purpose.schema";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { type FormEvent, useId, useState } from "react";
import { t } from "../../i18n/t.ts";
import { Field, fieldProps } from "../../ui/Field.tsx";
import { showToast } from "../../ui/toasts.ts";
import { Segments } from "../console/Segments.tsx";
import type { Commands } from "../console/useCommands.ts";
import { Meanwhile } from "./Meanwhile.tsx";
import { Suggestions } from "./Suggestions.tsx";
import { timeText } from "./timeText.ts";

const METHODS = ["host", "vote"] as const;

/** The room's question: as it stands, in other words, and as it was before. */
export function QuestionPart({ state, commands }: { state: WorkshopState; commands: Commands }) {
  const versions = state.workshop.question?.versions ?? [];
  const standing = currentQuestion(state.workshop.question)?.text ?? "";
  const [text, setText] = useState(standing);
  /** What stood when these words were begun, and whose suggestion they are. */
  const [basis, setBasis] = useState<{ count: number; suggestionId?: string }>({ count: versions.length });
  const [known, setKnown] = useState(standing);
  const [method, setMethod] = useState<(typeof METHODS)[number]>("host");
  const [isTried, setIsTried] = useState(false);
  const id = useId();
  const isTouched = text.trim() !== known;
  if (!isTouched && basis.count !== versions.length) {
    setText(standing);
    setKnown(standing);
    setBasis({ count: versions.length });
  }
  const follow = () => {
    setText(standing);
    setKnown(standing);
    setBasis({ count: versions.length });
    setIsTried(false);
  };
  const isBehind = isTouched && basis.count !== versions.length;
  const problem = isTried && text.trim() === "" ? t("agenda.question.missing") : null;
  const save = async (basedOn: number) => {
    setIsTried(true);
    if (text.trim() === "" || commands.isBusy) return;
    const { suggestionId } = basis;
    const input = { text: text.trim(), method, basedOn, ...(suggestionId && { suggestionId }) };
    const saved = await commands.run(setQuestion, input);
    if (saved === null) return;
    setKnown(text.trim());
    setBasis({ count: saved.version });
    setIsTried(false);
    showToast(t("agenda.question.saved"));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save(basis.count);
  };
  return (
    <section className="card plan-card" aria-labelledby={`${id}-head`}>
      <h2 id={`${id}-head`}>{t("agenda.question.title")}</h2>
      <p className="quiet">{t("agenda.question.lead")}</p>
      {standing ? (
        <p className="plan-question" dir="auto">
          {standing}
        </p>
      ) : (
        <p>{t("agenda.question.none")}</p>
      )}
      {isBehind && <Meanwhile theirs={standing} onKeep={() => void save(versions.length)} onTake={follow} />}
      <form className="plan-form" onSubmit={submit} noValidate>
        <Field id={`${id}-text`} label={t("agenda.question.label")} problem={problem}>
          <textarea
            {...fieldProps(`${id}-text`, { problem })}
            className="input"
            dir="auto"
            rows={2}
            maxLength={PURPOSE_LIMITS.questionChars}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        </Field>
        {versions.length > 0 && (
          <div className="field">
            <span className="label">{t("agenda.question.by")}</span>
            <Segments
              label={t("agenda.question.by")}
              value={method}
              options={METHODS.map((value) => ({ value, label: t(`agenda.question.methods.${value}`) }))}
              onChange={setMethod}
            />
          </div>
        )}
        <button type="submit" className="btn" aria-disabled={commands.isBusy || !isTouched}>
          {t(versions.length > 0 ? "agenda.question.adopt" : "agenda.question.first")}
        </button>
      </form>
      <Suggestions
        state={state}
        about="question"
        commands={commands}
        verb={t("agenda.suggestions.useQuestion")}
        onTake={(suggestion) => {
          setText(suggestion.text);
          setBasis({ count: versions.length, suggestionId: suggestion.id });
          document.getElementById(`${id}-text`)?.focus();
        }}
      />
      {versions.length > 1 && (
        <details className="plan-rights">
          <summary>{t("agenda.question.earlier")}</summary>
          <ol className="plan-versions">
            {versions.slice(0, -1).map((version) => (
              <li key={version.at}>
                <span dir="auto">{version.text}</span>{" "}
                <span className="quiet small">{t("agenda.question.since", { time: timeText(version.at) })}</span>
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}
