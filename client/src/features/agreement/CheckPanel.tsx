import { closeCheck, hideWord, openCheck, revealCheck } from "@longtable/shared/agreement/check.commands";
import { checkInFront } from "@longtable/shared/agreement/check.rules";
import type { Check } from "@longtable/shared/agreement/check.schema";
import { CHECK_KINDS, CHECK_LIMITS, type CheckKind } from "@longtable/shared/agreement/check.types";
import { type FormEvent, useId, useState } from "react";
import { t } from "../../i18n/t.ts";
import { Field, fieldProps } from "../../ui/Field.tsx";
import { Segments } from "../console/Segments.tsx";
import type { Commands } from "../console/useCommands.ts";
import { AnsweredCount } from "./AnsweredCount.tsx";
import { CheckResult } from "./CheckResults.tsx";

interface Props {
  checks: readonly Check[];
  people: number;
  commands: Commands;
}

/** Quick checks: asking one, stopping it, looking words through, and those before it. */
export function CheckPanel({ checks, people, commands }: Props) {
  const now = checkInFront(checks) ?? checks.findLast(({ isReleased }) => !isReleased) ?? null;
  const past = checks.filter(({ id }) => id !== now?.id);
  return (
    <>
      <section className="card vote-card" aria-labelledby="agree-check">
        <h2 id="agree-check">{t("agreement.host.check")}</h2>
        {now ? <CheckRun check={now} people={people} commands={commands} /> : <CheckSetup commands={commands} />}
      </section>
      {past.length > 0 && (
        <details className="card vote-earlier">
          <summary>
            {t("agreement.host.pastChecks")} ({past.length})
          </summary>
          <ul className="host-past">
            {past.toReversed().map((check) => (
              <li key={check.id}>
                <p className="small quiet">{t(`agreement.check.kinds.${check.kind}`)}</p>
                <p dir="auto">
                  <b>{check.question}</b>
                </p>
                {check.kind === "word" ? <Words check={check} commands={commands} /> : <CheckResult check={check} />}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function CheckSetup({ commands }: { commands: Commands }) {
  const [kind, setKind] = useState<CheckKind>("fist");
  const [written, setWritten] = useState<string | null>(null);
  const [lacks, setLacks] = useState(false);
  const id = useId();
  const question = written ?? t(`agreement.host.usual.${kind}`);
  const ask = (event: FormEvent) => {
    event.preventDefault();
    setLacks(question.trim() === "");
    if (question.trim() === "" || commands.isBusy) return;
    void commands.run(openCheck, { kind, question: question.trim() });
  };
  return (
    <form className="decision-form" onSubmit={ask}>
      <p>{t("agreement.host.checkLead")}</p>
      <Segments
        label={t("agreement.host.checkKind")}
        value={kind}
        options={CHECK_KINDS.map((value) => ({ value, label: t(`agreement.check.kinds.${value}`) }))}
        onChange={setKind}
      />
      <Field id={id} label={t("agreement.host.question")} problem={lacks ? t("agreement.host.questionNeeded") : null}>
        <input
          {...fieldProps(id, { problem: lacks ? "lacks" : null })}
          className="input"
          maxLength={CHECK_LIMITS.questionChars}
          value={question}
          onChange={({ target }) => setWritten(target.value)}
        />
      </Field>
      <div className="vote-acts">
        <button type="submit" className="btn" aria-disabled={commands.isBusy}>
          {t("agreement.host.open")}
        </button>
      </div>
    </form>
  );
}

function CheckRun({ check, people, commands }: { check: Check; people: number; commands: Commands }) {
  const { id, kind, question, state, isReleased } = check;
  const isWord = kind === "word";
  return (
    <>
      <p className="lead host-words" dir="auto">
        {question}
      </p>
      {state === "open" && <AnsweredCount answered={check.answered} people={people} />}
      {isWord ? <Words check={check} commands={commands} /> : <CheckResult check={check} />}
      <div className="vote-acts">
        {state === "open" && (
          <button
            type="button"
            className="btn btn-main"
            aria-disabled={commands.isBusy}
            onClick={() => void commands.run(closeCheck, { checkId: id })}
          >
            {t(isWord ? "agreement.host.closeWords" : "agreement.host.close")}
          </button>
        )}
        {!isReleased && (state === "closed" || !isWord) && (
          <button
            type="button"
            className={state === "closed" ? "btn btn-main" : "btn btn-plain"}
            aria-disabled={commands.isBusy}
            onClick={() => void commands.run(revealCheck, { checkId: id })}
          >
            {t(isWord ? "agreement.host.revealWords" : "agreement.host.reveal")}
          </button>
        )}
      </div>
    </>
  );
}

/** The words of a closed round, each with the way to hide it or put it back. */
function Words({ check: { id, words, state }, commands }: { check: Check; commands: Commands }) {
  if (state === "open" || !words) return null;
  if (words.length === 0) return <p>{t("agreement.check.none")}</p>;
  return (
    <>
      <p className="hint">{t("agreement.host.look")}</p>
      <ul className="host-said">
        {words.map((word) => (
          <li key={word.id} className={word.hidden ? "is-hidden" : undefined}>
            <span dir="auto">
              {word.text}
              {word.count > 1 && <b> ×{word.count}</b>}
              {word.hidden && <span className="quiet"> · {t("agreement.host.isHidden")}</span>}
            </span>
            <button
              type="button"
              className="btn btn-plain"
              aria-label={t(word.hidden ? "agreement.host.unhide" : "agreement.host.hide", { word: word.text })}
              onClick={() => void commands.run(hideWord, { checkId: id, wordId: word.id, hidden: !word.hidden })}
            >
              {t(word.hidden ? "agreement.host.unhideShort" : "agreement.host.hideShort")}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
