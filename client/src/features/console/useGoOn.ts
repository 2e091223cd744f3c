import { closeRound } from "@longtable/shared/voting/voting.commands";
import { resumeActivity } from "@longtable/shared/workshop/agenda.commands";
import { closeActivity, openActivity, setTimer } from "@longtable/shared/workshop/workshop.commands";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useState } from "react";
import { t } from "../../i18n/t.ts";
import { showToast } from "../../ui/toasts.ts";
import { clockText, secondsLeft } from "../timer/timeLeft.ts";
import { goingOn, mainStep, meaningOf } from "./plan.ts";
import type { Commands } from "./useCommands.ts";
import { useSteady } from "./useSteady.ts";

/** The main button's step, and the question it asks first while a vote is open. */
export function useGoOn(state: WorkshopState, commands: Commands, serverNow: () => number) {
  const [asks, setAsks] = useState(false);
  const step = mainStep(state.activities);
  const isSteady = useSteady(meaningOf(step));
  const from = step && "from" in step ? step.from : null;
  const openRound = state.rounds.find((round) => round.state === "open" && round.activityId === from?.id) ?? null;

  /** Going on is one command: what was in front closes as the next one opens, or nothing moves. */
  const perform = async () => {
    setAsks(false);
    if (step === null) return;
    if (step.name === "resume") {
      await commands.run(resumeActivity, { activityId: step.paused.id });
      return;
    }
    if (openRound && (await commands.run(closeRound, { roundId: openRound.id })) === null) return;
    const left = state.timer ? secondsLeft(state.timer, serverNow()) : 0;
    if ("next" in step) {
      if ((await commands.run(openActivity, goingOn(step))) === null) return;
    } else {
      if ((await commands.run(closeActivity, { activityId: step.from.id, askWhy: true })) === null) return;
      if (state.timer) await commands.run(setTimer, { seconds: 0 });
    }
    if (left > 0) offerTimeBack(left, commands);
  };
  return {
    step,
    asks,
    isSteady,
    start: () => {
      if (!isSteady || commands.isBusy) return;
      if (openRound) setAsks(true);
      else void perform();
    },
    perform: () => void perform(),
    stay: () => setAsks(false),
  };
}

/** Time that was left goes with the activity it was for; it is not lost in silence. */
function offerTimeBack(seconds: number, commands: Commands): void {
  showToast(t("console.timer.went", { time: clockText(seconds) }), {
    label: t("console.timer.bring"),
    perform: () => void commands.run(setTimer, { seconds }),
  });
}
