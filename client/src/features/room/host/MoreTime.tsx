import type { ParticipantId } from "@longtable/shared/kernel/ids";
import { giveTime } from "@longtable/shared/room/room.commands";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useId, useState } from "react";
import { errorText, t } from "../../../i18n/t.ts";
import { RequestError, requestJson } from "../../../session/http.ts";
import { Icon } from "../../../ui/Icon.tsx";
import { Sheet } from "../../../ui/Sheet.tsx";
import type { Commands } from "../../console/useCommands.ts";
import { whoIs } from "./who.ts";

interface Props {
  state: WorkshopState;
  token: string;
  commands: Commands;
}

interface Person {
  participantId: ParticipantId;
  alias: string;
}

const CHOICES = [2, 5, 10, 20] as const;

/** More minutes for one person, for the timer and for open votes at one press; who has them, and taking them back. */
export function MoreTime({ state, token, commands }: Props) {
  const [people, setPeople] = useState<Person[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const extra = state.hands?.extra ?? [];
  const open = async () => {
    setProblem(null);
    try {
      const address = `/api/workshops/${state.workshop.id}/people`;
      setPeople((await requestJson<{ people: Person[] }>(address, { token })).people);
    } catch (error) {
      setProblem(errorText(error instanceof RequestError ? error.messageKey : "error.internal"));
    }
  };
  return (
    <div className="rh-extra">
      {extra.map((one) => {
        const who = whoIs(state, one);
        return (
          <p key={one.participantId}>
            <span dir="auto">{t("roomHost.extraHas", { who, minutes: Math.round(one.seconds / 60) })}</span>
            <button
              type="button"
              className="btn btn-plain"
              aria-label={t("roomHost.extraBackLabel", { who })}
              onClick={() => void commands.run(giveTime, { participantIds: [one.participantId], minutes: 0 })}
            >
              {t("roomHost.extraBack")}
            </button>
          </p>
        );
      })}
      <button type="button" className="btn" onClick={() => void open()}>
        <Icon name="clock" /> {t("roomHost.extra")}
      </button>
      {problem && <p role="alert">{problem}</p>}
      {people && (
        <Sheet title={t("roomHost.extra")} onClose={() => setPeople(null)}>
          <GiveForm
            people={people}
            onGive={(participantId, minutes) => {
              setPeople(null);
              void commands.run(giveTime, { participantIds: [participantId], minutes });
            }}
          />
        </Sheet>
      )}
    </div>
  );
}

function GiveForm({
  people,
  onGive,
}: {
  people: readonly Person[];
  onGive(who: ParticipantId, minutes: number): void;
}) {
  const [who, setWho] = useState(people[0]?.participantId ?? null);
  const [minutes, setMinutes] = useState<number>(5);
  const id = useId();
  if (who === null) return <p>{t("roomHost.extraNobody")}</p>;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        onGive(who, minutes);
      }}
    >
      <p>{t("roomHost.extraLead")}</p>
      <div className="field">
        <label htmlFor={`${id}-who`}>{t("roomHost.extraWho")}</label>
        <select
          id={`${id}-who`}
          className="input"
          value={who}
          onChange={({ target }) => setWho(target.value as ParticipantId)}
        >
          {people.map(({ participantId, alias }) => (
            <option key={participantId} value={participantId}>
              {alias || t("roomHost.nameless")}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={`${id}-minutes`}>{t("roomHost.extraMinutes")}</label>
        <select
          id={`${id}-minutes`}
          className="input"
          value={minutes}
          onChange={({ target }) => setMinutes(Number(target.value))}
        >
          {CHOICES.map((choice) => (
            <option key={choice} value={choice}>
              {choice}
            </option>
          ))}
        </select>
      </div>
      <button type="submit" className="btn btn-main">
        {t("roomHost.extraGive")}
      </button>
    </form>
  );
}
