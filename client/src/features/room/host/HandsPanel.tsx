import "./hostWords.ts";
import "./hostRoom.css";
import { showReady } from "@longtable/shared/room/room.commands";
import { currentActivity } from "@longtable/shared/workshop/workshop.rules";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useEffect, useRef } from "react";
import { t } from "../../../i18n/t.ts";
import { announce } from "../../../ui/Announcer.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import type { Commands } from "../../console/useCommands.ts";
import { HandRow } from "./HandRow.tsx";
import { MoreTime } from "./MoreTime.tsx";
import { Tick } from "./Tick.tsx";

interface Props {
  state: WorkshopState;
  commands: Commands;
  token: string;
}

/** Hands in order, how many are ready, and more time for one person. Hosts only. */
export default function HandsPanel({ state, commands, token }: Props) {
  const hands = state.hands?.up ?? [];
  const ready = state.room?.ready;
  const isRunning = currentActivity(state.activities) !== null;
  useHandsVoice(hands.length);
  return (
    <section className="rh-hands">
      <div className="between">
        <h2>{t("roomHost.hands")}</h2>
        <span className="chip">
          <Icon name="private" /> {t("console.room.hostsOnly")}
        </span>
      </div>
      {hands.length === 0 && <p className="quiet small">{t("roomHost.noHands")}</p>}
      <ol>
        {hands.map((hand) => (
          <li key={hand.participantId}>
            <HandRow state={state} hand={hand} commands={commands} />
          </li>
        ))}
      </ol>
      {ready && isRunning && (
        <div className="rh-ready">
          <p>
            {t("roomHost.ready")}:{" "}
            <b>
              {t("roomHost.readyOf", {
                count: ready.count ?? 0,
                people: Math.max(ready.count ?? 0, state.participants.here),
              })}
            </b>
          </p>
          <Tick isOn={ready.isShown} onSet={(isShown) => commands.run(showReady, { isShown })}>
            {t("roomHost.showReady")}
          </Tick>
        </div>
      )}
      {isRunning && <MoreTime state={state} token={token} commands={commands} />}
    </section>
  );
}

/** Says when one more hand goes up. */
function useHandsVoice(count: number): void {
  const before = useRef(count);
  useEffect(() => {
    if (count > before.current) announce(t("roomHost.handsSaid", { count }));
    before.current = count;
  }, [count]);
}
