import { resumeActivity } from "@longtable/shared/workshop/agenda.commands";
import { closeActivity, openActivity } from "@longtable/shared/workshop/workshop.commands";
import { currentActivity, pausedActivity } from "@longtable/shared/workshop/workshop.rules";
import type { Activity } from "@longtable/shared/workshop/workshop.schema";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useState } from "react";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";
import { partOf, runSheet } from "./plan.ts";
import type { Commands } from "./useCommands.ts";

interface Props {
  state: WorkshopState;
  commands: Commands;
  /** Shows where the plan is changed. */
  onPlan(): void;
}

/** The agenda by phase; all four phases are always there. Any activity can be opened, closed and opened again. */
export function RunSheet({ state, commands, onPlan }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  const current = currentActivity(state.activities);
  const resting = pausedActivity(state.activities);
  const stopped = state.hosts?.pause?.activityIds ?? [];
  const minutes = state.activities.reduce((sum, activity) => sum + activity.minutes, 0);
  return (
    <nav className="console-rail" aria-label={t("console.runSheet")}>
      <h2 className="is-wide">{t("console.runSheet")}</h2>
      <p className="console-rail-sub">{t("console.minutes", { count: minutes })}</p>
      <button
        type="button"
        className="btn console-rail-toggle"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
      >
        <span>
          {t("console.runSheet")}
          {current && <span className="quiet"> · {t("console.nowPart", partOf(state.activities, current))}</span>}
        </span>
        <Icon name="down" />
      </button>
      <div className={isOpen ? "run is-open" : "run"}>
        <PlanButton waiting={state.agenda?.suggestions.length ?? 0} onPlan={onPlan} />
        {runSheet(state.activities).map(({ phase, activities }) => {
          const isHere = state.phase === phase;
          const isDone = activities.length > 0 && activities.every((activity) => activity.state === "closed");
          return (
            <section
              key={phase}
              className={["run-phase", isHere && "is-here", isDone && !isHere && "is-done"].filter(Boolean).join(" ")}
            >
              <h3>{t(`phases.${phase}`)}</h3>
              {activities.length === 0 && <p className="run-none">{t("console.noActivity")}</p>}
              <ol>
                {activities.map((activity) => (
                  <RunItem
                    key={activity.id}
                    activity={activity}
                    isCurrent={activity.id === current?.id}
                    isOffered={activity.id === resting?.id || stopped.includes(activity.id)}
                    commands={commands}
                  />
                ))}
              </ol>
            </section>
          );
        })}
      </div>
    </nav>
  );
}

/** The way to the plan; it says when somebody has suggested something. */
function PlanButton({ waiting, onPlan }: { waiting: number; onPlan(): void }) {
  return (
    <div className="run-plan">
      <button type="button" className="btn btn-plain" onClick={onPlan}>
        <Icon name="list" /> {t("console.changePlan")}
      </button>
      {waiting > 0 && <span className="chip">{t("console.newSuggestions", { count: waiting })}</span>}
    </div>
  );
}

interface ItemProps {
  activity: Activity;
  isCurrent: boolean;
  /** The main button, or the notice of the stop, goes on with it already. */
  isOffered: boolean;
  commands: Commands;
}

function RunItem({ activity, isCurrent, isOffered, commands }: ItemProps) {
  const { id, title, state, minutes } = activity;
  const isOpen = state === "open";
  const isLive = isOpen || state === "paused" || state === "revealed";
  const isDone = state === "closed";
  const className = ["run-item", isLive && "is-live", isCurrent && "is-here", isDone && "is-done"]
    .filter(Boolean)
    .join(" ");
  const open = () => void commands.run(openActivity, { activityId: id });
  const close = () => void commands.run(closeActivity, { activityId: id, askWhy: true });
  const resume = () => void commands.run(resumeActivity, { activityId: id });
  return (
    <li className={className} aria-current={isCurrent ? "step" : undefined}>
      {isDone ? <Icon name="check" /> : <i className="ring" />}
      <span>
        {isLive ? <b>{title}</b> : title}
        <span className="sr">. {t(`console.state.${state}`)}</span>
      </span>
      <span className="mins">
        <span aria-hidden="true">{minutes > 0 ? minutes : ""}</span>
        {minutes > 0 && <span className="sr">{t("console.minutes", { count: minutes })}</span>}
      </span>
      {isLive && (
        <span className="run-item-makes">
          {!isOpen && `${t(`console.state.${state}`)} · `}
          {t("console.makes", { output: t(`console.output.${activity.outputType}`) })}
        </span>
      )}
      {activity.isPreWork && <span className="run-item-makes">{t("console.before")}</span>}
      <span className="run-item-act">
        {isOpen && !isCurrent && !activity.isPreWork && <Act word={t("console.show")} title={title} onClick={open} />}
        {state === "paused" && !isOffered && <Act word={t("console.resume")} title={title} onClick={resume} />}
        {isLive ? (
          <Act word={t("console.close")} title={title} onClick={close} />
        ) : (
          <Act word={t(isDone ? "console.reopen" : "console.open")} title={title} onClick={open} />
        )}
      </span>
    </li>
  );
}

/** A word to press; what it is done to is said to those who cannot see the row. */
function Act({ word, title, onClick }: { word: string; title: string; onClick(): void }) {
  return (
    <button type="button" className="btn btn-plain" onClick={onClick}>
      {word}
      <span className="sr"> {title}</span>
    </button>
  );
}
