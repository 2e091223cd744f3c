import { type FormEvent, useId, useState } from "react";
import { t } from "../../i18n/t.ts";

/** Asks for the organiser's key, for those who come without their link. */
export function KeyForm({ isWrong, open }: { isWrong: boolean; open(key: string): void }) {
  const [typed, setTyped] = useState("");
  const id = useId();
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const key = typed.trim().replace(/^.*#(key=)?/, "");
    if (key !== "") open(key);
  };
  return (
    <form className="stack" onSubmit={onSubmit}>
      <h2>{t("desk.key.title")}</h2>
      <p>{t("desk.key.lead")}</p>
      {isWrong && (
        <p className="notice notice-stop" role="alert">
          {t("desk.key.wrong")}
        </p>
      )}
      <div className="field">
        <label htmlFor={id}>{t("desk.key.label")}</label>
        <input
          id={id}
          className="input"
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      <button type="submit" className="btn btn-main">
        {t("desk.key.open")}
      </button>
    </form>
  );
}
