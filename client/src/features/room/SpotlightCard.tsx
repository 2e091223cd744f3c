import type { BoardContent } from "@longtable/shared/board/board.doc";
import type { RoomPlace, Spotlight } from "@longtable/shared/room/room.schema";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { type ReactNode, useEffect, useRef } from "react";
import { t } from "../../i18n/t.ts";
import { useBoard } from "../../session/useSession.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { useContent } from "../projector/useContent.ts";
import { bringIntoView } from "./bringIntoView.ts";
import { placeLabel, placeNotes, resultRows } from "./spotlit.ts";
import { isWriting } from "./writing.ts";

interface Props {
  spotlight: Spotlight;
  state: WorkshopState;
  token: string;
}

/** What a host has put in the light, at the top of the page. It is brought into view while nobody writes. */
export function SpotlightCard({ spotlight, state, token }: Props) {
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    announce(t("room.spotlight"));
    if (!isWriting()) bringIntoView(() => card.current, "center");
  }, []);
  return (
    <section ref={card} className="rc-spotlight" aria-label={t("room.spotlight")}>
      {spotlight.roundId ? (
        <Result state={state} roundId={spotlight.roundId} />
      ) : (
        spotlight.boardId &&
        spotlight.place && <OfBoard boardId={spotlight.boardId} place={spotlight.place} state={state} token={token} />
      )}
    </section>
  );
}

function OfBoard({
  boardId,
  place,
  state,
  token,
}: {
  boardId: string;
  place: RoomPlace;
  state: WorkshopState;
  token: string;
}) {
  const content = useContent(useBoard(boardId, token));
  if (content === null) return <Kicker>{t("room.spotlight")}</Kicker>;
  if ("noteId" in place) return <Note content={content} noteId={place.noteId} own={state.me.noteIds} />;
  const notes = placeNotes(content, place);
  return (
    <>
      <Kicker>{t("room.spotlight")}</Kicker>
      <h2>{placeLabel(content, place) ?? t("room.spotlightGone")}</h2>
      <p className="small quiet">{t("room.notes", { count: notes.length })}</p>
      <ul>
        {notes.slice(0, 5).map(({ id, text }) => (
          <li key={id} dir="auto">
            {text}
          </li>
        ))}
      </ul>
    </>
  );
}

function Note({ content, noteId, own }: { content: BoardContent; noteId: string; own: readonly string[] }) {
  const note = content.notes.find(({ id }) => id === noteId);
  return (
    <>
      <Kicker>{t("room.spotlight")}</Kicker>
      {note ? (
        <p className="rc-spotlight-words" lang={note.lang ?? undefined} dir="auto">
          {note.text}
        </p>
      ) : (
        <p className="quiet">{t("room.spotlightGone")}</p>
      )}
      {note && own.includes(noteId) && <p className="small quiet">{t("room.spotlightOwn")}</p>}
    </>
  );
}

function Result({ state, roundId }: { state: WorkshopState; roundId: string }) {
  return (
    <>
      <Kicker>{t("room.spotlightResult")}</Kicker>
      <ol>
        {resultRows(state, roundId, 5).map(({ noteId, text, dots }) => (
          <li key={noteId} dir="auto">
            {text} <b>{t("room.dots", { count: dots })}</b>
          </li>
        ))}
      </ol>
    </>
  );
}

const Kicker = ({ children }: { children: ReactNode }) => (
  <p className="small rc-kicker">
    <Icon name="star" /> <b>{children}</b>
  </p>
);
