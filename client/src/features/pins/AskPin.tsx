import { PIN_KINDS, PIN_LIMITS, type PinKind } from "@longtable/shared/pins/pins.types";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { t } from "../../i18n/t.ts";
import { useKept } from "../../session/useKept.ts";
import { Field, fieldProps } from "../../ui/Field.tsx";
import { Icon } from "../../ui/Icon.tsx";
import type { PinTarget } from "../journey/Late.tsx";

interface Props {
  boardId: string;
  targets: readonly PinTarget[];
  onSend(input: { kind: PinKind; text: string; noteId?: string; stepId?: string }): void;
  onCancel(): void;
}

/** What is asked, about what; the words are kept on the device until they are sent. */
export function AskPin({ boardId, targets, onSend, onCancel }: Props) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [kind, setKind] = useState<PinKind>("question");
  const [target, setTarget] = useState(0);
  const [text, setText] = useKept(`pin.${boardId}`, "");
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => field.current?.focus(), []);
  const send = (event: FormEvent) => {
    event.preventDefault();
    const on = targets[target] ?? targets[0];
    if (text.trim() === "" || !on) {
      setProblem(t("pins.textNeeded"));
      field.current?.focus();
      return;
    }
    setText("");
    onSend({ kind, text: text.trim(), ...(on.noteId ? { noteId: on.noteId } : { stepId: on.stepId ?? "" }) });
  };
  return (
    <form className="card pin-form" onSubmit={send}>
      <fieldset className="pin-kinds">
        <legend>{t("pins.what")}</legend>
        {PIN_KINDS.map((one) => (
          <label key={one} className="pin-kind">
            <input
              type="radio"
              className="sr"
              name={`${id}-kind`}
              checked={kind === one}
              onChange={() => setKind(one)}
            />
            <Icon name={`pin-${one}`} /> {t(`pins.kinds.${one}`)}
          </label>
        ))}
      </fieldset>
      {targets.length > 1 && (
        <div className="field">
          <label htmlFor={`${id}-on`}>{t("pins.about")}</label>
          <span className="picker">
            <select
              id={`${id}-on`}
              className="input"
              value={target}
              onChange={(event) => setTarget(Number(event.target.value))}
            >
              {targets.map(({ noteId, stepId, label }, index) => (
                <option key={noteId ?? stepId} value={index}>
                  {label}
                </option>
              ))}
            </select>
            <Icon name="down" />
          </span>
        </div>
      )}
      <Field id={`${id}-text`} label={t("pins.text")} problem={problem}>
        <textarea
          {...fieldProps(`${id}-text`, { problem })}
          ref={field}
          className="input"
          dir="auto"
          rows={3}
          maxLength={PIN_LIMITS.textChars}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      <div className="pin-acts">
        <button type="button" className="btn" onClick={onCancel}>
          {t("pins.cancel")}
        </button>
        <button type="submit" className="btn btn-main">
          {t("pins.send")}
        </button>
      </div>
    </form>
  );
}
