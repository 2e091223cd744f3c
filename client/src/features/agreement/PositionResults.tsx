import type { PositionResult } from "@longtable/shared/agreement/agreement.schema";
import { POSITIONS } from "@longtable/shared/agreement/agreement.types";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";
import { POSITION_MARKS } from "./marks.ts";

/** How many gave each answer: figure before bar, the same length for one person in every row. */
export function PositionBars({ result }: { result: PositionResult }) {
  const most = Math.max(1, ...POSITIONS.map((position) => result.counts[position]));
  return (
    <ul className="ag-bars" aria-label={t("agreement.answers")}>
      {POSITIONS.map((position) => {
        const count = result.counts[position];
        return (
          <li key={position}>
            <Icon name={POSITION_MARKS[position]} />
            <span className="ag-bar-name">{t(`agreement.short.${position}`)}</span>
            <b>
              <span aria-hidden="true">{count}</span>
              <span className="sr">{t("agreement.people", { count })}</span>
            </b>
            <span className={`ag-bar is-${position}`} aria-hidden="true">
              <span style={{ inlineSize: count === 0 ? "2px" : `${(count / most) * 100}%` }} />
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** Reasons without names, those of blocks first. */
export function ReasonList({ reasons }: Pick<PositionResult, "reasons">) {
  if (reasons.length === 0) return null;
  return (
    <div className="ag-reasons">
      <p className="small quiet">{t("agreement.reasons")}</p>
      <ul>
        {counted(reasons).map(({ key, position, text }) => (
          <li key={key}>
            <Icon name={POSITION_MARKS[position]} />
            <span className="sr">{t(`agreement.short.${position}`)}: </span>
            <span dir="auto">{text}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What stands in the way of "agreed by everyone", in one sentence or two; nothing when nothing does. */
export function StandingBlocks({ result }: { result: PositionResult }) {
  const { blocksStanding, counts } = result;
  const earlier = blocksStanding - counts.block;
  if (blocksStanding === 0) return null;
  return (
    <p className="ag-standing">
      <Icon name="block" />
      <span>
        {t("agreement.standing", { count: blocksStanding })}
        {earlier > 0 && <> {t("agreement.standingEarlier", { count: earlier })}</>}
      </span>
    </p>
  );
}

/** Two people may give the same reason in the same words. */
export function counted(reasons: PositionResult["reasons"]) {
  const seen = new Map<string, number>();
  return reasons.map((reason) => {
    const words = `${reason.position} ${reason.text}`;
    const nth = (seen.get(words) ?? 0) + 1;
    seen.set(words, nth);
    return { ...reason, key: `${words} ${nth}` };
  });
}
