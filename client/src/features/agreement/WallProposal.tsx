import "./agreementWords.ts";
import "./wallAgreement.css";
import type { PositionResult, Proposal } from "@longtable/shared/agreement/agreement.schema";
import { POSITIONS } from "@longtable/shared/agreement/agreement.types";
import { breakLines } from "@longtable/shared/scene/textLayout";
import { useMemo } from "react";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";
import { listPages } from "../projector/listPages.ts";
import { usePages } from "../projector/usePages.ts";
import type { WallParts } from "../projector/Wall.types.ts";
import { WallHead } from "../projector/WallParts.tsx";
import { POSITION_MARKS } from "./marks.ts";
import { counted } from "./PositionResults.tsx";
import { AnsweredFoot, QuestionKicker } from "./WallAnswered.tsx";

/** The list of reasons: lines of 44 px, 830 px wide, at 1920 × 1080. */
const REASONS = { lines: 11, width: 760, size: 44 };

interface Props extends WallParts {
  proposal: Proposal;
  now: number;
}

/** A proposal: its words and how many have answered; once shown, the answers and their reasons without names. */
export function WallProposal(parts: Props) {
  const { proposal, state, join, now } = parts;
  return (
    <div className="wall">
      <WallHead
        kicker={
          <QuestionKicker phase={state.phase}>
            {t(proposal.version > 1 ? "agreement.askAgain" : "agreement.ask")}
          </QuestionKicker>
        }
        heading={proposal.result ? proposal.text : t("agreement.ask")}
        timer={state.timer}
        now={now}
        className={proposal.result ? "wall-agreed-head" : "wall-asked-head"}
      />
      {proposal.result ? (
        <Answers key={proposal.version} {...parts} result={proposal.result} />
      ) : (
        <main className="wall-decision wall-page" key={`${proposal.id}-${proposal.version}`}>
          <blockquote className={proposal.text.length > 160 ? "is-long" : ""} dir="auto">
            {proposal.text}
          </blockquote>
        </main>
      )}
      <AnsweredFoot answered={proposal.answered} state={state} join={join} />
    </div>
  );
}

function linesOf({ text }: { text: string }): number {
  const { lines, width, size } = REASONS;
  return Math.min(lines, breakLines(text, { maxWidth: width, size, weight: 400 }).length + 0.5);
}

function Answers({ result, serverNow }: Props & { result: PositionResult }) {
  const reasons = useMemo(() => counted(result.reasons), [result]);
  const pages = useMemo(() => listPages(reasons, REASONS.lines, linesOf), [reasons]);
  const keys = useMemo(() => pages.map(({ key }) => key), [pages]);
  const turning = usePages(keys, serverNow, { startsFirst: true });
  const most = Math.max(1, ...POSITIONS.map((position) => result.counts[position]));
  return (
    <main className={reasons.length > 0 ? "wall-answers wall-page" : "wall-answers is-alone wall-page"}>
      <ul className="wall-positions" aria-label={t("agreement.answers")}>
        {POSITIONS.map((position) => (
          <li key={position}>
            <Icon name={POSITION_MARKS[position]} />
            <span>{t(`agreement.short.${position}`)}</span>
            <b>{result.counts[position]}</b>
            <span className="wall-result-bar" aria-hidden="true">
              <span
                className={result.counts[position] === 0 ? "is-nought" : ""}
                style={{ inlineSize: `${(result.counts[position] / most) * 100}%` }}
              />
            </span>
          </li>
        ))}
        {result.blocksStanding > result.counts.block && (
          <li className="wall-standing">{t("agreement.standing", { count: result.blocksStanding })}</li>
        )}
      </ul>
      {reasons.length > 0 && (
        <div className="wall-reasons">
          <p>
            {t("agreement.reasons")}
            {pages.length > 1 && <small>{t("projector.part", { part: turning.index + 1, parts: pages.length })}</small>}
          </p>
          <ul>
            {pages[turning.index]?.items.map(({ key, position, text }) => (
              <li key={key}>
                <Icon name={POSITION_MARKS[position]} />
                <span dir="auto">{text}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </main>
  );
}
