import "./reportWords.ts";
import "./report.css";
import type { ReportEntry, ReportPlan, ReportSectionName } from "@longtable/shared/report/report.schema";
import { type Audience, DEFAULT_AUDIENCE } from "@longtable/shared/story/story.types";
import { useEffect, useState } from "react";
import { t } from "../../i18n/t.ts";
import { request } from "../../session/http.ts";
import { Icon } from "../../ui/Icon.tsx";
import type { Commands } from "../console/useCommands.ts";
import { PagePreview } from "./PagePreview.tsx";
import { PassageSheet } from "./PassageSheet.tsx";
import { ReportRow } from "./ReportRow.tsx";
import { TakeHome } from "./TakeHome.tsx";
import { useReportPlan } from "./useReportPlan.ts";

type Writing = { name: "new"; afterId: string | null } | { name: "change"; entry: ReportEntry & { kind: "passage" } };

interface Props {
  plan: ReportPlan;
  workshop: { id: string; title: string };
  token: string;
  commands: Commands;
}

/** The report: taken home in one press, put in order, left out of and written into, and looked at first. */
export function ReportPart({ plan, workshop, token, commands }: Props) {
  const deeds = useReportPlan(plan, commands);
  const empty = useEmptySections(workshop.id, token);
  const [writing, setWriting] = useState<Writing | null>(null);
  const [isLooking, setIsLooking] = useState(false);
  const [audience, setAudience] = useState<Audience>(DEFAULT_AUDIENCE);
  const { entries } = plan;
  return (
    <>
      <section className="card after-card" aria-labelledby="report-title">
        <h2 id="report-title">{t("report.title")}</h2>
        <p>{t("report.lead")}</p>
        <TakeHome workshop={workshop} token={token} audience={audience} onAudience={setAudience} />
      </section>
      <section className="card after-card" aria-labelledby="report-order">
        <div className="report-head">
          <h2 id="report-order">{t("report.order")}</h2>
          <button type="button" className="btn" aria-expanded={isLooking} onClick={() => setIsLooking(!isLooking)}>
            {t(isLooking ? "report.close" : "report.look")}
          </button>
        </div>
        {isLooking && (
          <PagePreview
            path={`/api/workshops/${encodeURIComponent(workshop.id)}/report/preview?audience=${audience}`}
            token={token}
            title={t("report.preview")}
            version={plan}
          />
        )}
        <div className="after-acts">
          <button type="button" className="btn btn-plain" onClick={() => setWriting({ name: "new", afterId: null })}>
            <Icon name="plus" /> {t("report.first")}
          </button>
          <button type="button" className="btn btn-plain" onClick={() => void deeds.reset()}>
            <Icon name="undo" /> {t("report.reset")}
          </button>
        </div>
        <ol className="report-list">
          {entries.map((entry, index) => (
            <ReportRow
              key={entry.id}
              entry={entry}
              edge={index === 0 ? "first" : index === entries.length - 1 ? "last" : null}
              isEmpty={entry.kind === "section" && empty.has(entry.id)}
              deeds={deeds}
              onWrite={() => setWriting({ name: "new", afterId: entry.id })}
              onChange={() => entry.kind === "passage" && setWriting({ name: "change", entry })}
            />
          ))}
        </ol>
      </section>
      {writing && (
        <PassageSheet
          title={t(writing.name === "new" ? "report.writeTitle" : "report.changeTitle")}
          words={writing.name === "change" ? writing.entry : undefined}
          onSave={async (words) =>
            (writing.name === "new"
              ? await deeds.write(words, writing.afterId)
              : await deeds.change(writing.entry.id, words)) !== null
          }
          onClose={() => setWriting(null)}
        />
      )}
    </>
  );
}

/** Sections that have nothing to say; none is named while nobody knows. */
function useEmptySections(workshopId: string, token: string): ReadonlySet<ReportSectionName> {
  const [empty, setEmpty] = useState<ReadonlySet<ReportSectionName>>(new Set());
  useEffect(() => {
    const control = new AbortController();
    request(`/api/workshops/${encodeURIComponent(workshopId)}/report`, { token, signal: control.signal })
      .then(async (answer) => setEmpty(new Set(((await answer.json()) as { empty: ReportSectionName[] }).empty)))
      .catch(() => {});
    return () => control.abort();
  }, [workshopId, token]);
  return empty;
}
