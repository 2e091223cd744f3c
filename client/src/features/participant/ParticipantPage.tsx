import { useEffect, useRef, useState } from "react";
import { useSurface } from "../../app/useSurface.ts";
import { ballot } from "../../i18n/en/ballot.ts";
import { join } from "../../i18n/en/join.ts";
import { participant } from "../../i18n/en/participant.ts";
import { addWords, t } from "../../i18n/t.ts";
import type { Session } from "../../session/session.types.ts";
import { useStore } from "../../session/store.ts";
import { type KeptSeat, tokenStore } from "../../session/tokenStore.ts";
import { forgetKept } from "../../session/useKept.ts";
import { useSession } from "../../session/useSession.ts";
import { Announcer } from "../../ui/Announcer.tsx";
import { Toasts } from "../../ui/Toasts.tsx";
import { useFocusKept } from "../../ui/useFocusKept.ts";
import { LateNoSeat, LateSeatGone } from "../participation/LateSeatGone.tsx";
import { SeatLeft } from "../participation/SeatLeft.tsx";
import { LatePause } from "../pause/LatePause.tsx";
import { LateAgreement } from "../purpose/LatePurpose.tsx";
import { LateGiven } from "../withdrawal/LateGiven.tsx";
import { ParticipantRoom } from "./ParticipantRoom.tsx";
import { ParticipantTop } from "./ParticipantTop.tsx";
import { useAnnouncements } from "./useAnnouncements.ts";
import { useWay } from "./useWay.ts";
import "./participant.css";

addWords({ join, participant, ballot });

/** A participant's page: one seat in one workshop. */
export default function ParticipantPage({ workshopId }: { workshopId: string | null }) {
  const [seat, setSeat] = useState(() => (workshopId ? tokenStore.find("participant", workshopId) : null));
  const [hasLeft, setHasLeft] = useState<false | "left" | "erased">(false);
  const session = useSession("participant", hasLeft ? null : seat);
  useSurface("phone", seat?.title ?? t("brand"));
  if (seat && hasLeft) return <SeatLeft seat={seat} isErased={hasLeft === "erased"} />;
  if (!seat) return <LateNoSeat />;
  if (!session) return <Bars />;
  return (
    <Seat
      seat={seat}
      session={session}
      onSeatChanged={() => setSeat(tokenStore.find("participant", seat.workshopId))}
      onLeave={() => {
        session.leave();
        forgetKept();
        setHasLeft("left");
      }}
      onErased={() => {
        session.leave();
        forgetKept();
        setHasLeft("erased");
      }}
    />
  );
}

interface SeatProps {
  seat: KeptSeat;
  session: Session;
  onSeatChanged(): void;
  onLeave(): void;
  /** All they gave and their name are erased. */
  onErased?(): void;
}

export function Seat({ seat, session, onSeatChanged, onLeave, onErased = onLeave }: SeatProps) {
  const state = useStore(session.state);
  const link = useStore(session.link);
  const save = useStore(session.save);
  const unsent = useStore(session.unsent);
  const farewell = useStore(session.farewell);
  const [isPaused, setPaused] = useState(false);
  const [isErasing, setErasing] = useState(false);
  const [way, setWay] = useWay();
  const page = useRef<HTMLDivElement>(null);
  useAnnouncements(state);
  useFocusKept(page);
  // The line of who is erased ends before it can say so.
  const isErased = link === "ended" && (isErasing || farewell?.erased === "all");
  useEffect(() => {
    if (isErased) onErased();
  }, [isErased, onErased]);
  if (link === "ended" && !isErasing && !isErased)
    return <LateSeatGone seat={seat} unsent={unsent} farewell={farewell} onRenewed={onSeatChanged} />;
  return (
    <div className={way === "canvas" ? "seat is-wide" : "seat"} ref={page}>
      <ParticipantTop
        title={state?.workshop.title ?? seat.title ?? t("brand")}
        phase={state?.phase ?? null}
        save={save}
        onPause={() => setPaused(true)}
      />
      {state ? (
        <LateAgreement state={state}>
          <ParticipantRoom
            // What is half written goes with what was taken back.
            key={state.me.erased}
            seat={seat}
            session={session}
            state={state}
            onSeatChanged={onSeatChanged}
            way={way}
            onWay={setWay}
          />
        </LateAgreement>
      ) : (
        <Bars />
      )}
      {state?.me.participantId && <LateGiven seat={seat} session={session} onErasing={setErasing} />}
      <Toasts />
      <Announcer />
      <LatePause
        isOpen={isPaused}
        seat={seat}
        session={session}
        joinCode={state?.workshop.joinCode ?? seat.joinCode ?? null}
        unsentCount={unsent.length}
        onLeave={onLeave}
        onClose={() => setPaused(false)}
      />
    </div>
  );
}

/** Three still bars until the room is known. */
function Bars() {
  return (
    <main className="bars" aria-busy="true">
      <p className="sr">{t("loading")}</p>
      <span />
      <span />
      <span />
    </main>
  );
}
