import "./roomWords.ts";
import "./phoneRoom.css";
import { t } from "../../i18n/t.ts";
import { Notice } from "../../ui/Notice.tsx";
import { HandRow } from "./HandRow.tsx";
import type { RoomProps } from "./LateRoom.tsx";
import { RoomBar } from "./RoomBar.tsx";
import { SpotlightCard } from "./SpotlightCard.tsx";
import { useSeatHead } from "./useSeatHead.ts";

/** Where hosts lead the room, what stands in the light, and the ways to reach them. */
export default function PhoneRoom(props: RoomProps) {
  const { session, state, token } = props;
  useSeatHead();
  const spotlight = state.room?.spotlight;
  const reply = state.hands?.reply;
  return (
    <>
      <RoomBar {...props} />
      {reply && (
        <div className="rc-reply" aria-live="polite">
          <Notice tone="ok">
            <p>{t(`room.pause.${reply}`)}</p>
            <button
              type="button"
              className="btn"
              onClick={() => void session.send("room.endPause", {}, { keep: false })}
            >
              {t("room.pause.done")}
            </button>
          </Notice>
        </div>
      )}
      {spotlight && <SpotlightCard key={spotlight.id} spotlight={spotlight} state={state} token={token} />}
      <HandRow session={session} state={state} />
    </>
  );
}
