import { useState } from "react";
import { Loading } from "../../app/App.tsx";
import { useSurface } from "../../app/useSurface.ts";
import { console as consoleWords } from "../../i18n/en/console.ts";
import { participant } from "../../i18n/en/participant.ts";
import { projector } from "../../i18n/en/projector.ts";
import { addWords, t } from "../../i18n/t.ts";
import type { Session } from "../../session/session.types.ts";
import { useStore } from "../../session/store.ts";
import { useBoard, useSession } from "../../session/useSession.ts";
import { Announcer } from "../../ui/Announcer.tsx";
import { Toasts } from "../../ui/Toasts.tsx";
import { wallBoardId } from "../projector/projector.view.ts";
import { useJoinAddress } from "../projector/useJoinAddress.ts";
import { useSeat } from "../projector/useSeat.ts";
import { Console } from "./Console.tsx";

// The notices of what is not saved yet are the participants' own, words and all.
addWords({ console: consoleWords, projector, participant });

/** A host's page: takes the seat of the link, then shows the console. */
export default function ConsolePage({ workshopId }: { workshopId: string | null }) {
  useSurface("desk", t("console.pageTitle"));
  const standing = useSeat("facilitator", "facilitate", workshopId);
  const seat = standing.name === "seated" ? standing.seat : null;
  const session = useSession("facilitator", seat);
  if (standing.name === "none") return <Words title={t("console.noLinkTitle")} text={t("console.noLink")} />;
  if (standing.name === "dead") return <Words title={t("console.endedTitle")} text={t("console.ended")} />;
  if (seat === null || session === null) return <Loading />;
  return <SeatedConsole session={session} token={seat.token} />;
}

function SeatedConsole({ session, token }: { session: Session; token: string }) {
  const state = useStore(session.state);
  const link = useStore(session.link);
  // What a host looks at holds for one activity: when another opens, the console goes with the room.
  const [chosen, setChosen] = useState<{ id: string; during: string | null } | null>(null);
  const currentId = state ? wallBoardId(state) : null;
  const chosenId = chosen?.during === currentId ? chosen.id : null;
  const boardId = chosenId ?? currentId ?? state?.boards[0]?.id ?? null;
  const wallBoard = useBoard(currentId, token);
  // Two links to one board would count as two people editing; another one opens only for another board.
  const otherBoard = useBoard(boardId === currentId ? null : boardId, token);
  const join = useJoinAddress(state?.workshop.joinCode ?? "");
  if (link === "ended") return <Words title={t("console.endedTitle")} text={t("console.ended")} />;
  if (state === null) return <Loading />;
  return (
    <>
      <div className="console-frame">
        <Console
          state={state}
          session={session}
          token={token}
          link={link}
          join={join}
          boardId={boardId}
          board={boardId === currentId ? wallBoard : otherBoard}
          onBoard={(id) => setChosen({ id, during: currentId })}
          wallBoard={wallBoard}
        />
      </div>
      <Toasts />
      <Announcer />
    </>
  );
}

function Words({ title, text }: { title: string; text: string }) {
  return (
    <main className="quiet-page">
      <h1>{title}</h1>
      <p>{text}</p>
    </main>
  );
}
