import { useMemo, useState } from "react";
import { useSurface } from "../../../app/useSurface.ts";
import { ballot } from "../../../i18n/en/ballot.ts";
import { join } from "../../../i18n/en/join.ts";
import { participant } from "../../../i18n/en/participant.ts";
import { addWords, t } from "../../../i18n/t.ts";
import type { Session } from "../../../session/session.types.ts";
import { takeTokenFromAddress } from "../../../session/tokenStore.ts";
import { useSession } from "../../../session/useSession.ts";
import { Notice } from "../../../ui/Notice.tsx";
import { Seat } from "../../participant/ParticipantPage.tsx";
import "../../participant/participant.css";
import "./phoneWords.ts";

addWords({ join, participant, ballot });

/** A participant's page as a host looks on through a view seat: whatever is pressed, nothing is sent. */
export default function ViewPage({ workshopId }: { workshopId: string | null }) {
  const [token] = useState(takeTokenFromAddress);
  const seat = useMemo(
    () => (token && workshopId ? { token, workshopId, hasSeenWords: true } : null),
    [token, workshopId],
  );
  const session = useSession("view", seat);
  const looking = useMemo(() => session && lookingOnly(session), [session]);
  useSurface("phone", t("peoplePhone.view.hint"));
  if (!seat) {
    return (
      <main className="quiet-page">
        <p>{t("peoplePhone.view.gone")}</p>
      </main>
    );
  }
  return (
    <>
      <Notice tone="info">{t("peoplePhone.view.hint")}</Notice>
      {looking && <Seat seat={seat} session={looking} onSeatChanged={() => undefined} onLeave={() => undefined} />}
    </>
  );
}

/** The same session, with nothing going out and nothing kept on this device. */
function lookingOnly(session: Session): Session {
  const refusal = { code: "forbidden", messageKey: "people.viewOnly", retryable: false } as const;
  return { ...session, send: () => Promise.resolve({ ok: false, error: refusal }), leave: () => undefined };
}
