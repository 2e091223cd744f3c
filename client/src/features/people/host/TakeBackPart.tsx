import { takeBack } from "@longtable/shared/people/people.commands";
import { PEOPLE_LIMITS, type Person, type TakeBackPreview } from "@longtable/shared/people/people.schema";
import { useEffect, useState } from "react";
import { errorText, t } from "../../../i18n/t.ts";
import { RequestError, requestJson } from "../../../session/http.ts";
import { Stepper } from "../../console/Stepper.tsx";
import type { Commands } from "../../console/useCommands.ts";
import { offerUndoTakeBack } from "./undoOffers.ts";

interface Props {
  workshopId: string;
  token: string;
  commands: Commands;
  person: Person;
}

/** Takes back one person's last minutes, after showing what that would be. */
export function TakeBackPart({ workshopId, token, commands, person: { participantId } }: Props) {
  const [minutes, setMinutes] = useState(5);
  const [preview, setPreview] = useState<TakeBackPreview | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const stop = new AbortController();
    const path = `/api/workshops/${workshopId}/people/${participantId}/recent?minutes=${minutes}&turn=${turn}`;
    requestJson<TakeBackPreview>(path, { token, signal: stop.signal }).then(
      (found) => {
        setPreview(found);
        setProblem(null);
      },
      (error: unknown) => {
        if (!stop.signal.aborted)
          setProblem(errorText(error instanceof RequestError ? error.messageKey : "error.internal"));
      },
    );
    return () => stop.abort();
  }, [workshopId, participantId, token, minutes, turn]);
  const isNothing = preview !== null && preview.notes + preview.changes === 0;
  const run = async () => {
    const done = await commands.run(takeBack, { participantId, minutes });
    if (done) offerUndoTakeBack(commands, done.takeBackId);
    setTurn(turn + 1);
  };
  return (
    <section className="dialog-part">
      <h3>{t("people.person.takeBack")}</h3>
      <p>{t("people.person.takeBackLead")}</p>
      <Stepper
        label={t("people.person.minutes")}
        value={minutes}
        most={PEOPLE_LIMITS.takeBackMinutes}
        onChange={setMinutes}
      />
      <div role="status">
        {preview && (
          <>
            <p>
              {isNothing
                ? t("people.person.nothing")
                : t("people.person.preview", {
                    notes: t("people.person.notes", { count: preview.notes }),
                    changes: t("people.person.changes", { count: preview.changes }),
                  })}{" "}
              {preview.kept > 0 && t("people.person.kept", { count: preview.kept })}{" "}
              {preview.inVote > 0 && t("people.person.inVote", { count: preview.inVote })}
            </p>
            {!isNothing && preview.samples.length === 0 && <p className="hint">{t("people.person.noWords")}</p>}
            <ul className="people-lines">
              {[...new Set(preview.samples)].map((text) => (
                <li key={text} dir="auto">
                  {text}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      {problem && <p role="alert">{problem}</p>}
      <button type="button" className="btn" aria-disabled={isNothing} onClick={() => !isNothing && void run()}>
        {t("people.person.takeBackGo")}
      </button>
    </section>
  );
}
