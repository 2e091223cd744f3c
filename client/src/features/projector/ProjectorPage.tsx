import type { AnyCommand, InputOf } from "@longtable/shared/kernel/command";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useState } from "react";
import { useSurface } from "../../app/useSurface.ts";
import { projector } from "../../i18n/en/projector.ts";
import { addWords, t } from "../../i18n/t.ts";
import type { Link, Session } from "../../session/session.types.ts";
import { useStore } from "../../session/store.ts";
import { useBoard, useSession } from "../../session/useSession.ts";
import { Icon } from "../../ui/Icon.tsx";
import { useImageSeat } from "../images/useImageSeat.ts";
import { usePointing } from "../room/usePointing.ts";
import { besideBoardId, shownBoardId } from "./projector.view.ts";
import { ScreenBar } from "./ScreenBar.tsx";
import { useAwake } from "./useAwake.ts";
import { useContent } from "./useContent.ts";
import { useDriving } from "./useDriving.ts";
import { useJoinAddress } from "./useJoinAddress.ts";
import { useNewBuild } from "./useNewBuild.ts";
import { useQuietPointer } from "./useQuietPointer.ts";
import { useScreenKeys } from "./useScreenKeys.ts";
import { useSeat } from "./useSeat.ts";
import { Wall } from "./Wall.tsx";
import { WallGuard } from "./WallGuard.tsx";

addWords({ projector });

/** The big screen. It needs no hand: it follows the room, and comes back by itself when the line was down. */
export default function ProjectorPage({ workshopId }: { workshopId: string | null }) {
  useSurface("wall", t("projector.pageTitle"));
  useAwake();
  const standing = useSeat("screen", "screen", workshopId);
  const seat = standing.name === "seated" ? standing.seat : null;
  const session = useSession("screen", seat);
  if (standing.name === "none") return <Words text={t("projector.noLink")} />;
  if (standing.name === "dead") return <Words text={t("projector.ended")} />;
  if (seat === null || session === null) return <Waiting />;
  return <Screen session={session} token={seat.token} />;
}

function Screen({ session, token }: { session: Session; token: string }) {
  const state = useStore(session.state);
  const link = useStore(session.link);
  if (link === "ended") return <Words text={t("projector.ended")} />;
  if (state === null) return <Waiting />;
  return <LiveScreen session={session} token={token} state={state} link={link} />;
}

interface LiveProps {
  session: Session;
  token: string;
  state: WorkshopState;
  link: Link;
}

function LiveScreen({ session, token, state, link }: LiveProps) {
  useImageSeat(session, state.images);
  const board = useBoard(shownBoardId(state), token);
  const content = useContent(board);
  const beside = useContent(useBoard(besideBoardId(state), token));
  const points = usePointing(board, "hosts");
  const join = useJoinAddress(state.workshop.joinCode);
  const [serverNow] = useState(() => session.serverNow);
  const [run] = useState(
    () =>
      <C extends AnyCommand>({ type }: C, input: InputOf<C>) =>
        session.send(type, input as Record<string, unknown>, { keep: false }),
  );
  const driving = useDriving({ state, serverNow, run });
  const isMoving = useQuietPointer();
  useScreenKeys(driving);
  useNewBuild(link === "online", !state.rounds.some((round) => round.state === "open"));
  return (
    <div className={isMoving ? "screen" : "screen is-quiet"}>
      <WallGuard>
        <Wall
          state={driving.state}
          content={content}
          beside={beside}
          points={points}
          join={join}
          link={link}
          serverNow={serverNow}
          onPages={driving.onPages}
        />
      </WallGuard>
      <ScreenBar driving={driving} isSeen={isMoving} />
    </div>
  );
}

/** Until the room is known: the mark, and calm words. */
function Waiting() {
  return (
    <main className="wall wall-blank" aria-busy="true">
      <h1 className="sr">{t("loading")}</h1>
      <Icon name="brand" />
    </main>
  );
}

function Words({ text }: { text: string }) {
  return (
    <main className="wall wall-blank">
      <h1>{text}</h1>
    </main>
  );
}
