import { useState } from "react";
import { Loading } from "../../app/App.tsx";
import { useSurface } from "../../app/useSurface.ts";
import { projector } from "../../i18n/en/projector.ts";
import { addWords, t } from "../../i18n/t.ts";
import type { Session } from "../../session/session.types.ts";
import { useStore } from "../../session/store.ts";
import { useBoard, useSession } from "../../session/useSession.ts";
import { wallBoardId } from "./projector.view.ts";
import { useContent } from "./useContent.ts";
import { useJoinAddress } from "./useJoinAddress.ts";
import { useSeat } from "./useSeat.ts";
import { Wall } from "./Wall.tsx";

addWords({ projector });

/** The big screen. It needs no hand: it follows the room, and comes back by itself when the line was down. */
export default function ProjectorPage({ workshopId }: { workshopId: string | null }) {
  useSurface("wall", t("projector.pageTitle"));
  const standing = useSeat("screen", "screen", workshopId);
  const seat = standing.name === "seated" ? standing.seat : null;
  const session = useSession("screen", seat);
  if (standing.name === "none") return <Words text={t("projector.noLink")} />;
  if (standing.name === "dead") return <Words text={t("projector.ended")} />;
  if (seat === null || session === null) return <Loading />;
  return <Screen session={session} token={seat.token} />;
}

function Screen({ session, token }: { session: Session; token: string }) {
  const state = useStore(session.state);
  const link = useStore(session.link);
  const board = useBoard(state ? wallBoardId(state) : null, token);
  const content = useContent(board);
  const join = useJoinAddress(state?.workshop.joinCode ?? "");
  const [serverNow] = useState(() => session.serverNow);
  if (link === "ended") return <Words text={t("projector.ended")} />;
  if (state === null) return <Loading />;
  return <Wall state={state} content={content} join={join} link={link} serverNow={serverNow} listens />;
}

function Words({ text }: { text: string }) {
  return (
    <main className="wall wall-blank">
      <h1>{text}</h1>
    </main>
  );
}
