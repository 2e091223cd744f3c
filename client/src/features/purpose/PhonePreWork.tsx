import "./purposeWords.ts";
import "./purpose.css";
import { openPreWork } from "@longtable/shared/workshop/agenda.rules";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { t } from "../../i18n/t.ts";

/** Something to do when one likes, before the session or while nothing else is open. */
export default function PhonePreWork({ state }: { state: WorkshopState }) {
  return openPreWork(state.activities).map(({ id, title, prompt }) => (
    <section key={id} className="purpose-before">
      <p className="small quiet">
        {t("purpose.preWork.kicker")} · {title}
      </p>
      <h2 dir="auto">{prompt || title}</h2>
      <p>{t("purpose.preWork.lead")}</p>
    </section>
  ));
}
