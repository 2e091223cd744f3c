import { t } from "../../i18n/t.ts";

/** The end of a sheet's form: keep it, or leave it as it was. */
export function FormActs({ onClose }: { onClose(): void }) {
  return (
    <div className="programme-acts">
      <button type="submit" className="btn btn-main">
        {t("programme.save")}
      </button>
      <button type="button" className="btn btn-plain" onClick={onClose}>
        {t("programme.cancel")}
      </button>
    </div>
  );
}
