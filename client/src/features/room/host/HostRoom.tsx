import "./hostWords.ts";
import "./hostRoom.css";
import type { BoardContent } from "@longtable/shared/board/board.doc";
import { answerPause, blankScreen, endCall, endSpotlight, leadRoom } from "@longtable/shared/room/room.commands";
import type { RoomPlace } from "@longtable/shared/room/room.schema";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useEffect, useRef } from "react";
import { t } from "../../../i18n/t.ts";
import { announce } from "../../../ui/Announcer.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import type { Commands } from "../../console/useCommands.ts";
import { placeLabel } from "../spotlit.ts";
import { HandRow } from "./HandRow.tsx";
import { whoIs } from "./who.ts";

interface Props {
  state: WorkshopState;
  /** The board on the wall, for the words of what is in the light. */
  content: BoardContent | null;
  commands: Commands;
  /** True where the list of hands has no room beside. */
  showsHands: boolean;
}

/** What holds on every screen because a host said so, each with its end; and people who need a pause. */
export default function HostRoom({ state, content, commands, showsHands }: Props) {
  const { call, follow, spotlight } = state.room ?? {};
  const { run } = commands;
  const title = (boardId: string | undefined) => state.boards.find(({ id }) => id === boardId)?.title ?? "";
  const placed = (place: RoomPlace | undefined) => place && content && placeLabel(content, place);
  const first = state.hands?.up?.[0];
  const leads = follow?.leaderId === state.me.seatId;
  return (
    <>
      {state.workshop.screen === "blank" && (
        <div className="rh-blank-now" role="status">
          <Icon name="screen" />
          <b>{t("roomHost.blankOn")}</b>
          <button type="button" className="btn" onClick={() => void run(blankScreen, { isBlank: false })}>
            {t("roomHost.blankOff")}
          </button>
        </div>
      )}
      <PauseNotices state={state} commands={commands} />
      <div className="rh-holds">
        {showsHands && first && (
          <div className="rh-hold">
            <Icon name="speak" />
            <p>{t("roomHost.handsSaid", { count: state.hands?.up?.length ?? 0 })}</p>
            <HandRow state={state} hand={first} commands={commands} />
          </div>
        )}
        {follow && (
          <Hold
            words={t(leads ? "roomHost.youLead" : "roomHost.otherLeads", { where: title(follow.boardId) })}
            onEnd={() => void run(leadRoom, { boardId: null })}
          />
        )}
        {call && !follow && (
          <Hold
            words={t("roomHost.called", { where: placed(call.place) || title(call.boardId) })}
            onEnd={() => void run(endCall, {})}
          />
        )}
        {spotlight && (
          <Hold
            words={
              spotlight.roundId
                ? t("roomHost.litResult")
                : t("roomHost.lit", { what: placed(spotlight.place) || title(spotlight.boardId) })
            }
            onEnd={() => void run(endSpotlight, {})}
          />
        )}
      </div>
    </>
  );
}

function Hold({ words, onEnd }: { words: string; onEnd(): void }) {
  return (
    <div className="rh-hold">
      <Icon name="flag" />
      <p dir="auto">{words}</p>
      <button type="button" className="btn" aria-label={`${t("roomHost.end")}: ${words}`} onClick={onEnd}>
        {t("roomHost.end")}
      </button>
    </div>
  );
}

function PauseNotices({ state, commands }: { state: WorkshopState; commands: Commands }) {
  const pauses = state.hands?.pauses ?? [];
  const known = useRef(new Set<string>());
  useEffect(() => {
    for (const pause of pauses) {
      if (!known.current.has(pause.id)) announce(t("roomHost.pauseNeeded", { who: whoIs(state, pause) }));
      known.current.add(pause.id);
    }
  });
  return pauses.map((pause) => (
    <Notice key={pause.id} tone="info">
      <p>
        <b dir="auto">
          {t(pause.isForMe ? "roomHost.pauseForYou" : "roomHost.pauseNeeded", { who: whoIs(state, pause) })}
        </b>
      </p>
      {pause.words && <p dir="auto">{pause.words}</p>}
      <p className="small quiet">
        <Icon name="private" /> {t(pause.isForMe ? "roomHost.pauseOnlyYou" : "roomHost.pauseOnly")}
      </p>
      <div className="rh-acts">
        {(["coming", "seen"] as const).map((answer) => (
          <button
            key={answer}
            type="button"
            className="btn"
            onClick={() => void commands.run(answerPause, { pauseId: pause.id, answer })}
          >
            {t(`roomHost.${answer}`)}
          </button>
        ))}
      </div>
    </Notice>
  ));
}
