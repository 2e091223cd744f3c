import "./followUpWords.ts";
import "./followUp.css";
import type { Carried } from "@longtable/shared/followThrough/followThrough.schema";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";

/** What a workshop opens with from the one before it: how much of each, and the way there. */
export default function CarriedCard({ carried, onLook }: { carried: Carried; onLook(): void }) {
  const { title, commitments, pins, ideas } = carried;
  const late = commitments.filter(({ isOverdue }) => isOverdue).length;
  const lines = [
    commitments.length > 0 && t("followUp.opening.commitments", { count: commitments.length }),
    late > 0 && t("followUp.opening.late", { count: late }),
    pins.length > 0 && t("followUp.opening.pins", { count: pins.length }),
    ideas.length > 0 && t("followUp.opening.ideas", { count: ideas.length }),
  ].filter((line) => line !== false);
  if (lines.length === 0) return null;
  return (
    <section className="card after-card carried-card" aria-labelledby="carried-card">
      <h2 id="carried-card">{t("followUp.opening.title", { title })}</h2>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <button type="button" className="btn" onClick={onLook}>
        {t("followUp.opening.look")} <Icon name="next" />
      </button>
    </section>
  );
}
