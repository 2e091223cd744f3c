import { goTo } from "../../app/route.ts";
import { t } from "../../i18n/t.ts";
import type { KeptSeat } from "../../session/tokenStore.ts";

/** After leaving: nothing of the seat is on this phone any more. */
export function SeatLeft({ seat, isErased }: { seat: KeptSeat; isErased: boolean }) {
  return (
    <main className="quiet-page">
      <h1>{t("join.left.title")}</h1>
      <p>{t(isErased ? "join.left.erased" : "join.left.lead")}</p>
      {seat.rejoinWord && !isErased && (
        <p>
          {t("join.left.again")} <b>{seat.rejoinWord}</b>
        </p>
      )}
      <button type="button" className="btn btn-main" onClick={() => goTo("/")}>
        {t("join.left.go")}
      </button>
    </main>
  );
}
