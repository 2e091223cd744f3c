import { answerHand } from "@longtable/shared/room/room.commands";
import type { Hands } from "@longtable/shared/room/room.schema";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { t } from "../../../i18n/t.ts";
import type { Commands } from "../../console/useCommands.ts";
import { whoIs } from "./who.ts";

interface Props {
  state: WorkshopState;
  hand: NonNullable<Hands["up"]>[number];
  commands: Commands;
}

/** One hand: whose it is, and what a host can say to it. */
export function HandRow({ state, hand, commands }: Props) {
  const who = whoIs(state, hand);
  const { participantId, isTurn } = hand;
  const answer = (how: "turn" | "down") => void commands.run(answerHand, { participantId, answer: how });
  return (
    <>
      <span className="rh-who" dir="auto">
        <b>{who}</b> {isTurn && <span className="small">{t("roomHost.isTurn")}</span>}
      </span>
      {!isTurn && (
        <button
          type="button"
          className="btn"
          aria-label={t("roomHost.turnLabel", { who })}
          onClick={() => answer("turn")}
        >
          {t("roomHost.turn")}
        </button>
      )}
      <button
        type="button"
        className="btn btn-plain"
        aria-label={t("roomHost.lowerLabel", { who })}
        onClick={() => answer("down")}
      >
        {t("roomHost.lower")}
      </button>
    </>
  );
}
