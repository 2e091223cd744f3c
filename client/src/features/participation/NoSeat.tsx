import { goTo } from "../../app/route.ts";
import { seatGone } from "../../i18n/en/seatGone.ts";
import { addWords, t } from "../../i18n/t.ts";

addWords({ seatGone });

/** A workshop's page on a device that has no seat in it. */
export default function NoSeat() {
  return (
    <main className="quiet-page">
      <h1>{t("seatGone.noSeat.title")}</h1>
      <p>{t("seatGone.noSeat.lead")}</p>
      <button type="button" className="btn btn-main" onClick={() => goTo("/")}>
        {t("seatGone.noSeat.go")}
      </button>
    </main>
  );
}
