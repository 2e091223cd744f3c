import { t } from "../../i18n/t.ts";
import { type KeptSeat, tokenStore } from "../../session/tokenStore.ts";
import { ThreeWords } from "./ThreeWords.tsx";

/** Shows the way back once, plainly, after joining. Afterwards it is under Pause. */
export function WordsCard({ seat, onSeen }: { seat: KeptSeat; onSeen(): void }) {
  if (!seat.rejoinWord || seat.hasSeenWords) return null;
  const done = () => {
    tokenStore.keep("participant", { ...seat, hasSeenWords: true });
    onSeen();
  };
  return (
    <section className="card words-card" aria-labelledby="words-title">
      <h2 id="words-title">{t("participant.words.title")}</h2>
      <p>{t(seat.alias ? "participant.words.lead" : "participant.words.leadNoName")}</p>
      <ThreeWords seat={seat} />
      <div className="between words-acts">
        <p className="hint">{t("participant.words.find")}</p>
        <button type="button" className="btn" onClick={done}>
          {t("participant.words.done")}
        </button>
      </div>
    </section>
  );
}
