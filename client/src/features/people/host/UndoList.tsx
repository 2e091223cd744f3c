import { bringBack, undoTakeBack } from "@longtable/shared/people/people.commands";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { t } from "../../../i18n/t.ts";
import type { Commands } from "../../console/useCommands.ts";
import { personName } from "./personName.ts";

/** Who was asked to step out, and what was taken back: each can be undone from here. */
export function UndoList({ state, commands }: { state: WorkshopState; commands: Commands }) {
  const { removals = [], takenBack = [] } = state.people ?? {};
  if (removals.length + takenBack.length === 0) return null;
  return (
    <section className="card people-card" aria-labelledby="people-undo">
      <h3 id="people-undo">{t("people.undo.title")}</h3>
      <ul className="people-lines">
        {removals.map(({ id, people, withNotes, wholeUntil }) => (
          <li key={id}>
            <div>
              <span dir="auto">{t("people.undo.removed", { names: people.map(personName).join(", ") })}</span>
              {withNotes && <p className="hint">{wholeLine(wholeUntil)}</p>}
            </div>
            <button type="button" className="btn" onClick={() => void commands.run(bringBack, { removalId: id })}>
              {t("people.undo.bringBack")}
            </button>
          </li>
        ))}
        {takenBack.map(({ id, notes, changes, ...person }) => (
          <li key={id}>
            <span dir="auto">
              {t("people.undo.takenBack", {
                name: personName(person),
                notes: t("people.person.notes", { count: notes }),
                changes: t("people.person.changes", { count: changes }),
              })}
            </span>
            <button type="button" className="btn" onClick={() => void commands.run(undoTakeBack, { takeBackId: id })}>
              {t("people.undo.undo")}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function wholeLine(wholeUntil: number): string {
  const time = new Date(wholeUntil).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  return Date.now() < wholeUntil ? t("people.undo.whole", { time }) : t("people.undo.onlyPerson");
}
