import { closeRound } from "@longtable/shared/voting/voting.commands";
import { resumeActivity } from "@longtable/shared/workshop/agenda.commands";
import { closeActivity, openActivity, setTimer } from "@longtable/shared/workshop/workshop.commands";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useState } from "react";
import { mainStep } from "./plan.ts";
import type { Commands } from "./useCommands.ts";

/** The main button's step, and the question it asks first while a vote is open. */
export function useGoOn(state: WorkshopState, commands: Commands) {
  const [asks, setAsks] = useState(false);
  const step = mainStep(state.activities);
  const from = step && "from" in step ? step.from : null;
  const openRound = state.rounds.find((round) => round.state === "open" && round.activityId === from?.id) ?? null;

  /** The next one opens before the last one closes, so that no screen falls back to the join code in between. */
  const perform = async () => {
    setAsks(false);
    if (step === null) return;
    if (step.name === "resume") {
      await commands.run(resumeActivity, { activityId: step.paused.id });
      return;
    }
    if (openRound && (await commands.run(closeRound, { roundId: openRound.id })) === null) return;
    if ("next" in step && (await commands.run(openActivity, { activityId: step.next.id })) === null) return;
    if (state.timer) await commands.run(setTimer, { seconds: 0 });
    if (from) await commands.run(closeActivity, { activityId: from.id, askWhy: true });
  };
  return {
    step,
    asks,
    start: () => (openRound ? setAsks(true) : void perform()),
    perform: () => void perform(),
    stay: () => setAsks(false),
  };
}
