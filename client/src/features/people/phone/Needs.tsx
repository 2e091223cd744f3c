import { ADJUSTMENTS, type Adjustment } from "@longtable/shared/people/adjustments";
import type { AdjustmentRequest } from "@longtable/shared/people/people.schema";
import { useId, useState } from "react";
import { errorText, t } from "../../../i18n/t.ts";
import type { Session } from "../../../session/session.types.ts";

const MAX_CHARS = 300;

interface Props {
  session: Session;
  needs: readonly AdjustmentRequest[];
}

/** Asks hosts for something, in private; shows what was asked and lets it be taken back. */
export function Needs({ session, needs }: Props) {
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState<readonly Adjustment[]>([]);
  const [text, setText] = useState("");
  const [said, setSaid] = useState<string | null>(null);
  const id = useId();
  const send = async () => {
    if (chosen.length === 0 && text.trim() === "") return setSaid(t("peoplePhone.needs.empty"));
    // Not kept on the phone: whoever picks it up next must not find it there.
    const reply = await session.send("people.askForNeed", { choices: chosen, text: text.trim() }, { keep: false });
    if (!reply.ok) return setSaid(errorText(reply.error.messageKey));
    setSaid(t("peoplePhone.needs.sent"));
    setChosen([]);
    setText("");
    setOpen(false);
  };
  const erase = async (requestId: string) => {
    const reply = await session.send("people.withdrawNeed", { requestId }, { keep: false });
    setSaid(reply.ok ? t("peoplePhone.needs.erased") : errorText(reply.error.messageKey));
  };
  return (
    <section className="dialog-part own-needs">
      <h3>{t("peoplePhone.needs.title")}</h3>
      <p>{t("peoplePhone.needs.lead")}</p>
      {needs.map((need) => (
        <div key={need.id} className="card own-need">
          <p>
            {[...need.choices.map((choice) => t(`peoplePhone.needs.choices.${choice}`)), need.text]
              .filter(Boolean)
              .join(". ")}
          </p>
          <p className="hint">{t(need.state === "met" ? "peoplePhone.needs.met" : "peoplePhone.needs.open")}</p>
          <button type="button" className="btn" onClick={() => void erase(need.id)}>
            {t("peoplePhone.needs.erase")}
          </button>
        </div>
      ))}
      {isOpen ? (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void send();
          }}
        >
          <fieldset className="own-choices">
            <legend>{t("peoplePhone.needs.choose")}</legend>
            {ADJUSTMENTS.map((choice) => (
              <label key={choice}>
                <input
                  type="checkbox"
                  checked={chosen.includes(choice)}
                  onChange={({ target }) =>
                    setChosen(target.checked ? [...chosen, choice] : chosen.filter((one) => one !== choice))
                  }
                />
                <span>{t(`peoplePhone.needs.choices.${choice}`)}</span>
              </label>
            ))}
          </fieldset>
          <div className="field">
            <label htmlFor={id}>{t("peoplePhone.needs.text")}</label>
            <textarea
              id={id}
              className="input"
              rows={3}
              maxLength={MAX_CHARS}
              value={text}
              autoComplete="off"
              aria-describedby={`${id}-hint`}
              onChange={({ target }) => setText(target.value)}
            />
            <p className="hint" id={`${id}-hint`}>
              {t("peoplePhone.needs.textHint")}
            </p>
          </div>
          <button type="submit" className="btn btn-main btn-wide">
            {t("peoplePhone.needs.send")}
          </button>
        </form>
      ) : (
        <button
          type="button"
          className="btn btn-wide"
          onClick={() => {
            setSaid(null);
            setOpen(true);
          }}
        >
          {t("peoplePhone.needs.title")}
        </button>
      )}
      <p role="status">{said}</p>
    </section>
  );
}
