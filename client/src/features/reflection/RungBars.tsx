import { RUNGS, type RungCounts } from "@longtable/shared/reflection/reflection.schema";
import { t } from "../../i18n/t.ts";

/** How many said each rung: the figure first, then the bar. */
export function RungBars({ counts }: { counts: RungCounts }) {
  const most = Math.max(1, ...Object.values(counts));
  return (
    <ul className="rung-bars">
      {RUNGS.map((rung) => (
        <li key={rung}>
          <span>{t(`followUp.rung.${rung}`)}</span>
          <b>{counts[rung]}</b>
          <span className="rung-bar" aria-hidden="true">
            <span style={{ inlineSize: `${(counts[rung] / most) * 100}%` }} />
          </span>
        </li>
      ))}
    </ul>
  );
}
