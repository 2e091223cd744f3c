import "./hostWords.ts";
import "./hostRoom.css";
import type { BoardContent } from "@longtable/shared/board/board.doc";
import type { BoardId } from "@longtable/shared/kernel/ids";
import { callRoom, leadRoom, spotlight } from "@longtable/shared/room/room.commands";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useEffect, useId, useRef, useState } from "react";
import { t } from "../../../i18n/t.ts";
import { useStore } from "../../../session/store.ts";
import { Icon } from "../../../ui/Icon.tsx";
import type { Commands } from "../../console/useCommands.ts";
import { hostView } from "./hostView.ts";
import { PlacesSheet } from "./PlacesSheet.tsx";

interface Props {
  state: WorkshopState;
  boardId: BoardId;
  content: BoardContent | null;
  commands: Commands;
}

/** Above a host's board: bring everyone here, let them follow, put a note in the light, lock a part. */
export default function RoomTools({ state, boardId, content, commands }: Props) {
  const view = useStore(hostView);
  const here = view?.boardId === boardId ? view : null;
  const [showsPlaces, setShowsPlaces] = useState(false);
  const needs = useId();
  const follow = state.room?.follow;
  const leads = follow?.leaderId === state.me.seatId;
  useLeading(leads, boardId, state, commands);
  const noteId = here?.noteId ?? null;
  const place = noteId ? { noteId } : (here?.place ?? undefined);

  const call = () => {
    const seen = noteId ? undefined : here?.box;
    void commands.run(callRoom, { boardId, ...(place && { place }), ...(seen && { view: seen }) });
  };
  const lead = () =>
    commands.run(leadRoom, follow ? { boardId: null } : { boardId, ...(here?.place && { place: here.place }) });
  return (
    <div className="rh-tools" role="toolbar" aria-label={t("roomHost.tools")}>
      <button type="button" className="btn" onClick={call}>
        <Icon name="people" /> {t(noteId ? "roomHost.callNote" : "roomHost.call")}
      </button>
      <button type="button" className="btn" aria-pressed={follow !== undefined} onClick={() => void lead()}>
        <Icon name={follow ? "stop" : "play"} />{" "}
        {t(leads ? "roomHost.leading" : follow ? "roomHost.release" : "roomHost.lead")}
      </button>
      <button
        type="button"
        className="btn"
        aria-disabled={noteId === null}
        aria-describedby={noteId === null ? needs : undefined}
        onClick={() => noteId && void commands.run(spotlight, { boardId, place: { noteId } })}
      >
        <Icon name="star" /> {t("roomHost.spotlight")}
      </button>
      {noteId === null && (
        <span id={needs} className="sr">
          {t("roomHost.spotlightNeeds")}
        </span>
      )}
      <button type="button" className="btn" onClick={() => setShowsPlaces(true)}>
        <Icon name="private" /> {t("roomHost.places")}
      </button>
      {showsPlaces && content && (
        <PlacesSheet
          state={state}
          boardId={boardId}
          content={content}
          commands={commands}
          onClose={() => setShowsPlaces(false)}
        />
      )}
    </div>
  );
}

/** A leader who turns to another board, or comes to another step or column, takes the room along. */
function useLeading(leads: boolean, boardId: BoardId, state: WorkshopState, { run }: Commands): void {
  const view = useStore(hostView);
  const place = view?.boardId === boardId ? view.place : null;
  const now = JSON.stringify([boardId, place]);
  const sent = useRef(now);
  const follow = state.room?.follow;
  const followId = follow?.id;
  useEffect(() => {
    if (!leads) sent.current = JSON.stringify([follow?.boardId, follow?.place ?? null]);
    if (!leads || sent.current === now) return;
    const timer = setTimeout(() => {
      sent.current = now;
      // Another host may let everyone go at this very moment.
      void run(leadRoom, { boardId, ...(place && { place }), ...(followId && { followId }) });
    }, SETTLED_MS);
    return () => clearTimeout(timer);
  });
}

/** A step counts as come to once the view has rested there for so long, in milliseconds. */
const SETTLED_MS = 400;
