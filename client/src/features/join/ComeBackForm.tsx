import { LIMITS } from "@longtable/shared/kernel/limits";
import { useEffect, useRef, useState } from "react";
import { t } from "../../i18n/t.ts";
import { Field, fieldProps } from "../../ui/Field.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { CodeField } from "./CodeField.tsx";
import { codeIn } from "./codeText.ts";
import type { SeatFormProps } from "./NewSeatForm.tsx";
import { useCodeCheck } from "./useCodeCheck.ts";
import { useTakeSeat } from "./useTakeSeat.ts";

/** The same seat on another phone, by the name and the three words. */
export function ComeBackForm({ code, onCode, children }: SeatFormProps) {
  const [alias, setAlias] = useState("");
  const [words, setWords] = useState("");
  const [wordsProblem, setWordsProblem] = useState<string | null>(null);
  const codeField = useRef<HTMLInputElement>(null);
  const nameField = useRef<HTMLInputElement>(null);
  const wordsField = useRef<HTMLInputElement>(null);
  const check = useCodeCheck(codeIn(code));
  const seat = useTakeSeat(code, check, codeField);

  useEffect(() => {
    const hasCode = codeIn(codeField.current?.value ?? "") !== null;
    (hasCode ? nameField : codeField).current?.focus();
  }, []);

  return (
    <form
      className="join-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const isMissing = words.trim() === "";
        setWordsProblem(isMissing ? t("join.backWordsMissing") : null);
        if (isMissing && codeIn(code) !== null) wordsField.current?.focus();
        else void seat.send({ alias: alias.trim(), rejoinWord: words.trim() });
      }}
    >
      <CodeField field={codeField} code={code} onCode={onCode} check={check} problem={seat.codeProblem} />
      <Field id="join-back-name" label={t("join.backName")} hint={t("join.backNameHint")}>
        <input
          ref={nameField}
          className="input"
          value={alias}
          maxLength={LIMITS.aliasChars}
          onChange={({ target }) => setAlias(target.value)}
          autoComplete="off"
          {...fieldProps("join-back-name", { hint: true })}
        />
      </Field>
      <Field id="join-words" label={t("join.backWords")} hint={t("join.backWordsHint")} problem={wordsProblem}>
        <input
          ref={wordsField}
          className="input"
          value={words}
          maxLength={80}
          onChange={({ target }) => setWords(target.value)}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          enterKeyHint="go"
          {...fieldProps("join-words", { hint: true, problem: wordsProblem })}
        />
      </Field>
      <div className="join-foot">
        {seat.formProblem && (
          <Notice tone="stop" isUrgent>
            {seat.formProblem}
          </Notice>
        )}
        <button type="submit" className="btn btn-main btn-wide join-go" aria-disabled={seat.isBusy}>
          {t(seat.isBusy ? "join.going" : "join.backGo")}
        </button>
        {children}
      </div>
    </form>
  );
}
