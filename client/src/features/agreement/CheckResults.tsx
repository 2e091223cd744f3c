import type { Check, RatingResult, SaidWord } from "@longtable/shared/agreement/check.schema";
import type { RatingKind } from "@longtable/shared/agreement/check.types";
import { t } from "../../i18n/t.ts";
import { countOf, figure, scaleEnds, valueLabel, valuesDown } from "./checkWords.ts";

/** The result of a check as far as it is released; nothing before that. */
export function CheckResult({ check }: { check: Check }) {
  if (check.ratings === null) return <TooFew answered={check.answered} />;
  if (check.ratings && check.kind !== "word") {
    return (
      <>
        <RatingBars kind={check.kind} ratings={check.ratings} />
        <RatingSummary kind={check.kind} ratings={check.ratings} />
      </>
    );
  }
  return check.words ? <WordList words={check.words} /> : null;
}

/** In place of ratings that would tell whose they are. */
export function TooFew({ answered, className }: { answered: number; className?: string }) {
  return <p className={className}>{t(answered === 0 ? "agreement.check.none" : "agreement.check.tooFew")}</p>;
}

/** How many gave each value, the good end on top. */
export function RatingBars({ kind, ratings }: { kind: RatingKind; ratings: RatingResult }) {
  const most = Math.max(1, ...ratings.counts);
  return (
    <ul className="ag-bars ag-ratings" aria-label={t("agreement.answers")}>
      {valuesDown(kind).map((value) => {
        const count = countOf(kind, ratings, value);
        return (
          <li key={value}>
            <b className="ag-value" aria-hidden="true">
              {figure(value)}
            </b>
            <span className="ag-bar-name">
              <span className="sr">{figure(value)}, </span>
              {valueLabel(kind, value)}
            </span>
            <b>
              <span aria-hidden="true">{count}</span>
              <span className="sr">{t("agreement.people", { count })}</span>
            </b>
            <span className="ag-bar" aria-hidden="true">
              <span style={{ inlineSize: count === 0 ? "2px" : `${(count / most) * 100}%` }} />
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** The middle, the spread, and whether the middle hides that views are mixed. */
export function RatingSummary({ kind, ratings }: { kind: RatingKind; ratings: RatingResult }) {
  const { mean, lowest, highest, mixed } = ratings;
  if (mean === null || lowest === null || highest === null) return <p>{t("agreement.check.none")}</p>;
  const ends = { lowest: valueLabel(kind, lowest), highest: valueLabel(kind, highest) };
  return (
    <div className="ag-summary">
      <p>
        {t("agreement.check.mean", { mean: figure(Math.round(mean * 10) / 10), ...scaleEnds(kind) })} ·{" "}
        {t(lowest === highest ? "agreement.check.same" : "agreement.check.spread", ends)}
      </p>
      {mixed && (
        <p className="ag-mixed">
          <b>{t("agreement.check.mixed")}</b> <span>{t("agreement.check.mixedWhy")}</span>
        </p>
      )}
    </div>
  );
}

/** Words the room said, in no order, each with how many said it. */
export function WordList({ words }: { words: readonly SaidWord[] }) {
  if (words.length === 0) return <p>{t("agreement.check.none")}</p>;
  return (
    <ul className="ag-words" aria-label={t("agreement.answers")}>
      {words.map(({ id, text, count }) => (
        <li key={id}>
          <span dir="auto">{text}</span>
          {count > 1 && (
            <b>
              <span aria-hidden="true">×{count}</span>
              <span className="sr">{t("agreement.check.times", { count })}</span>
            </b>
          )}
        </li>
      ))}
    </ul>
  );
}
