import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useId, useState } from "react";
import { errorText, t } from "../../../i18n/t.ts";
import { RequestError, requestJson } from "../../../session/http.ts";
import { Icon } from "../../../ui/Icon.tsx";
import { tablesIn } from "./peopleRows.ts";

interface Props {
  state: WorkshopState;
  token: string;
}

/** A participant's phone beside the console: a seat of its own, cut by the server as a guest's, that does nothing. */
export function ViewCard({ state, token }: Props) {
  const [link, setLink] = useState<string | null>(null);
  const [tableId, setTable] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const id = useId();
  const tables = tablesIn(state);
  const { id: workshopId } = state.workshop;
  const open = async () => {
    setProblem(null);
    try {
      const made = await requestJson<{ token: string }>(`/api/workshops/${workshopId}/view`, {
        method: "POST",
        token,
        body: { tableId: tableId || null },
      });
      setLink(`/view/${workshopId}#${made.token}`);
    } catch (error) {
      setProblem(errorText(error instanceof RequestError ? error.messageKey : "error.internal"));
    }
  };
  return (
    <section className="card people-card">
      <h3>{t("people.view.title")}</h3>
      <p className="hint">{t("people.view.lead")}</p>
      {tables.length > 0 && (
        <div className="field">
          <label htmlFor={id}>{t("people.view.table")}</label>
          <span className="picker">
            <select id={id} className="input" value={tableId} onChange={({ target }) => setTable(target.value)}>
              <option value="">{t("people.view.room")}</option>
              {tables.map((table) => (
                <option key={table.id} value={table.id}>
                  {table.label}
                </option>
              ))}
            </select>
            <Icon name="down" />
          </span>
        </div>
      )}
      <div className="people-acts">
        <button type="button" className="btn" onClick={() => void open()}>
          {t("people.view.open")}
        </button>
        {link && (
          <button type="button" className="btn" onClick={() => setLink(null)}>
            {t("people.view.close")}
          </button>
        )}
      </div>
      {problem && <p role="alert">{problem}</p>}
      {link && <iframe key={link} className="people-phone" src={link} title={t("people.view.frame")} />}
    </section>
  );
}
