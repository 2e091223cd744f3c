import type { Person } from "@longtable/shared/people/people.schema";
import { withdrawAll } from "@longtable/shared/withdrawal/withdrawal.commands";
import { useState } from "react";
import { t } from "../../../i18n/t.ts";
import { showToast } from "../../../ui/toasts.ts";
import type { Commands } from "../../console/useCommands.ts";
import { EraseQuestion } from "./EraseQuestion.tsx";
import "./keepingWords.ts";

interface Props {
  commands: Commands;
  person: Person;
  /** The person is gone from the list. */
  onLeft(): void;
}

/** Erases everything of one person who asks a host to. */
export function ErasePart({ commands, person: { participantId }, onLeft }: Props) {
  const [asks, setAsks] = useState(false);
  const [leave, setLeave] = useState(false);
  const erase = async () => {
    const done = await commands.run(withdrawAll, { participantId, leave });
    if (!done) return false;
    setAsks(false);
    showToast(t("keeping.person.done"));
    if (leave) onLeft();
    return true;
  };
  return (
    <section className="dialog-part">
      <h3>{t("keeping.person.title")}</h3>
      <p>{t("keeping.person.lead")}</p>
      <button type="button" className="btn btn-stop" onClick={() => setAsks(true)}>
        {t("keeping.person.go")}
      </button>
      {asks && (
        <EraseQuestion
          title={t("keeping.person.ask")}
          verb={t("keeping.person.go")}
          isAll
          onKeep={() => setAsks(false)}
          onErase={erase}
        >
          <label className="given-leave">
            <input type="checkbox" checked={leave} onChange={({ target }) => setLeave(target.checked)} />
            <span>{t("keeping.person.leave")}</span>
          </label>
        </EraseQuestion>
      )}
    </section>
  );
}
