import { t } from "../../i18n/t.ts";

/** How many have answered so far, large. */
export function AnsweredCount({ answered, people }: { answered: number; people: number }) {
  return (
    <p className="vote-big" aria-live="polite">
      <b>{t("agreement.ofPeople", { answered, people: Math.max(people, answered) })}</b>
      <span>{t("agreement.haveAnswered")}</span>
    </p>
  );
}
