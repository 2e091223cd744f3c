import { AGREEMENT_LIMITS } from "@longtable/shared/agreement/agreement.types";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { t } from "../../i18n/t.ts";
import { useKept } from "../../session/useKept.ts";

interface Props {
  /** What the words are kept under until they are sent. */
  draftKey: string;
  position: "reservation" | "block";
  /** What this person said before. */
  before: string;
  onSend(reason: string): void;
  onAway(): void;
}

/** Why somebody has a worry or can't go along: a block needs words, a worry may go without. */
export function ReasonForm({ draftKey, position, before, onSend, onAway }: Props) {
  const [draft, setDraft] = useKept(draftKey, before);
  const [lacks, setLacks] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  useEffect(() => field.current?.focus(), []);
  const send = (event: FormEvent) => {
    event.preventDefault();
    const isLacking = position === "block" && draft.trim() === "";
    setLacks(isLacking);
    if (isLacking) return field.current?.focus();
    onSend(draft.trim());
    setDraft("");
  };
  return (
    <form className="ag-why" onSubmit={send} onKeyDown={(event) => event.key === "Escape" && onAway()}>
      <label htmlFor={id}>{t(`agreement.why.${position}`)}</label>
      <textarea
        ref={field}
        id={id}
        className="input"
        rows={3}
        maxLength={AGREEMENT_LIMITS.reasonChars}
        value={draft}
        aria-invalid={lacks}
        aria-describedby={lacks ? `${id}-lacks` : undefined}
        onChange={({ target }) => {
          setDraft(target.value);
          setLacks(false);
        }}
      />
      {lacks && (
        <p id={`${id}-lacks`} className="ag-lacks" role="alert">
          {t("agreement.why.blockNeeded")}
        </p>
      )}
      <div className="row">
        <button type="submit" className="btn btn-main">
          {t("agreement.why.send")}
        </button>
        <button type="button" className="btn btn-plain" onClick={onAway}>
          {t("agreement.why.away")}
        </button>
      </div>
    </form>
  );
}
