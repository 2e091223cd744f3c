import type { LegendLine } from "@longtable/shared/board/view.rules";
import { t } from "../../i18n/t.ts";
import "./ideaWords.ts";
import "./ideas.css";

/** What the colours of a view stand for, with how many notes have each. */
export function Legend({ lines }: { lines: readonly LegendLine[] }) {
  if (lines.length === 0) return null;
  return (
    <ul className="legend" aria-label={t("ideas.view.legend")}>
      {lines.map(({ tint, label, count }) => (
        <li key={label}>
          <span className="legend-swatch" data-kind={tint} />
          <span dir="auto">{label === "" ? t("ideas.view.others") : label}</span> <span className="quiet">{count}</span>
        </li>
      ))}
    </ul>
  );
}
