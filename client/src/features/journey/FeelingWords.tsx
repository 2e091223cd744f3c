import { distinctWords } from "@longtable/shared/journey/feelings.rules";
import { FEELING_LIMITS } from "@longtable/shared/journey/feelings.types";
import { type FormEvent, useId, useRef, useState } from "react";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";

interface Props {
  words: readonly string[];
  onWords(words: string[]): void;
}

/** Up to three words for how a step felt: a field to add one, and those that are there. */
export function FeelingWords({ words, onWords }: Props) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [draft, setDraft] = useState("");
  const [problem, setProblem] = useState("");
  const isFull = words.length >= FEELING_LIMITS.wordsPerStep;
  const add = (event: FormEvent) => {
    event.preventDefault();
    const word = draft.trim();
    setProblem(word === "" ? t("feelings.wordNeeded") : isFull ? t("feelings.tooMany") : "");
    if (word === "" || isFull) return;
    onWords(distinctWords([...words, word]));
    setDraft("");
    field.current?.focus();
  };
  return (
    <>
      {words.length > 0 && (
        <ul className="felt-words" aria-label={t("feelings.yourWords")}>
          {words.map((word) => (
            <li key={word}>
              <button
                type="button"
                className="btn felt-word"
                aria-label={t("feelings.removeWord", { word })}
                onClick={() => {
                  onWords(words.filter((one) => one !== word));
                  field.current?.focus();
                }}
              >
                <span dir="auto">{word}</span> <Icon name="x" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <form className="felt-add" onSubmit={add}>
        <label htmlFor={id}>{t("feelings.word")}</label>
        <span className="felt-add-row">
          <input
            ref={field}
            id={id}
            className="input"
            dir="auto"
            autoComplete="off"
            enterKeyHint="done"
            maxLength={FEELING_LIMITS.wordChars}
            value={draft}
            aria-invalid={problem !== ""}
            aria-describedby={`${id}-hint`}
            onChange={({ target }) => setDraft(target.value)}
          />
          <button type="submit" className="btn">
            {t("feelings.addWord")}
          </button>
        </span>
        <p id={`${id}-hint`} className="hint" role={problem === "" ? undefined : "alert"}>
          {problem || t("feelings.wordHint")}
        </p>
      </form>
    </>
  );
}
