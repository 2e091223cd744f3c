import type { NamesLevel } from "@longtable/shared/people/people.schema";
import { t } from "../../../i18n/t.ts";
import { Notice } from "../../../ui/Notice.tsx";
import "./phoneWords.ts";
import "./namesNotice.css";

/** Says how far names are on, until the person has read it; again whenever it changes. */
export default function NamesNotice({ level, onRead }: { level: NamesLevel; onRead(): void }) {
  return (
    <div role="status" className="names-notice">
      <Notice tone="info">
        <p>
          <b>{t(`peoplePhone.names.${level}`)}</b> {level !== "off" && t("peoplePhone.names.before")}
        </p>
        <button type="button" className="btn" onClick={onRead}>
          {t("peoplePhone.names.ok")}
        </button>
      </Notice>
    </div>
  );
}
