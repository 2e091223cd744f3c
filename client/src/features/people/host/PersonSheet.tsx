import { removePeople, setVote } from "@longtable/shared/people/people.commands";
import { PEOPLE_LIMITS, type Person } from "@longtable/shared/people/people.schema";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useId, useState } from "react";
import { errorText, t } from "../../../i18n/t.ts";
import { Sheet } from "../../../ui/Sheet.tsx";
import type { Commands } from "../../console/useCommands.ts";
import { ErasePart } from "../../withdrawal/host/ErasePart.tsx";
import { ActFor } from "./ActFor.tsx";
import { personName } from "./personName.ts";
import { TakeBackPart } from "./TakeBackPart.tsx";
import { offerBringBack } from "./undoOffers.ts";

interface Props {
  state: WorkshopState;
  token: string;
  commands: Commands;
  person: Person;
  onClose(): void;
}

/** What a host can do for or about one person. */
export function PersonSheet({ state, token, commands, person, onClose }: Props) {
  const { participantId, canVote, isProxy } = person;
  return (
    <Sheet title={personName(person)} onClose={onClose}>
      {isProxy && <ActFor state={state} token={token} commands={commands} person={person} />}
      <section className="dialog-part">
        <p className="hint">{t("people.person.noVoteLead")}</p>
        <button
          type="button"
          className="btn"
          onClick={() => void commands.run(setVote, { participantId, canVote: !canVote })}
        >
          {t(canVote ? "people.person.noVote" : "people.person.vote")}
        </button>
      </section>
      <TakeBackPart workshopId={state.workshop.id} token={token} commands={commands} person={person} />
      <RemovePart commands={commands} person={person} onDone={onClose} />
      <ErasePart commands={commands} person={person} onLeft={onClose} />
      {commands.problem && <p role="alert">{errorText(commands.problem.messageKey)}</p>}
    </Sheet>
  );
}

function RemovePart({ commands, person, onDone }: Pick<Props, "commands" | "person"> & { onDone(): void }) {
  const [withNotes, setWithNotes] = useState(false);
  const [contact, setContact] = useState("");
  const id = useId();
  const remove = async () => {
    const input = { participantIds: [person.participantId], withNotes, contact: contact.trim() };
    const done = await commands.run(removePeople, input);
    if (!done) return;
    offerBringBack(commands, done.removalId);
    onDone();
  };
  return (
    <section className="dialog-part">
      <h3>{t("people.person.remove")}</h3>
      <p>{t("people.person.removeLead")}</p>
      <fieldset className="people-choices">
        <legend className="sr">{t("people.person.remove")}</legend>
        {([false, true] as const).map((value) => (
          <label key={String(value)} className="people-check">
            <input type="radio" name={id} checked={withNotes === value} onChange={() => setWithNotes(value)} />
            <span>{t(value ? "people.person.takeNotes" : "people.person.keepNotes")}</span>
          </label>
        ))}
      </fieldset>
      <p className="hint">{t("people.person.ballots")}</p>
      <div className="field">
        <label htmlFor={`${id}-contact`}>{t("people.person.contact")}</label>
        <input
          id={`${id}-contact`}
          className="input"
          value={contact}
          maxLength={PEOPLE_LIMITS.contactChars}
          autoComplete="off"
          aria-describedby={`${id}-hint`}
          onChange={({ target }) => setContact(target.value)}
        />
        <p className="hint" id={`${id}-hint`}>
          {t("people.person.contactHint")}
        </p>
      </div>
      <button type="button" className="btn btn-stop" onClick={() => void remove()}>
        {t("people.person.removeGo")}
      </button>
    </section>
  );
}
