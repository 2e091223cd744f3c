import { progressOf } from "@longtable/shared/programme/programme.rules";
import type { Measure, Programme } from "@longtable/shared/programme/programme.schema";
import { useState } from "react";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Question } from "../console/Question.tsx";
import { dayWords, figureWords } from "./dayWords.ts";
import { FigureForm } from "./FigureForm.tsx";
import { MeasureForm } from "./MeasureForm.tsx";
import type { ProgrammeApi } from "./programme.api.ts";

interface Props {
  programme: Programme;
  api: ProgrammeApi;
  canEdit: boolean;
  change(deed: () => Promise<unknown>): Promise<string | null>;
}

/** What is counted, from where to where, and every figure so far. */
export function MeasuresPart({ programme, api, canEdit, change }: Props) {
  const [isAdding, setIsAdding] = useState(false);
  return (
    <section className="stack">
      <h2>{t("programme.measures")}</h2>
      <p className="quiet">{t("programme.measuresLead")}</p>
      {programme.measures.length === 0 && (
        <p className="programme-empty">
          <Icon name="need" /> {t("programme.noMeasures")}
        </p>
      )}
      <ul className="programme-measures">
        {programme.measures.map((measure) => (
          <li key={measure.id} className="card programme-measure">
            <MeasureCard measure={measure} programmeId={programme.id} api={api} canEdit={canEdit} change={change} />
          </li>
        ))}
      </ul>
      {canEdit && (
        <p className="programme-away">
          <button type="button" className="btn" onClick={() => setIsAdding(true)}>
            <Icon name="plus" /> {t("programme.addMeasure")}
          </button>
        </p>
      )}
      {isAdding && (
        <MeasureForm
          readStories={() => api.stories(programme.id)}
          save={(wish) => change(() => api.addMeasure(programme.id, wish))}
          onClose={() => setIsAdding(false)}
        />
      )}
    </section>
  );
}

type CardProps = Omit<Props, "programme"> & { measure: Measure; programmeId: string };

function MeasureCard({ measure, programmeId, api, canEdit, change }: CardProps) {
  const [isAdding, setIsAdding] = useState(false);
  const [isChanging, setIsChanging] = useState(false);
  const [asks, setAsks] = useState<Asked | null>(null);
  const { label, unit, readings } = measure;
  const remove = () => {
    setAsks(null);
    if (asks === "measure") void change(() => api.removeMeasure(programmeId, measure.id));
    else if (asks) void change(() => api.removeReading(programmeId, measure.id, asks.readingId));
  };
  const last = readings.at(-1);
  return (
    <>
      <p className="hint">{t(`phases.${measure.phase}`)}</p>
      <h3>{label}</h3>
      <p className="programme-figure">
        {last ? <b>{figureWords(last.value, unit)}</b> : <span className="quiet">{t("programme.noFigure")}</span>}
        {last && <span className="hint">{dayWords(last.on)}</span>}
      </p>
      <Way measure={measure} />
      {measure.storyId && (
        <p className="hint">
          <Icon name="speak" /> {t("programme.hasStory")}
        </p>
      )}
      {readings.length > 0 && (
        <table className="programme-figures">
          <caption className="sr">{t("programme.figures", { label })}</caption>
          <thead>
            <tr>
              <th scope="col">{t("programme.figuresHead.day")}</th>
              <th scope="col">{t("programme.figuresHead.figure")}</th>
              <th scope="col">{t("programme.figuresHead.source")}</th>
            </tr>
          </thead>
          <tbody>
            {readings.map(({ id, value, on, source }) => (
              <tr key={id}>
                <td>{dayWords(on)}</td>
                <td>{figureWords(value, unit)}</td>
                <td>
                  <span className="programme-source">{source}</span>
                  <button
                    type="button"
                    className="btn btn-plain btn-icon programme-away"
                    aria-label={t("programme.removeFigure", { figure: figureWords(value, unit), day: dayWords(on) })}
                    onClick={() => setAsks({ readingId: id, words: figureWords(value, unit), day: dayWords(on) })}
                  >
                    <Icon name="x" />
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className="programme-acts programme-away">
        <button
          type="button"
          className="btn"
          aria-label={t("programme.addFigureFor", { label })}
          onClick={() => setIsAdding(true)}
        >
          {t("programme.addFigure")}
        </button>
        {canEdit && (
          <>
            <button
              type="button"
              className="btn btn-plain"
              aria-label={t("programme.changeMeasureFor", { label })}
              onClick={() => setIsChanging(true)}
            >
              {t("programme.changeMeasure")}
            </button>
            <button
              type="button"
              className="btn btn-plain"
              aria-label={t("programme.removeMeasureFor", { label })}
              onClick={() => setAsks("measure")}
            >
              {t("programme.removeMeasure")}
            </button>
          </>
        )}
      </div>
      <Question
        isOpen={asks !== null}
        isSerious
        {...questionOf(asks, measure)}
        safe={t("programme.deleteNo")}
        onSafe={() => setAsks(null)}
        onVerb={remove}
      />
      {isChanging && (
        <MeasureForm
          measure={measure}
          readStories={() => api.stories(programmeId)}
          save={(wish) => change(() => api.changeMeasure(programmeId, measure.id, wish))}
          onClose={() => setIsChanging(false)}
        />
      )}
      {isAdding && (
        <FigureForm
          measure={measure}
          save={(reading) => change(() => api.addReading(programmeId, measure.id, reading))}
          onClose={() => setIsAdding(false)}
        />
      )}
    </>
  );
}

/** What is about to be taken away: the whole measure, or one figure. */
type Asked = "measure" | { readingId: string; words: string; day: string };

function questionOf(asked: Asked | null, { label, readings }: Measure) {
  if (asked === null || asked === "measure") {
    const words = t("programme.removeMeasureWarn", { count: readings.length });
    return { title: t("programme.removeMeasureAsk", { label }), words, verb: t("programme.removeMeasureYes") };
  }
  const title = t("programme.removeFigureAsk", { figure: asked.words, day: asked.day });
  return { title, words: t("programme.removeFigureWarn"), verb: t("programme.removeFigureYes") };
}

/** How far from its start to its aim: a bar beside its words, never alone. */
function Way({ measure }: { measure: Measure }) {
  const { baseline, target, unit } = measure;
  const share = progressOf(measure);
  if (baseline === null && target === null) return null;
  const words =
    baseline !== null && target !== null
      ? t("programme.fromTo", { baseline: figureWords(baseline, unit), target: figureWords(target, unit) })
      : baseline !== null
        ? t("programme.from", { baseline: figureWords(baseline, unit) })
        : t("programme.to", { target: figureWords(target ?? 0, unit) });
  return (
    <div className="programme-way">
      <p>{words}</p>
      {share !== null && (
        <div className="programme-bar" aria-hidden="true">
          <span style={{ inlineSize: `${Math.round(share * 100)}%` }} />
        </div>
      )}
    </div>
  );
}
