import "./agreementWords.ts";
import "./agreement.css";
import type { Constraint } from "@longtable/shared/board/board.types";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";
import { LEVEL_MARKS } from "./marks.ts";

interface Props {
  constraint: Constraint;
  /** The limit's own words; left out where they stand already. */
  text?: string;
}

/** How much can change, why, and who says so: a mark, a word and the reason, on one line. */
export function LimitLine({ constraint: { level, reason, owner }, text }: Props) {
  return (
    <span className="ag-limit">
      <Icon name={LEVEL_MARKS[level]} />
      <span>
        <b>{t(`agreement.limits.${level}`)}</b>
        {text && <>: {text}</>}
        {reason && <>, {t("agreement.limits.because", { reason })}</>}
        {owner && <span className="quiet"> ({t("agreement.limits.says", { owner })})</span>}
      </span>
    </span>
  );
}

export default LimitLine;
