import { pauseActivity } from "@longtable/shared/workshop/agenda.commands";
import { closeActivity } from "@longtable/shared/workshop/workshop.commands";
import { currentActivity, pausedActivity } from "@longtable/shared/workshop/workshop.rules";
import type { Activity } from "@longtable/shared/workshop/workshop.schema";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";
import { isOfferedAbove, type MainStep, partOf } from "./plan.ts";
import { Question } from "./Question.tsx";
import { TimerControls } from "./TimerControls.tsx";
import type { Commands } from "./useCommands.ts";
import { useGoOn } from "./useGoOn.ts";

interface Props {
  state: WorkshopState;
  commands: Commands;
  serverNow(): number;
  /** False while another button of the page is the main one. */
  isMain: boolean;
}

/** The activity that runs, its time, and the way on. */
export function NowCard({ state, commands, serverNow, isMain }: Props) {
  const current = currentActivity(state.activities);
  const goOn = useGoOn(state, commands, serverNow);
  const paused = pausedActivity(state.activities);
  const isOver = current === null && goOn.step === null;
  const act = (command: typeof closeActivity | typeof pauseActivity, activityId: Activity["id"]) =>
    void commands.run(command, command === closeActivity ? { activityId, askWhy: true } : { activityId });
  return (
    <section className="card now-card" aria-label={current?.title ?? t("console.nothingOpen")}>
      <div className="now-top">
        <div className="now-words">
          {current && <p className="quiet small now-part">{t("console.nowPart", partOf(state.activities, current))}</p>}
          <h2>{current?.title ?? headOf(paused, isOver)}</h2>
          <p className="lead">{current?.prompt ?? leadOf(paused, isOver)}</p>
        </div>
        <TimerControls
          timer={state.timer}
          minutes={current?.minutes ?? 0}
          serverNow={serverNow}
          commands={commands}
          goesOnWithPart={paused !== null || state.hosts?.pause?.isTimerPaused === true}
        />
      </div>
      {goOn.step && !isOfferedAbove(state, goOn.step) && (
        <div className="now-go">
          <button
            type="button"
            className={isMain ? "btn btn-main" : "btn"}
            onClick={goOn.start}
            aria-disabled={commands.isBusy || !goOn.isSteady}
          >
            {stepWords(goOn.step)}
            {goOn.step.name !== "close" && <Icon name="next" />}
          </button>
          {current?.state === "open" && (
            <button type="button" className="btn btn-plain" onClick={() => act(pauseActivity, current.id)}>
              {t("console.pauseThis")}
            </button>
          )}
          {current && goOn.step.name === "goOn" && (
            <button type="button" className="btn btn-plain" onClick={() => act(closeActivity, current.id)}>
              {t("console.closeThis")}
            </button>
          )}
          <span className="now-go-hint">{t("console.nothingMoves")}</span>
        </div>
      )}
      <Question
        isOpen={goOn.asks}
        title={t("console.voteStillOpen")}
        words={t("console.voteStillOpenWords")}
        safe={t("console.vote.closeNo")}
        verb={t("console.closeVoteAndGoOn")}
        onSafe={goOn.stay}
        onVerb={goOn.perform}
      />
    </section>
  );
}

function headOf(paused: Activity | null, isOver: boolean): string {
  if (paused) return t("console.pausedNow", { title: paused.title });
  return t(isOver ? "console.allDone" : "console.nothingOpen");
}

function leadOf(paused: Activity | null, isOver: boolean): string {
  if (paused) return t("console.pausedNowLead");
  return t(isOver ? "console.allDoneLead" : "console.nothingOpenLead");
}

function stepWords(step: MainStep): string {
  if (step.name === "resume") return t("console.goOnWith", { title: step.paused.title });
  if (step.name === "start") return t("console.startWith", { title: step.next.title });
  if (step.name === "goOn") return t("console.goOnTo", { title: step.next.title });
  return t("console.endActivity", { title: step.from.title });
}
