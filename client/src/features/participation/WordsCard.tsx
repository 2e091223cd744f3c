import { t } from "../../i18n/t.ts";
import { type KeptSeat, tokenStore } from "../../session/tokenStore.ts";
import { ThreeWords } from "./ThreeWords.tsx";

interface WordsCardProps {
  seat: KeptSeat;
  /** While the room is at work: one line, so that the question stays in view. */
  isBrief: boolean;
  onSeen(): void;
}

/** Shows the way back once, plainly, after joining. Afterwards it is under Pause. */
export function WordsCard({ seat, isBrief, onSeen }: WordsCardProps) {
  if (!seat.rejoinWord || seat.hasSeenWords) return null;
  const done = () => {
    tokenStore.keep("participant", { ...seat, hasSeenWords: true });
    onSeen();
  };
  if (isBrief) {
    return (
      <section className="card words-card words-brief between" aria-label={t("participant.words.title")}>
        <p>
          {t("participant.words.brief")} <b>{seat.rejoinWord}</b>
        </p>
        <button type="button" className="btn" onClick={done}>
          {t("participant.words.done")}
        </button>
      </section>
    );
  }
  return (
    <section className="card words-card" aria-labelledby="words-title">
      <h2 id="words-title">{t("participant.words.title")}</h2>
      <p>{t(seat.alias ? "participant.words.lead" : "participant.words.leadNoName")}</p>
      <ThreeWords seat={seat} />
      <div className="between words-acts">
        <p className="hint">
          {t("participant.words.find")} {t("participant.words.needs")}
        </p>
        <button type="button" className="btn" onClick={done}>
          {t("participant.words.done")}
        </button>
      </div>
    </section>
  );
}
