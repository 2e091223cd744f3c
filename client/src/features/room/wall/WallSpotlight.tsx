import "./wallWords.ts";
import "./roomWall.css";
import type { BoardContent } from "@longtable/shared/board/board.doc";
import type { RoomPlace, Spotlight } from "@longtable/shared/room/room.schema";
import { t } from "../../../i18n/t.ts";
import { Icon } from "../../../ui/Icon.tsx";
import type { WallParts } from "../../projector/Wall.types.ts";
import { WallBars, WallFootCode, WallTimer } from "../../projector/WallParts.tsx";
import { placeLabel, placeNotes, resultRows } from "../spotlit.ts";

interface Props extends WallParts {
  spotlight: Spotlight;
  now: number;
}

/** Rows that can be read from the back of the room. */
const MOST_ROWS = 5;

/** What a host has put in the light, as large as it goes. */
export function WallSpotlight({ state, content, join, spotlight, now }: Props) {
  const { place, roundId } = spotlight;
  return (
    <div className="wall rw-spotlight">
      <header className="wall-head">
        <p className="wall-kicker">
          <Icon name="star" /> <b>{t(roundId ? "roomWall.result" : "roomWall.spotlight")}</b>
        </p>
        <div className="wall-head-side">
          <WallTimer timer={state.timer} now={now} />
        </div>
      </header>
      <main>
        {roundId && <Result state={state} roundId={roundId} />}
        {place && (content ? <Place content={content} place={place} /> : <WallBars />)}
      </main>
      <footer className="wall-foot">
        <span />
        <WallFootCode join={join} code={state.workshop.joinCode} />
      </footer>
    </div>
  );
}

function Place({ content, place }: { content: BoardContent; place: RoomPlace }) {
  const label = placeLabel(content, place);
  if (label === null) return <h1>{t("roomWall.gone")}</h1>;
  if ("noteId" in place) {
    const note = content.notes.find(({ id }) => id === place.noteId);
    const size = label.length > 240 ? "is-long" : label.length > 90 ? "is-medium" : "is-short";
    return (
      <div className={`note rw-note ${size}`} data-kind={note?.kind} lang={note?.lang ?? undefined}>
        <span className="stamp">
          <Icon name={note?.kind ?? "note"} />
        </span>
        <h1 dir="auto">
          <span className="sr">{t(`kinds.${note?.kind ?? "note"}`)}: </span>
          {label}
        </h1>
      </div>
    );
  }
  const notes = placeNotes(content, place);
  return (
    <>
      <h1 dir="auto">{label}</h1>
      <ul className="rw-rows">
        {notes.slice(0, MOST_ROWS).map(({ id, text }) => (
          <li key={id} dir="auto">
            {text}
          </li>
        ))}
      </ul>
      {notes.length > MOST_ROWS && <p className="rw-more">{t("roomWall.more", { count: notes.length - MOST_ROWS })}</p>}
    </>
  );
}

function Result({ state, roundId }: { state: WallParts["state"]; roundId: string }) {
  const rows = resultRows(state, roundId, MOST_ROWS);
  const title = state.rounds.find(({ id }) => id === roundId)?.title;
  return (
    <>
      <h1 className={title ? "" : "sr"}>{title ?? t("roomWall.result")}</h1>
      <ol className="rw-rows rw-result">
        {rows.map(({ noteId, text, dots }) => (
          <li key={noteId}>
            <b>{t("roomWall.dots", { count: dots })}</b>
            <span dir="auto">{text}</span>
          </li>
        ))}
      </ol>
    </>
  );
}
