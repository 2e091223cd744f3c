import { endsSoon } from "@longtable/shared/withdrawal/retention.rules";
import { t } from "../../../i18n/t.ts";
import { dayText } from "../../../ui/dayText.ts";
import { Notice } from "../../../ui/Notice.tsx";
import { daysLeft } from "./daysLeft.ts";
import type { Kept } from "./KeepDays.tsx";
import "./keepingWords.ts";
import "./keeping.css";

interface Props {
  workshops: readonly { id: string; title: string; kept?: Kept }[];
  now: number;
}

/** On the desk: which workshops end soon, soonest first. */
export function SoonDeleted({ workshops, now }: Props) {
  const soon = workshops
    .flatMap(({ id, title, kept }) => (kept && endsSoon(kept.until, now) ? [{ id, title, until: kept.until }] : []))
    .toSorted((a, b) => a.until - b.until);
  if (soon.length === 0) return null;
  return (
    <section className="desk-soon" aria-label={t("keeping.soonTitle")}>
      <Notice tone="wait">
        <b>{t("keeping.soonTitle")}</b>
        <ul className="soon-deleted">
          {soon.map(({ id, title, until }) => (
            <li key={id}>{t("keeping.soon", { title, count: daysLeft(until, now), date: dayText(until) })}</li>
          ))}
        </ul>
        <p>{t("keeping.soonLead")}</p>
      </Notice>
    </section>
  );
}
