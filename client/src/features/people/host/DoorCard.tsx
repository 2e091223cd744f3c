import { removePeople, setDoor } from "@longtable/shared/people/people.commands";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useState } from "react";
import { t } from "../../../i18n/t.ts";
import { Sheet } from "../../../ui/Sheet.tsx";
import { Stepper } from "../../console/Stepper.tsx";
import type { Commands } from "../../console/useCommands.ts";
import { personName } from "./personName.ts";
import { offerBringBack } from "./undoOffers.ts";

interface Props {
  state: WorkshopState;
  commands: Commands;
}

/** Whether new people may come in, and sending the last ones out again. */
export function DoorCard({ state, commands }: Props) {
  const isLocked = state.workshop.door === "locked";
  const [isOpen, setOpen] = useState(false);
  return (
    <section className="card people-card">
      <h3>{t("people.door.title")}</h3>
      <p>{t(isLocked ? "people.door.locked" : "people.door.open")}</p>
      <div className="people-acts">
        <button
          type="button"
          className="btn"
          onClick={() => void commands.run(setDoor, { door: isLocked ? "open" : "locked" })}
        >
          {t(isLocked ? "people.door.unlock" : "people.door.lock")}
        </button>
        <button type="button" className="btn" onClick={() => setOpen(true)}>
          {t("people.door.last")}
        </button>
      </div>
      {isOpen && (
        <Sheet title={t("people.door.last")} onClose={() => setOpen(false)}>
          <LastJoiners state={state} commands={commands} onDone={() => setOpen(false)} />
        </Sheet>
      )}
    </section>
  );
}

const MOST = 50;

function LastJoiners({ state, commands, onDone }: Props & { onDone(): void }) {
  const joined = (state.people?.list ?? []).filter(({ isProxy }) => !isProxy);
  const [count, setCount] = useState(1);
  const [withNotes, setWithNotes] = useState(true);
  const last = joined.slice(-Math.min(count, joined.length)).toReversed();
  const remove = async () => {
    const participantIds = last.map(({ participantId }) => participantId);
    const done = await commands.run(removePeople, { participantIds, withNotes });
    if (!done) return;
    offerBringBack(commands, done.removalId);
    onDone();
  };
  if (joined.length === 0) return <p>{t("people.list.empty")}</p>;
  return (
    <>
      <p>{t("people.door.lastLead")}</p>
      <Stepper
        label={t("people.door.lastCount")}
        value={count}
        most={Math.min(MOST, joined.length)}
        onChange={setCount}
      />
      <ul className="people-lines">
        {last.map((person) => (
          <li key={person.participantId}>
            <span dir="auto">{personName(person)}</span>
            <span className="quiet">{t(person.isHere ? "people.list.yes" : "people.list.away")}</span>
          </li>
        ))}
      </ul>
      <label className="people-check">
        <input type="checkbox" checked={withNotes} onChange={({ target }) => setWithNotes(target.checked)} />
        <span>{t("people.person.takeNotes")}</span>
      </label>
      <p className="hint">{t("people.person.ballots")}</p>
      <div className="dialog-acts">
        <button type="button" className="btn" onClick={onDone}>
          {t("people.person.cancel")}
        </button>
        <button type="button" className="btn btn-stop" onClick={() => void remove()}>
          {t("people.door.lastGo", { count: last.length })}
        </button>
      </div>
    </>
  );
}
