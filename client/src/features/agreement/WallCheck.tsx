import "./agreementWords.ts";
import "./wallAgreement.css";
import type { Check, RatingResult, SaidWord } from "@longtable/shared/agreement/check.schema";
import type { RatingKind } from "@longtable/shared/agreement/check.types";
import { measureText } from "@longtable/shared/scene/textLayout";
import { useMemo } from "react";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";
import { listPages } from "../projector/listPages.ts";
import { usePages } from "../projector/usePages.ts";
import type { WallParts } from "../projector/Wall.types.ts";
import { WallHead } from "../projector/WallParts.tsx";
import { RatingSummary, TooFew } from "./CheckResults.tsx";
import { countOf, figure, valueLabel, valuesDown } from "./checkWords.ts";
import { AnsweredFoot, QuestionKicker } from "./WallAnswered.tsx";

/** Words stand in rows 1,760 px wide, seven rows a page, at 1920 × 1080; a word has 120 px around it. */
const WORDS = { rows: 6, width: 1_760, around: 130, size: 60 };

interface Props extends WallParts {
  check: Check;
  now: number;
}

/** A quick check: the question and how many have answered; once shown, how the answers lie. */
export function WallCheck(parts: Props) {
  const { check, state, join, now } = parts;
  return (
    <div className="wall">
      <WallHead
        kicker={<QuestionKicker phase={state.phase}>{t("agreement.check.lead")}</QuestionKicker>}
        heading={check.question}
        timer={state.timer}
        now={now}
      />
      <main className="wall-check wall-page" key={check.id}>
        {check.isReleased && check.ratings && check.kind !== "word" ? (
          <Ratings kind={check.kind} ratings={check.ratings} />
        ) : check.isReleased && check.words ? (
          <Words words={check.words} serverNow={parts.serverNow} />
        ) : check.isReleased && check.ratings === null ? (
          <TooFew answered={check.answered} className="wall-check-lead" />
        ) : (
          <Scale check={check} />
        )}
      </main>
      <AnsweredFoot answered={check.answered} state={state} join={join} />
    </div>
  );
}

/** What the figures mean, while people answer. */
function Scale({ check: { kind, state } }: { check: Check }) {
  if (kind === "word") {
    return (
      <p className="wall-check-lead">
        {t(state === "open" ? "agreement.check.hostsFirst" : "agreement.check.waiting")}
      </p>
    );
  }
  return (
    <ul className="wall-ratings is-scale">
      {valuesDown(kind).map((value) => (
        <li key={value}>
          <Value kind={kind} value={value} />
          <span>{valueLabel(kind, value)}</span>
        </li>
      ))}
    </ul>
  );
}

function Value({ kind, value }: { kind: RatingKind; value: number }) {
  return kind === "temperature" ? <Icon name={`feel-${value}`} /> : <b className="wall-value">{figure(value)}</b>;
}

function Ratings({ kind, ratings }: { kind: RatingKind; ratings: RatingResult }) {
  const most = Math.max(1, ...ratings.counts);
  return (
    <>
      <ul className="wall-ratings" aria-label={t("agreement.answers")}>
        {valuesDown(kind).map((value) => {
          const count = countOf(kind, ratings, value);
          return (
            <li key={value}>
              <Value kind={kind} value={value} />
              <span>{valueLabel(kind, value)}</span>
              <b>{count}</b>
              <span className="wall-result-bar" aria-hidden="true">
                <span className={count === 0 ? "is-nought" : ""} style={{ inlineSize: `${(count / most) * 100}%` }} />
              </span>
            </li>
          );
        })}
      </ul>
      <RatingSummary kind={kind} ratings={ratings} />
    </>
  );
}

/** How much of a row of words one takes, from 0 to 1. */
const shareOf = ({ text }: SaidWord) => Math.min(1, (measureText(text, WORDS.size, 700) + WORDS.around) / WORDS.width);

function Words({ words, serverNow }: { words: readonly SaidWord[] } & Pick<Props, "serverNow">) {
  const pages = useMemo(() => listPages(words, WORDS.rows * 0.85, shareOf), [words]);
  const keys = useMemo(() => pages.map(({ key }) => key), [pages]);
  const turning = usePages(keys, serverNow, { startsFirst: true });
  if (words.length === 0) return <p className="wall-check-lead">{t("agreement.check.none")}</p>;
  return (
    <ul className="wall-words" aria-label={t("agreement.answers")} key={keys[turning.index]}>
      {pages[turning.index]?.items.map(({ id, text, count }) => (
        <li key={id}>
          <span dir="auto">{text}</span>
          {count > 1 && <b>×{count}</b>}
        </li>
      ))}
    </ul>
  );
}
