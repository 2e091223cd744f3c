import type { TablePlan } from "@longtable/shared/import/table.plan";
import { t } from "../../i18n/t.ts";
import { Notice } from "../../ui/Notice.tsx";
import { wordsOf } from "./problemWords.ts";

const MOST_SHOWN = 6;

/** What would happen: how many notes, what is new on the board, and each row that cannot be taken with the reason. */
export function TablePreview({ plan }: { plan: TablePlan }) {
  const { notes, parts, problems } = plan;
  const made = [...parts.stages, ...parts.steps, ...parts.lanes, ...parts.columns, ...parts.clusters];
  const more = problems.length - MOST_SHOWN;
  return (
    <section className="import-preview" aria-label={t("imports.preview")}>
      <p role="status">{notes.length === 0 ? t("imports.countNone") : t("imports.count", { count: notes.length })}</p>
      {made.length > 0 && (
        <p className="hint">{t("imports.parts", { list: made.map(({ label }) => label).join(", ") })}</p>
      )}
      {problems.length > 0 && (
        <Notice tone="stop">
          <p>
            <b>{t("imports.problems", { count: problems.length })}</b>
          </p>
          <Rows problems={problems.slice(0, MOST_SHOWN)} />
          {more > 0 && (
            <details>
              <summary>{t("imports.more", { count: more })}</summary>
              <Rows problems={problems.slice(MOST_SHOWN)} />
            </details>
          )}
        </Notice>
      )}
      {notes.length > 0 && (
        <>
          <h3>{t("imports.first")}</h3>
          <ol className="import-notes">
            {notes.slice(0, MOST_SHOWN).map(({ id, text }) => (
              <li key={id} dir="auto">
                {text}
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

function Rows({ problems }: { problems: TablePlan["problems"] }) {
  return (
    <ul>
      {problems.map(({ line, key, value }) => (
        <li key={`${line} ${key}`}>
          {value ? t("imports.rowWith", { line, value }) : t("imports.row", { line })}: {t(wordsOf(key))}
        </li>
      ))}
    </ul>
  );
}
