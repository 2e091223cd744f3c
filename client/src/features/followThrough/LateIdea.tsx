import { LIMITS } from "@longtable/shared/kernel/limits";
import { type FormEvent, useId, useState } from "react";
import { t } from "../../i18n/t.ts";
import type { Session } from "../../session/session.types.ts";
import { useStore } from "../../session/store.ts";
import { useKept } from "../../session/useKept.ts";

const SEND_IDEA = "followThrough.sendIdea";

/** The ideas box: for what people think of when nothing is open any more. It works without signal too. */
export function LateIdea({ session }: { session: Session }) {
  const [draft, setDraft] = useKept("lateIdea", "");
  const [isEmpty, setIsEmpty] = useState(false);
  const [isThanked, setIsThanked] = useState(false);
  const unsent = useStore(session.unsent);
  const isWaiting = unsent.some(({ type, refused }) => type === SEND_IDEA && refused === null);
  const id = useId();
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const text = draft.trim();
    setIsEmpty(text === "");
    if (text === "") return;
    setIsThanked(false);
    setDraft("");
    // What is refused stays among the words that are not saved, with its reason.
    const reply = await session.send(SEND_IDEA, { text });
    setIsThanked(reply.ok);
  };
  return (
    <section className="card afterwards-card" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t("afterwards.late.title")}</h2>
      <p>{t("afterwards.late.lead")}</p>
      <form className="afterwards-form" onSubmit={(event) => void send(event)}>
        <label className="label" htmlFor={id}>
          {t("afterwards.late.label")}
        </label>
        <textarea
          id={id}
          className="input"
          rows={3}
          dir="auto"
          maxLength={LIMITS.noteChars}
          value={draft}
          aria-invalid={isEmpty}
          aria-describedby={`${id}-hint`}
          onChange={({ target }) => setDraft(target.value)}
        />
        <p id={`${id}-hint`} className="hint" role={isEmpty ? "alert" : undefined}>
          {isEmpty ? t("afterwards.late.empty") : ""}
        </p>
        <button type="submit" className="btn btn-wide">
          {t("afterwards.late.send")}
        </button>
      </form>
      <p role="status">
        {isWaiting ? t("afterwards.late.waiting") : isThanked ? <b>{t("afterwards.late.thanks")}</b> : ""}
      </p>
    </section>
  );
}
