import type { Farewell } from "@longtable/shared/people/people.schema";
import { goTo } from "../../app/route.ts";
import { seatGone } from "../../i18n/en/seatGone.ts";
import { addWords, t } from "../../i18n/t.ts";
import type { Unsent } from "../../session/session.types.ts";
import { type KeptSeat, tokenStore } from "../../session/tokenStore.ts";
import { useLate } from "../../ui/useLate.ts";

addWords({ seatGone });

const removed = () => import("../people/phone/Removed.tsx");

export interface SeatGoneProps {
  seat: KeptSeat;
  unsent: readonly Unsent[];
  /** Set when a host has taken the seat away. */
  farewell: Farewell | null;
  /** Another tab has come back to this very seat. */
  onRenewed(): void;
}

/** The seat's token is dead here: says what is kept, shows what was not sent, and leads back in. */
export default function SeatGone({ seat, unsent, farewell, onRenewed }: SeatGoneProps) {
  const Removed = useLate(removed);
  const words = unsent.flatMap(({ input }) => (typeof input.text === "string" ? [input.text] : []));
  const joinAgain = () => {
    tokenStore.forget("participant", seat.workshopId, seat.token);
    const kept = tokenStore.find("participant", seat.workshopId);
    if (kept?.participantId && kept.participantId === seat.participantId) return onRenewed();
    goTo(seat.joinCode ? `/#${seat.joinCode}` : "/");
  };
  if (farewell && !(farewell.erased && farewell.contact === ""))
    return Removed && <Removed farewell={farewell} words={words} />;
  return (
    <main className="quiet-page">
      <h1>{t("seatGone.gone.title")}</h1>
      <p>{t("seatGone.gone.lead")}</p>
      {words.length > 0 && (
        <div className="card gone-words">
          <p className="hint">{t("seatGone.gone.unsent")}</p>
          {words.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </div>
      )}
      <button type="button" className="btn btn-main" onClick={joinAgain}>
        {t("seatGone.gone.again")}
      </button>
    </main>
  );
}
