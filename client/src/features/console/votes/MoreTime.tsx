import type { ParticipantId } from "@longtable/shared/kernel/ids";
import { giveTime } from "@longtable/shared/voting/voting.commands";
import type { Round } from "@longtable/shared/voting/voting.schema";
import { useState } from "react";
import { errorText, t } from "../../../i18n/t.ts";
import { RequestError, requestJson } from "../../../session/http.ts";
import { Sheet } from "../../../ui/Sheet.tsx";
import type { Commands } from "../useCommands.ts";
import "./voteWords.ts";

interface Props {
  round: Round;
  token: string;
  workshopId: string;
  commands: Commands;
}

interface Person {
  participantId: ParticipantId;
  alias: string;
}

/** Ends a vote for everyone but the chosen. */
export function MoreTime({ round, token, workshopId, commands }: Props) {
  const [people, setPeople] = useState<Person[] | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<ParticipantId>>(new Set());
  const [problem, setProblem] = useState<string | null>(null);
  const open = async () => {
    setProblem(null);
    setChosen(new Set());
    try {
      setPeople((await requestJson<{ people: Person[] }>(`/api/workshops/${workshopId}/people`, { token })).people);
    } catch (error) {
      setProblem(errorText(error instanceof RequestError ? error.messageKey : "error.internal"));
    }
  };
  const give = async () => {
    if (chosen.size === 0) return setProblem(t("votes.chooseOne"));
    if (await commands.run(giveTime, { roundId: round.id, participantIds: [...chosen] })) setPeople(null);
  };
  return (
    <>
      <button type="button" className="btn" onClick={() => void open()}>
        {t("votes.moreTime")}
      </button>
      <Sheet isOpen={people !== null} title={t("votes.moreTime")} onClose={() => setPeople(null)}>
        <p>{people?.length === 0 ? t("votes.nobody") : t("votes.moreTimeLead")}</p>
        <fieldset className="vote-list">
          <legend className="sr">{t("votes.moreTime")}</legend>
          {people?.map(({ participantId, alias }) => (
            <label key={participantId}>
              <input
                type="checkbox"
                checked={chosen.has(participantId)}
                onChange={({ target }) => setChosen(withOne(chosen, participantId, target.checked))}
              />
              <span dir="auto">{alias || t("votes.nameless")}</span>
            </label>
          ))}
        </fieldset>
        {problem && <p role="alert">{problem}</p>}
        <div className="dialog-acts">
          <button type="button" className="btn" onClick={() => setPeople(null)}>
            {t("votes.cancel")}
          </button>
          <button type="button" className="btn btn-main" onClick={() => void give()}>
            {t("votes.give")}
          </button>
        </div>
      </Sheet>
      {problem && people === null && <p role="alert">{problem}</p>}
    </>
  );
}

function withOne<T>(set: ReadonlySet<T>, one: T, isIn: boolean): ReadonlySet<T> {
  const rest = [...set].filter((other) => other !== one);
  return new Set(isIn ? [...rest, one] : rest);
}
