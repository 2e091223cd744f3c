import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useEffect, useRef, useState } from "react";
import { t } from "../../i18n/t.ts";
import type { Session } from "../../session/session.types.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { reachOf } from "./roomShown.ts";

/** A hand for the hosts, and a word that one is ready. Both are sent now or not at all: later they would mean something else. */
export function HandRow({ session, state }: { session: Session; state: WorkshopState }) {
  const hand = state.hands?.mine;
  const isReady = state.room?.ready.mine ?? false;
  const isTurn = hand?.isTurn ?? false;
  const wasTurn = useRef(isTurn);
  useEffect(() => {
    if (isTurn && !wasTurn.current) announce(t("room.hand.isTurn"));
    wasTurn.current = isTurn;
  }, [isTurn]);
  const [hasFailed, setFailed] = useState(false);
  const reach = reachOf(state);
  if (reach === "none") return null;
  const send = async (type: string, input: Record<string, unknown>) => {
    setFailed(false);
    setFailed(!(await session.send(type, input, { keep: false })).ok);
  };
  return (
    <div className="rc-hands">
      <button
        type="button"
        className="btn"
        aria-pressed={hand !== undefined}
        onClick={() => void send("room.setHand", { isUp: hand === undefined })}
      >
        <Icon name="raised" /> {t("room.hand.up")}
      </button>
      {reach === "all" && (
        <button
          type="button"
          className="btn"
          aria-pressed={isReady}
          onClick={() => void send("room.setReady", { isReady: !isReady })}
        >
          <Icon name="check" /> {t("room.ready.say")}
        </button>
      )}
      {hand && (
        <p className={isTurn ? "rc-turn" : "small quiet"}>{t(isTurn ? "room.hand.isTurn" : "room.hand.isUp")}</p>
      )}
      {hasFailed && (
        <p role="alert" className="small">
          {t("room.hand.failed")}
        </p>
      )}
    </div>
  );
}
