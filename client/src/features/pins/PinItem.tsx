import type { Pin } from "@longtable/shared/pins/pins.schema";
import { PIN_LIMITS } from "@longtable/shared/pins/pins.types";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { t } from "../../i18n/t.ts";
import { Field, fieldProps } from "../../ui/Field.tsx";
import { Icon } from "../../ui/Icon.tsx";

interface Props {
  pin: Pin;
  /** What it is on; null when that is gone from the board. */
  on: string | null;
  isHost: boolean;
  mayAnswer: boolean;
  mayChange: boolean;
  send(type: string, input: Record<string, unknown>): Promise<boolean>;
  onRemove(): void;
}

/** One pin: what it is, its words, what it is on, its answer, and what can be done with it. */
export function PinItem({ pin, on, isHost, mayAnswer, mayChange, send, onRemove }: Props) {
  const [isAnswering, setIsAnswering] = useState(false);
  const { id, kind, text, state, answer, isMine, isWaiting } = pin;
  const set = (next: "open" | "parked") => void send("pin.setState", { pinId: id, state: next });
  const act = (name: string, perform: () => void) => (
    <button
      type="button"
      className="btn"
      aria-label={t(`pins.${name}Label`, { text: shorten(text) })}
      onClick={perform}
    >
      {t(`pins.${name}`)}
    </button>
  );
  return (
    <li className="pin card" data-state={state} data-id={id}>
      <p className="pin-what small">
        <Icon name={`pin-${kind}`} /> <b>{t(`pins.kinds.${kind}`)}</b>
        <span className="pin-state">
          {state !== "open" && <Icon name={state === "answered" ? "check" : "pause"} />} {t(`pins.states.${state}`)}
        </span>
        {isMine && <span className="quiet">{t("pins.yours")}</span>}
      </p>
      <p className="pin-text" dir="auto">
        {text}
      </p>
      <p className="small quiet" dir="auto">
        {on === null ? t("pins.gone") : t("pins.on", { what: on })}
      </p>
      {isWaiting && <p className="small">{t("pins.waiting")}</p>}
      {answer !== null && (
        <p className="pin-answer" dir="auto">
          {t(state === "open" ? "pins.earlier" : "pins.answered", { answer })}
        </p>
      )}
      {isAnswering ? (
        <AnswerForm
          answer={answer ?? ""}
          onSend={(words) => {
            setIsAnswering(false);
            void send("pin.answer", { pinId: id, answer: words });
          }}
          onCancel={() => setIsAnswering(false)}
        />
      ) : (
        <div className="pin-acts">
          {isWaiting && isHost && act("letThrough", () => void send("pin.letThrough", { pinId: id }))}
          {mayAnswer && !isWaiting && (
            <button
              type="button"
              className="btn"
              aria-label={t(state === "answered" ? "pins.answerAgainLabel" : "pins.answerLabel", {
                text: shorten(text),
              })}
              onClick={() => setIsAnswering(true)}
            >
              {t(state === "answered" ? "pins.answerAgain" : "pins.answer")}
            </button>
          )}
          {mayChange && !isWaiting && state === "open" && act("park", () => set("parked"))}
          {mayChange && !isWaiting && state !== "open" && act("reopen", () => set("open"))}
          {mayChange && act("remove", onRemove)}
        </div>
      )}
    </li>
  );
}

function AnswerForm({ answer, onSend, onCancel }: { answer: string; onSend(words: string): void; onCancel(): void }) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [words, setWords] = useState(answer);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => field.current?.focus(), []);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (words.trim() === "") setProblem(t("pins.answerNeeded"));
    else onSend(words.trim());
  };
  return (
    <form className="pin-form" onSubmit={send}>
      <Field id={id} label={t("pins.answerText")} problem={problem}>
        <textarea
          {...fieldProps(id, { problem })}
          ref={field}
          className="input"
          dir="auto"
          rows={3}
          maxLength={PIN_LIMITS.answerChars}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      </Field>
      <div className="pin-acts">
        <button type="button" className="btn" onClick={onCancel}>
          {t("pins.cancel")}
        </button>
        <button type="submit" className="btn btn-main">
          {t("pins.answerSend")}
        </button>
      </div>
    </form>
  );
}

const shorten = (text: string) => (text.length > 60 ? `${text.slice(0, 57)}…` : text);
