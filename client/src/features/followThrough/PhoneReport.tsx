import type { Commitment, FollowThrough } from "@longtable/shared/followThrough/followThrough.schema";
import { inReadingOrder } from "@longtable/shared/followThrough/report";
import { t } from "../../i18n/t.ts";
import { dayText } from "../../ui/dayText.ts";
import { Icon } from "../../ui/Icon.tsx";
import { OUTCOME_MARKS } from "./marks.ts";

/** You said, we did: answers, who does what, and what is still to do from last time. */
export function PhoneReport({ followThrough: { ideas, commitments, carried } }: { followThrough: FollowThrough }) {
  const hasCarried = carried !== null && carried.commitments.length > 0;
  if (ideas.length + commitments.length === 0 && !hasCarried) return null;
  return (
    <section className="card afterwards-card" aria-labelledby="afterwards-report">
      <h2 id="afterwards-report">{t("afterwards.report.title")}</h2>
      {hasCarried && (
        <Promises title={t("afterwards.report.carried", { title: carried.title })} commitments={carried.commitments} />
      )}
      {ideas.length > 0 && (
        <details className="afterwards-part" open={!hasCarried}>
          <summary>
            <b>{t("afterwards.report.ideas")}</b> <span className="quiet">({ideas.length})</span>
          </summary>
          <ul>
            {ideas.map(({ noteId, text, response }) => (
              <li key={noteId}>
                <p dir="auto">
                  <b>{text}</b>
                </p>
                <p className="afterwards-answer">
                  <Icon name={response ? OUTCOME_MARKS[response.outcome] : "unknown"} />
                  <span>{t(response ? `afterwards.report.${response.outcome}` : "afterwards.report.waiting")}</span>
                </p>
                {response?.reason && <p dir="auto">{response.reason}</p>}
                {response?.by && (
                  <p className="small quiet" dir="auto">
                    {response.by}
                  </p>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
      {commitments.length > 0 && (
        <Promises title={t("afterwards.report.commitments")} commitments={inReadingOrder(commitments)} />
      )}
    </section>
  );
}

function Promises({ title, commitments }: { title: string; commitments: readonly Commitment[] }) {
  return (
    <details className="afterwards-part">
      <summary>
        <b>{title}</b> <span className="quiet">({commitments.length})</span>
      </summary>
      <ul>
        {commitments.map(({ id, what, owners, due, state, isOverdue }) => (
          <li key={id}>
            <p dir="auto">{what}</p>
            <p className="small quiet">
              {isOverdue && (
                <>
                  <b>{t("afterwards.report.late")}</b> ·{" "}
                </>
              )}
              {t(`afterwards.report.${state}`)} ·{" "}
              {t("afterwards.report.line", { owners: owners.join(", "), due: dayText(due) })}
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}
