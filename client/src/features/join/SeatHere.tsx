import { goTo } from "../../app/route.ts";
import { t } from "../../i18n/t.ts";
import { tokenStore } from "../../session/tokenStore.ts";

/** The way back for someone whose phone still holds a seat: of the typed code, or any while no code is typed. */
export function SeatHere({ code }: { code: string | null }) {
  const seats = tokenStore.list("participant").filter(({ joinCode }) => code === null || joinCode === code);
  const seat = seats[0];
  if (!seat) return null;
  const isTyped = code !== null;
  const { alias: name, title } = seat;
  const words = isTyped
    ? t(name ? "join.hereAs" : "join.here", { name })
    : t(name ? "join.hereAtAs" : "join.hereAt", { name, title: title ?? t("brand") });
  return (
    <div className="card join-here">
      <p>{words}</p>
      <button type="button" className="btn" onClick={() => goTo(`/p/${seat.workshopId}`)}>
        {t("join.hereGo")}
      </button>
    </div>
  );
}
