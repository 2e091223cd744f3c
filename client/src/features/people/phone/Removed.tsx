import type { Farewell } from "@longtable/shared/people/people.schema";
import { t } from "../../../i18n/t.ts";
import "./phoneWords.ts";

/** For somebody whom a host has asked to step out: what becomes of their notes, and who to talk to. */
export default function Removed({ farewell, words }: { farewell: Farewell; words: readonly string[] }) {
  const { contact, notesStay } = farewell;
  return (
    <main className="quiet-page">
      <h1>{t("peoplePhone.farewell.title")}</h1>
      <p>{t(notesStay ? "peoplePhone.farewell.stay" : "peoplePhone.farewell.gone")}</p>
      <p>{contact ? t("peoplePhone.farewell.who", { contact }) : t("peoplePhone.farewell.anyone")}</p>
      {words.length > 0 && (
        <div className="card gone-words">
          <p className="hint">{t("peoplePhone.farewell.unsent")}</p>
          {words.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </div>
      )}
    </main>
  );
}
