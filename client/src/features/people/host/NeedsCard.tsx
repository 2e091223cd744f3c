import { answerNeed } from "@longtable/shared/people/people.commands";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { t } from "../../../i18n/t.ts";
import type { Commands } from "../../console/useCommands.ts";
import { personName } from "./personName.ts";

/** What people asked hosts for; the open ones first. */
export function NeedsCard({ state, commands }: { state: WorkshopState; commands: Commands }) {
  const requests = state.people?.requests ?? [];
  if (requests.length === 0) return null;
  const ordered = [
    ...requests.filter(({ state: now }) => now === "open"),
    ...requests.filter((one) => one.state === "met"),
  ];
  const nameOf = (id: string) => {
    const person = state.people?.list.find(({ participantId }) => participantId === id);
    return person ? personName(person) : "";
  };
  return (
    <section className="card people-card" aria-labelledby="people-needs">
      <h3 id="people-needs">{t("people.needs.title")}</h3>
      <ul className="people-lines">
        {ordered.map(({ id, participantId, choices, text, state: now }) => (
          <li key={id} className={now === "met" ? "is-away" : undefined}>
            <div>
              <b dir="auto">{t("people.needs.from", { name: nameOf(participantId) })}</b>
              <p dir="auto">
                {[...choices.map((choice) => t(`people.needs.choices.${choice}`)), text].filter(Boolean).join(". ")}
              </p>
            </div>
            <span className="quiet">{t(now === "met" ? "people.needs.done" : "people.needs.open")}</span>
            <button
              type="button"
              className="btn"
              onClick={() => void commands.run(answerNeed, { requestId: id, isMet: now === "open" })}
            >
              {t(now === "met" ? "people.needs.again" : "people.needs.met")}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
