import { setCollects } from "@longtable/shared/story/story.commands";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useState } from "react";
import { t } from "../../../i18n/t.ts";
import type { Commands } from "../../console/useCommands.ts";
import { personName } from "../../people/host/personName.ts";
import { Picker } from "./Picker.tsx";

interface Props {
  state: WorkshopState;
  ids: readonly string[];
  commands: Commands;
  onChanged(): void;
}

/** Who may add other people's evidence from a phone (METHODS M24). */
export function Collectors({ state, ids, commands, onChanged }: Props) {
  const [chosenId, choose] = useState("");
  const people = (state.people?.list ?? []).filter(({ isProxy }) => !isProxy);
  const set = async (id: string, isOn: boolean) => {
    const person = people.find(({ participantId }) => participantId === id);
    if (person && (await commands.run(setCollects, { participantId: person.participantId, isOn }))) onChanged();
    choose("");
  };
  const collecting = people.filter(({ participantId }) => ids.includes(participantId));
  const others = people.filter(({ participantId }) => !ids.includes(participantId));
  return (
    <section className="card evidence-card">
      <h3>{t("evidence.collectors.title")}</h3>
      <p>{t("evidence.collectors.lead")}</p>
      <ul className="story-name-list">
        {collecting.map((person) => (
          <li key={person.participantId} className="between">
            <span dir="auto">{personName(person)}</span>
            <button type="button" className="btn" onClick={() => void set(person.participantId, false)}>
              {t("evidence.collectors.remove")} <span className="sr">{personName(person)}</span>
            </button>
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <div className="evidence-acts">
          <Picker
            label={t("evidence.collectors.person")}
            value={chosenId}
            options={[
              { value: "", label: t("evidence.collectors.choose") },
              ...others.map((person) => ({ value: person.participantId as string, label: personName(person) })),
            ]}
            onChange={choose}
          />
          <button
            type="button"
            className="btn"
            aria-disabled={chosenId === ""}
            onClick={() => chosenId !== "" && void set(chosenId, true)}
          >
            {t("evidence.collectors.add")}
          </button>
        </div>
      )}
    </section>
  );
}
