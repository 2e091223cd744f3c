import { PURPOSE_TEXT } from "@longtable/shared/purpose/purpose.limits";
import { type FormEvent, useId, useState } from "react";
import { t } from "../../i18n/t.ts";
import type { Session } from "../../session/session.types.ts";
import { useStore } from "../../session/store.ts";
import { useKept } from "../../session/useKept.ts";

const SUGGEST = "workshop.suggest";

/** Other words for the question, or a line for the agreement. It works without signal too. */
export function SuggestForm({ session, about }: { session: Session; about: "question" | "agreement" }) {
  const [draft, setDraft] = useKept(`suggest.${about}`, "");
  const [isOpen, setOpen] = useState(draft !== "");
  const [isEmpty, setEmpty] = useState(false);
  const [isThanked, setThanked] = useState(false);
  const unsent = useStore(session.unsent);
  const isWaiting = unsent.some(({ type, input, refused }) => type === SUGGEST && input.about === about && !refused);
  const id = useId();
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const text = draft.trim();
    setEmpty(text === "");
    if (text === "") return;
    setDraft("");
    setOpen(false);
    // What is refused stays among the words that are not saved, with its reason.
    const reply = await session.send(SUGGEST, { about, text });
    setThanked(reply.ok);
  };
  return (
    <div className="purpose-suggest">
      {isOpen ? (
        <form className="purpose-part" onSubmit={(event) => void send(event)}>
          <label className="label" htmlFor={id}>
            {t(`purpose.suggest.${about}Label`)}
          </label>
          <textarea
            id={id}
            className="input"
            rows={2}
            dir="auto"
            maxLength={PURPOSE_TEXT[about]}
            value={draft}
            aria-invalid={isEmpty}
            aria-describedby={`${id}-hint`}
            onChange={({ target }) => setDraft(target.value)}
          />
          <p id={`${id}-hint`} className="hint" role={isEmpty ? "alert" : undefined}>
            {t(isEmpty ? "purpose.suggest.empty" : "purpose.suggest.hint")}
          </p>
          <button type="submit" className="btn btn-wide">
            {t("purpose.suggest.send")}
          </button>
        </form>
      ) : (
        <button
          type="button"
          className="btn"
          onClick={() => {
            setThanked(false);
            setOpen(true);
          }}
        >
          {t(`purpose.suggest.${about}`)}
        </button>
      )}
      <p role="status">
        {isWaiting ? t("purpose.suggest.waiting") : isThanked ? <b>{t("purpose.suggest.thanks")}</b> : ""}
      </p>
    </div>
  );
}
