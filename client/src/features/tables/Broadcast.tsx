import { broadcast } from "@longtable/shared/tables/tables.commands";
import { TABLE_LIMITS } from "@longtable/shared/tables/tables.types";
import { type FormEvent, useId, useState } from "react";
import { t } from "../../i18n/t.ts";
import { showToast } from "../../ui/toasts.ts";
import type { Commands } from "../console/useCommands.ts";

/** One word to all tables, on their phones and, when wanted, on their boards. */
export function Broadcast({ commands }: { commands: Commands }) {
  const [text, setText] = useState("");
  const [asNote, setAsNote] = useState(true);
  const [isEmpty, setEmpty] = useState(false);
  const id = useId();
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const words = text.trim();
    setEmpty(words === "");
    if (words === "") return;
    const sent = await commands.run(broadcast, { text: words, asNote });
    if (sent === null) return;
    setText("");
    showToast(sent.boards > 0 ? t("hostTables.say.sentNotes", { count: sent.boards }) : t("hostTables.say.sent"));
  };
  return (
    <form className="card" onSubmit={(event) => void send(event)}>
      <h3>{t("hostTables.say.title")}</h3>
      <div className="field">
        <label htmlFor={id}>{t("hostTables.say.label")}</label>
        <textarea
          id={id}
          className="input"
          rows={2}
          dir="auto"
          maxLength={TABLE_LIMITS.messageChars}
          value={text}
          aria-invalid={isEmpty}
          aria-describedby={`${id}-problem`}
          onChange={({ target }) => setText(target.value)}
        />
        <p className="field-problem" id={`${id}-problem`} role="alert">
          {isEmpty ? t("hostTables.say.empty") : null}
        </p>
      </div>
      <label className="tables-check">
        <input type="checkbox" checked={asNote} onChange={({ target }) => setAsNote(target.checked)} />
        {t("hostTables.say.note")}
      </label>
      <button type="submit" className="btn">
        {t("hostTables.say.send")}
      </button>
    </form>
  );
}
