import type { ReportEntry } from "@longtable/shared/report/report.schema";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";
import { entryName, type ReportDeeds } from "./useReportPlan.ts";

interface Props {
  entry: ReportEntry;
  /** First or last of all. */
  edge: "first" | "last" | null;
  isEmpty: boolean;
  deeds: ReportDeeds;
  onWrite(): void;
  onChange(): void;
}

/** One section or passage of the report, and what can be done with it. */
export function ReportRow({ entry, edge, isEmpty, deeds, onWrite, onChange }: Props) {
  const title = entryName(entry);
  return (
    <li className={entry.isShown ? "report-row" : "report-row is-out"} data-entry={entry.id}>
      <div className="report-words">
        <p className="report-name">
          <b dir="auto">{title}</b>
          {!entry.isShown && <span className="chip">{t("report.leftOut")}</span>}
        </p>
        {entry.kind === "passage" && (
          <p className="report-text" dir="auto">
            {entry.text}
          </p>
        )}
        {isEmpty && entry.isShown && <p className="small quiet">{t("report.empty")}</p>}
        <div className="report-acts">
          <Act
            word={t(entry.isShown ? "report.leaveOut" : "report.takeIn")}
            title={title}
            onClick={() => void deeds.show(entry, !entry.isShown)}
          />
          <Act word={t("report.writeBelow")} title={title} onClick={onWrite} />
          {entry.kind === "passage" && (
            <>
              <Act word={t("report.change")} title={title} onClick={onChange} />
              <Act word={t("report.remove")} title={title} onClick={() => void deeds.remove(entry)} />
            </>
          )}
        </div>
      </div>
      <div className="report-steps">
        <Step by={-1} isOff={edge === "first"} title={title} onClick={() => void deeds.step(entry, -1)} />
        <Step by={1} isOff={edge === "last"} title={title} onClick={() => void deeds.step(entry, 1)} />
      </div>
    </li>
  );
}

/** A word to press; what it is done to is said to those who cannot see the row. */
function Act({ word, title, onClick }: { word: string; title: string; onClick(): void }) {
  return (
    <button type="button" className="btn btn-plain" onClick={onClick}>
      {word}
      <span className="sr">: {title}</span>
    </button>
  );
}

function Step({ by, isOff, title, onClick }: { by: 1 | -1; isOff: boolean; title: string; onClick(): void }) {
  const name = by === 1 ? "down" : "up";
  return (
    <button
      type="button"
      className={`btn btn-icon is-${name}`}
      aria-label={t(`report.${name}`, { title })}
      aria-disabled={isOff}
      onClick={() => isOff || onClick()}
    >
      <Icon name="down" />
    </button>
  );
}
